"""Buttons and the keyboard."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from app.ui.kit.buttons import make_button


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_that_enter_presses_a_button_as_the_space_bar_does(qtbot, key):
    pressed = []
    button = make_button("Consegna…", "check", lambda: pressed.append("yes"))
    qtbot.addWidget(button)
    button.show()
    qtbot.keyClick(button, key)
    assert pressed == ["yes"]


def test_that_enter_held_down_presses_once(qtbot):
    pressed = []
    button = make_button("Completa", "check", lambda: pressed.append("yes"))
    qtbot.addWidget(button)
    button.show()
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", autorep=True)
    qtbot.keyPress(button, Qt.Key.Key_Return)
    QApplication.sendEvent(button, held)
    assert pressed == ["yes"]
