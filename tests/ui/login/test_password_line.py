"""The field of a password."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

from app.ui.login.password_line import CAPITALS, PasswordField, capitals_locked

NONE, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def field(qtbot):
    field = PasswordField()
    qtbot.addWidget(field)
    field.show()
    return field


def typed(text, modifiers):
    return QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, modifiers, text)


@pytest.mark.parametrize(
    ("text", "modifiers", "locked"),
    [
        ("A", NONE, True),
        ("a", SHIFT, True),
        ("a", NONE, False),
        ("A", SHIFT, False),
        ("È", NONE, True),
        ("7", NONE, None),
        ("", SHIFT, None),
    ],
)
def test_that_a_letter_tells_whether_capitals_are_locked(text, modifiers, locked):
    assert capitals_locked(typed(text, modifiers)) is locked


def test_that_locked_capitals_are_told_until_a_letter_says_otherwise(qtbot, field):
    qtbot.keyClick(field.line, "B")
    field.line.keyPressEvent(typed("B", NONE))
    assert field.message.text == CAPITALS
    assert not field.line.property("error")
    field.line.keyPressEvent(typed("b", NONE))
    assert field.message.isHidden()


def test_that_the_letters_are_hidden_and_shown_by_the_eye(field):
    assert field.line.echoMode() is QLineEdit.EchoMode.Password
    [eye] = field.line.actions()
    eye.trigger()
    assert field.line.echoMode() is QLineEdit.EchoMode.Normal
    assert eye.text() == "Nascondi la password"
    eye.trigger()
    assert field.line.echoMode() is QLineEdit.EchoMode.Password


def test_that_a_refusal_is_said_and_goes_away_with_the_next_letter(qtbot, field):
    field.line.setText("sbagliata")
    field.refuse("Password non riconosciuta.")
    assert field.message.text == "Password non riconosciuta."
    assert field.line.accessibleDescription() == "Password non riconosciuta."
    assert field.line.selectionLength() == len("sbagliata")
    qtbot.keyClick(field.line, "g")
    assert field.message.isHidden()
    assert field.text == "g"


def test_that_nothing_typed_is_left_and_that_letters_are_hidden_again(field):
    field.line.setText("segreta")
    field.line.actions()[0].trigger()
    field.forget()
    assert field.text == ""
    assert field.line.echoMode() is QLineEdit.EchoMode.Password


def test_that_enter_confirms(qtbot, field):
    with qtbot.waitSignal(field.confirmed):
        qtbot.keyClick(field.line, Qt.Key.Key_Return)
    with qtbot.waitSignal(field.confirmed):
        qtbot.keyClick(field.line, Qt.Key.Key_Enter)
