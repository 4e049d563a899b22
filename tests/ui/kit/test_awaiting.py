"""Panels whose content is being read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from app.ui.kit.awaiting import PATIENCE_MS, Awaiting


@pytest.fixture
def panel(qtbot):
    """A window with a panel of one button and one field, and something else that takes the keyboard."""
    window = QWidget()
    window.panel, window.field, window.button, window.other = QWidget(), QLineEdit(), QPushButton("Fai"), QLineEdit()
    inside, outside = QVBoxLayout(window.panel), QVBoxLayout(window)
    inside.addWidget(window.field)
    inside.addWidget(window.button)
    outside.addWidget(window.panel)
    outside.addWidget(window.other)
    qtbot.addWidget(window)
    window.show()
    QApplication.processEvents()
    window.activateWindow()
    return window


def test_that_nothing_is_pressed_or_typed_from_a_choice_to_its_answer_and_the_keyboard_comes_back(panel, qtbot):
    awaiting, pressed, left = Awaiting(panel.panel), [], []
    panel.button.clicked.connect(lambda: pressed.append(True))
    panel.field.editingFinished.connect(lambda: left.append(awaiting.is_on))
    panel.field.setFocus()
    qtbot.keyClicks(panel.field, "prima")
    awaiting.begin()
    awaiting.begin()
    assert left == [False]  # what was being written is of what was shown: it goes before the panel is off
    panel.button.click()
    qtbot.mouseClick(panel.button, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(panel.field, "dopo")
    assert (pressed, panel.field.text()) == ([], "prima")
    assert not panel.panel.updatesEnabled()  # nothing flickers
    awaiting.end()
    awaiting.end()
    panel.button.click()
    assert len(pressed) == 1
    assert panel.panel.updatesEnabled()
    assert panel.focusWidget() is panel.field


def test_that_a_keyboard_given_elsewhere_meanwhile_stays_there_and_a_slow_answer_shows_that_it_is_waited_for(panel):
    awaiting = Awaiting(panel.panel)
    panel.field.setFocus()
    awaiting.begin()
    panel.other.setFocus()
    assert awaiting._slow.interval() == PATIENCE_MS
    awaiting._slow.timeout.emit()
    assert panel.panel.updatesEnabled()
    assert not panel.button.isEnabled()
    awaiting.end()
    assert panel.focusWidget() is panel.other
