"""Rows that unfold in place: one open at most, all of them with Alt, what is below made when it is first seen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from app.ui.kit.folded_row import FoldedRow, OneOpen, RowWords, align_codes

ALT = Qt.KeyboardModifier.AltModifier
NAMES = ("SC1", "GT-URB-10", "T-02")


@pytest.fixture
def rows(qtbot, theme):
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    made = [FoldedRow(RowWords(f"Titolo {code}", code, "15", "100,00"), lambda: QLabel("sotto")) for code in NAMES]
    OneOpen(made, page)
    for row in made:
        column.addWidget(row)
    page.resize(448, 300)
    page.show()
    QApplication.processEvents()
    page.activateWindow()
    yield made
    page.close()


def open_ones(rows):
    return [row.head.words.code for row in rows if row.is_open]


def test_that_a_row_is_24_pixels_and_a_section_32(qtbot, rows, theme):
    section = FoldedRow(RowWords("Obiettivi", is_section=True), QLabel)
    qtbot.addWidget(section)
    assert (rows[0].head.height(), section.head.height()) == (24, 32)
    theme.resize(150)
    assert (rows[0].head.height(), section.head.height()) == (36, 48)


def test_that_what_is_below_is_made_when_it_is_first_opened(qtbot, rows):
    assert rows[0].body is None
    qtbot.mouseClick(rows[0].head, Qt.MouseButton.LeftButton)
    assert rows[0].body.isVisible()
    qtbot.mouseClick(rows[0].head, Qt.MouseButton.LeftButton)
    assert not rows[0].body.isVisible()


def test_that_opening_one_folds_the_others(qtbot, rows):
    for row in rows[:2]:
        qtbot.mouseClick(row.head, Qt.MouseButton.LeftButton)
    assert open_ones(rows) == [NAMES[1]]


def test_that_the_right_arrow_opens_and_the_left_one_folds(qtbot, rows):
    rows[2].head.setFocus()
    qtbot.keyClick(rows[2].head, Qt.Key.Key_Right)
    assert open_ones(rows) == [NAMES[2]]
    qtbot.keyClick(rows[2].head, Qt.Key.Key_Left)
    assert open_ones(rows) == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_that_enter_and_the_space_bar_open_and_fold(qtbot, rows, key):
    qtbot.keyClick(rows[0].head, key)
    assert open_ones(rows) == [NAMES[0]]
    qtbot.keyClick(rows[0].head, key)
    assert open_ones(rows) == []


def test_that_alt_opens_and_folds_them_all(qtbot, rows):
    qtbot.keyClick(rows[1].head, Qt.Key.Key_Right, ALT)
    assert open_ones(rows) == list(NAMES)
    qtbot.keyClick(rows[1].head, Qt.Key.Key_Left, ALT)
    assert open_ones(rows) == []


def test_that_a_screen_reader_hears_all_that_is_on_the_line_and_whether_it_is_open(qtbot, rows):
    head = QAccessible.queryAccessibleInterface(rows[0].head)
    assert head.text(QAccessible.Text.Name) == "SC1, Titolo SC1, peso 15, grado 100,00"
    assert head.text(QAccessible.Text.Description).startswith("chiusa")
    qtbot.keyClick(rows[0].head, Qt.Key.Key_Right)
    assert head.text(QAccessible.Text.Description) == "aperta"


def test_that_fresh_words_make_what_is_open_anew(qtbot, rows):
    qtbot.keyClick(rows[0].head, Qt.Key.Key_Right)
    rows[0].renew(RowWords("Altro", "SC9"), lambda: QLabel("nuovo"))
    assert rows[0].is_open
    assert rows[0].body.text() == "nuovo"
    assert rows[0].head.accessibleName() == "SC9, Altro"


def test_that_codes_stand_in_one_column(rows):
    align_codes(rows)
    assert {tuple(sorted(row.head.neighbours_codes)) for row in rows} == {tuple(sorted(NAMES))}
    assert not any(row.head.grab().isNull() for row in rows)
