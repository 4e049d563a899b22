"""Buttons that have no room wait under *Altro*."""

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import make_button, make_tool
from app.ui.kit.scale import keep_size

NAMES = ("Aggiungi", "Duplica", "Elimina")


@pytest.fixture
def pressed():
    return []


@pytest.fixture
def row(qtbot, theme, pressed):
    buttons = [make_button(name, "copy", lambda _checked, name=name: pressed.append(name)) for name in NAMES]
    row = ButtonRow(*buttons, make_tool("Sposta su", "arrow-up", lambda _checked: pressed.append("Sposta su")))
    qtbot.addWidget(row)
    row.resize(900, 40)
    row.show()
    QApplication.processEvents()
    return row


def shown(row):
    return [button.text() or button.accessibleName() for button in row.buttons if button.isVisible()]


def test_that_all_the_buttons_are_seen_where_there_is_room(row):
    assert shown(row) == [*NAMES, "Sposta su"]
    assert not row.more.isVisible()


def test_that_the_last_ones_go_into_the_menu_and_are_pressed_from_there(row, pressed):
    row.resize(row.buttons[0].sizeHint().width() + row.more.sizeHint().width() + 12, 40)
    QApplication.processEvents()
    assert shown(row) == ["Aggiungi"]
    row.buttons[2].setEnabled(False)
    row.more.menu().aboutToShow.emit()
    actions = row.more.menu().actions()
    assert [(action.text(), action.isEnabled()) for action in actions] == [
        ("Duplica", True), ("Elimina", False), ("Sposta su", True),
    ]  # fmt: skip
    actions[0].trigger()
    assert pressed == ["Duplica"]


def test_that_no_button_is_ever_cut(row):
    for width in range(row.minimumSizeHint().width(), 500, 7):
        row.resize(width, 40)
        QApplication.processEvents()
        for button in [*row.buttons, row.more]:
            assert not button.isVisible() or (button.x() >= 0 and button.geometry().right() < width)
            assert not button.isVisible() or button.width() >= button.sizeHint().width()


def test_that_a_picture_kept_larger_than_it_asks_for_cuts_no_button(row):
    keep_size(row.buttons[3], 80, 28)
    test_that_no_button_is_ever_cut(row)


def test_that_a_button_without_meaning_is_neither_shown_nor_in_the_menu(row):
    row.offer(row.buttons[1], is_offered=False)
    assert shown(row) == ["Aggiungi", "Elimina", "Sposta su"]
    assert row.folded() == []
    row.offer(row.buttons[1], is_offered=True)
    assert "Duplica" in shown(row)


def test_that_a_row_held_at_its_end_lets_the_first_ones_go_and_its_last_never_move(qtbot, theme):
    row = ButtonRow(*(make_button(name, "copy", lambda: None) for name in NAMES), keeps_last=True)
    qtbot.addWidget(row)
    row.show()
    first, middle, last = row.buttons
    room = sum(button.sizeHint().width() for button in (row.more, middle, last)) + 20
    row.resize(room, 40)
    QApplication.processEvents()
    assert (shown(row), row.folded()) == ([*NAMES[1:]], [first])
    assert row.more.x() < middle.x() < last.x()
    at = last.geometry()
    row.offer(middle, is_offered=False)
    QApplication.processEvents()
    assert (shown(row), last.geometry()) == ([NAMES[0], NAMES[2]], at)
