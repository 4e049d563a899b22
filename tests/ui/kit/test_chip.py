"""Chips: filters that add up, each with its number; those that find no room are in a menu."""

import pytest
from PySide6.QtCore import Qt

from app.ui.kit.chip import Chip, ChipKind, ChipRow
from app.ui.kit.signs import ERROR, WARNING

KINDS = (
    ChipKind("a", "senza atteso", WARNING),
    ChipKind("b", "senza indicatore", ERROR),
    ChipKind("c", "senza fonte", WARNING),
)


@pytest.fixture
def row(qtbot, theme):
    row = ChipRow(KINDS)
    row.resize(900, 32)
    qtbot.addWidget(row)
    row.show()
    row.show_counts(130, {"a": 30, "b": 12})
    return row


def shown(row):
    return [chip.words for chip in (row.everything, *row.chips.values()) if chip.isVisible()]


def test_that_chips_add_up_and_the_first_one_clears_them(row, qtbot):
    assert row.everything.isChecked()
    with qtbot.waitSignal(row.changed):
        qtbot.mouseClick(row.chips["a"], Qt.MouseButton.LeftButton)
    qtbot.keyClick(row.chips["b"], Qt.Key.Key_Space)
    assert row.chosen == {"a", "b"}
    assert not row.everything.isChecked()
    with qtbot.waitSignal(row.changed):
        qtbot.keyClick(row.everything, Qt.Key.Key_Return)
    assert row.chosen == frozenset()
    assert row.everything.isChecked()


def test_that_the_first_chip_stays_chosen_when_nothing_else_is(row, qtbot):
    qtbot.mouseClick(row.everything, Qt.MouseButton.LeftButton)
    assert row.everything.isChecked()


def test_that_a_chip_says_its_number_and_is_quiet_without_rows(row):
    assert [chip.accessibleName() for chip in row.chips.values()] == [
        "senza atteso: 30", "senza indicatore: 12", "senza fonte: 0",
    ]  # fmt: skip
    assert [chip.is_quiet for chip in row.chips.values()] == [False, False, True]
    assert not row.everything.is_quiet


def test_that_chips_without_room_are_offered_in_a_menu_and_the_chosen_one_comes_out_of_it(row, qtbot):
    narrow = [row.more, row.everything, row.chips["a"]]
    row.resize(sum(one.sizeHint().width() for one in narrow) + 50, 32)
    assert shown(row) == ["Tutti", "senza atteso"]
    assert row.more.isVisible()
    row.more.menu().aboutToShow.emit()
    actions = row.more.menu().actions()
    assert [action.text() for action in actions] == ["senza indicatore (12)", "senza fonte (0)"]
    actions[1].trigger()
    assert row.chosen == {"c"}
    assert shown(row) == ["Tutti", "senza fonte"]
    row.resize(row.minimumSizeHint().width() + 20, 32)
    assert shown(row) == []
    assert row.more.text() == "Altri filtri: 1"
    row.more.menu().aboutToShow.emit()
    row.more.menu().actions()[0].trigger()
    assert row.chosen == frozenset()


def test_that_no_chip_is_cut_at_any_width(row):
    for width in range(row.minimumSizeHint().width(), row.sizeHint().width() + 40, 7):
        row.resize(width, 32)
        for chip in row.findChildren(Chip):
            if chip.isVisible():
                assert chip.geometry().right() < width
                assert chip.width() == chip.sizeHint().width()


def test_that_chips_follow_the_zoom_and_come_back_exactly(row, theme):
    before = row.chips["a"].size()
    theme.resize(200)
    assert row.chips["a"].height() == before.height() * 2
    theme.resize(100)
    assert row.chips["a"].size() == before


def test_that_a_chosen_chip_is_painted_otherwise(row):
    before = row.chips["a"].grab().toImage()
    row.choose("a")
    assert row.chips["a"].grab().toImage() != before


def test_that_a_filter_without_meaning_is_neither_shown_nor_in_the_menu_and_leaves_nothing_out(row, qtbot):
    row.choose("a")
    with qtbot.waitSignal(row.changed):
        row.offer("a", is_offered=False)
    assert (row.chosen, shown(row)) == (frozenset(), ["Tutti", "senza indicatore", "senza fonte"])
    row.resize(row.minimumSizeHint().width() + 20, 32)
    row.more.menu().aboutToShow.emit()
    assert [one.text() for one in row.more.menu().actions()][1:] == ["senza indicatore (12)", "senza fonte (0)"]
    row.offer("a", is_offered=True)
    row.resize(900, 32)
    assert shown(row)[1] == "senza atteso"


def test_that_the_menu_of_the_others_says_to_whom_does_not_see_how_many_of_them_are_chosen(row):
    row.choose("a", "b")
    row.resize(row.more.sizeHint().width() + row.everything.sizeHint().width() + 20, 32)
    assert row.more.text().endswith(": 2")
    assert row.more.accessibleName() == row.more.text()
