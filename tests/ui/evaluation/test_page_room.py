"""How much of a sheet is in sight, and how few keys fill it: measured on the sheet of six factors of the example."""

import shutil
from datetime import date
from itertools import product

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QTabBar, QToolButton, QWidget

from app.domain.periods import Period
from app.domain.sheets.particulars import SheetPerson
from app.domain.workflow import SheetState
from app.services.opening import open_workspace
from app.ui.evaluation.note_edit import NoteEdit
from app.ui.evaluation.page_parts import Beside
from app.ui.evaluation.sheet_header import HEIGHT, SheetHeader, facts_in_words
from app.ui.evaluation.tab import EvaluationTab
from app.ui.kit.context_menu import verbs_of
from app.ui.kit.desk import Desk
from app.ui.kit.hub import Hub
from app.ui.kit.key_caps import KeyHint, hint_news
from app.ui.kit.scale import scaled
from app.ui.kit.tab import PageVerb
from tests.ui.evaluation.test_tab import choose, press
from tests.ui.widgets import keyboard

PAGE = 1366, 728
"""The client of a full window on a screen of 1366×768: menu, band and status take 92 pixels of the drawing from it."""
AROUND = 24 + 44 + 24


@pytest.mark.parametrize("letters", [14, 20, 26])
@pytest.mark.parametrize("percent", [100, 150])
def test_that_a_note_has_room_for_its_letters(qtbot, theme, letters, percent):
    note = NoteEdit("Impegno", letters)
    qtbot.addWidget(note)
    theme.resize(percent)
    note.setPlainText("Ha chiuso gli arretrati")
    note.show()
    line = note.cursorRect()
    assert note.viewport().rect().contains(line.topLeft())
    assert line.top() + note.fontMetrics().lineSpacing() <= note.viewport().height()


@pytest.fixture
def workspace(example_archive, tmp_path):
    opened = open_workspace(shutil.copyfile(example_archive, tmp_path / "esempio.merito"))
    yield opened
    opened.archive.close()


@pytest.fixture
def tab(qtbot, theme, workspace, runner, settle):
    """The page on the sheet of an EQ, six factors of which five are without a grade."""
    page = EvaluationTab(Desk(workspace, runner, Hub(2024)))
    qtbot.addWidget(page)
    page.resize(PAGE[0], PAGE[1] - AROUND)
    page.show()
    QApplication.processEvents()
    page.activateWindow()
    settle()
    choose(page, settle, "Romano")
    return page


def zoom(tab, theme, settle, percent):
    theme.resize(percent)
    tab.resize(PAGE[0], PAGE[1] - scaled(AROUND))
    QApplication.processEvents()
    settle()


def fold(tab):
    """Press F9, which the window asks of the page."""
    tab.page_verbs()[PageVerb.FOLD_LIST]()


def test_that_a_sheet_as_it_opens_tells_its_keys_its_grades_and_its_total_and_the_rail_follows(qtbot, tab, settle):
    check_that_the_keys_of_the_place_are_told_by_the_place(tab)
    check_that_the_grade_of_the_year_before_is_marked_and_named(tab)
    check_that_the_foot_has_the_band_of_the_total_and_its_sum(tab)
    check_that_f9_goes_from_the_list_to_the_rail_to_nothing_and_back(tab)
    check_that_the_keys_told_follow_what_is_open_though_the_keyboard_stays(qtbot, tab)
    check_that_enter_goes_to_the_next_row_that_is_empty_and_up_and_down_to_any(qtbot, tab)
    check_that_the_rail_numbers_the_two_sheets_of_one_person_and_follows_the_list(qtbot, tab, settle)
    check_that_the_menu_of_a_row_has_the_verbs_of_its_sheet(tab, settle)


def is_whole(widget: QWidget) -> bool:
    return widget.isVisible() and widget.visibleRegion().boundingRect().size() == widget.size()


def rows(tab):
    return tab.sheet.scores.decisions.rows


def test_that_six_factors_are_in_sight_with_one_of_them_open(qtbot, tab, theme, settle):
    for percent in (100, 150):
        zoom(tab, theme, settle, percent)
        rows(tab)[0].start()
        for _ in rows(tab):
            qtbot.waitUntil(lambda: all(is_whole(row) for row in rows(tab)))
            assert [row.is_open for row in rows(tab)].count(True) == 1
            press(qtbot, Qt.Key.Key_Down)
        assert not tab.sheet.scores.decisions.area.horizontalScrollBar().isVisible()


def test_that_a_whole_sheet_of_six_factors_takes_13_keys(qtbot, tab, settle):
    choose(tab, settle, "Colombo")
    assert len([row for row in rows(tab) if row.is_empty]) == 6
    tab.sheet.start()
    keys = 0
    while tab.sheet.detail.state is not SheetState.COMPLETED:
        step = (
            ("4", Qt.Key.Key_Return)
            if isinstance(keyboard().parentWidget(), QWidget) and keys < 12
            else (Qt.Key.Key_Return,)
        )
        press(qtbot, *step)
        keys += len(step)
        settle()
        assert keys <= 13
    assert keys == 13


def test_that_at_150_per_cent_the_rail_goes_the_pages_are_a_choice_and_what_is_measured_one_line(
    qtbot, tab, theme, settle
):
    assert tab.parts.beside is Beside.RAIL
    assert (tab.rail.width(), tab.sheet.header.height(), tab.sheet.foot.height()) == (96, 44, 52)
    assert tab.sheet.bar.isVisible()
    assert tab.sheet.scores.measured.width() == 448 - 32
    assert tab.sheet.scores.measured.totals.height() == 104
    zoom(tab, theme, settle, 150)
    assert tab.parts.beside is Beside.NOTHING
    assert not tab.sheet.bar.isVisible()
    assert tab.sheet.header.pages.width() == scaled(176)
    assert tab.sheet.scores.measured.height() == scaled(28)
    assert (tab.sheet.header.height(), tab.sheet.foot.height()) == (scaled(40), scaled(48))
    zoom(tab, theme, settle, 100)
    assert (tab.rail.width(), tab.sheet.header.height(), tab.sheet.foot.height()) == (96, 44, 52)
    check_that_the_keyboard_stays_with_the_sheets_when_the_rail_goes_and_comes_back(tab, theme, settle)
    check_that_in_a_narrow_window_the_list_takes_the_place_of_the_sheet_until_one_is_opened(qtbot, tab, theme, settle)


def test_that_nothing_asks_for_more_width_than_the_page_has(tab, theme, settle):
    for percent, (width, height) in product((100, 150, 200), ((1024, 588), (1366, 636), (1920, 948))):
        here = (percent, width)
        theme.resize(percent)
        tab.resize(width, height)
        QApplication.processEvents()
        settle()
        assert tab.minimumSizeHint().width() <= width, here
        parts = (tab.sheet.header, tab.sheet.foot, tab.sheet.scores, *rows(tab))
        too_wide = [type(part).__name__ for part in parts if part.minimumSizeHint().width() > part.width()]
        assert not too_wide, here
        shown = [bar for bar in tab.findChildren(QTabBar) if bar.isVisible()]
        assert not any(arrow.isVisible() for bar in shown for arrow in bar.findChildren(QToolButton)), here


def check_that_f9_goes_from_the_list_to_the_rail_to_nothing_and_back(tab):
    seen = []
    for _ in range(3):
        fold(tab)
        seen.append(tab.parts.beside)
    assert set(seen) == set(Beside)
    assert tab.parts.beside is seen[-1] is Beside.RAIL
    tab.rail.list_button.click()
    assert (tab.parts.beside, keyboard()) == (Beside.LIST, tab.table.view)
    tab.tools.fold_button.click()
    assert tab.parts.beside is Beside.RAIL


def check_that_in_a_narrow_window_the_list_takes_the_place_of_the_sheet_until_one_is_opened(qtbot, tab, theme, settle):
    zoom(tab, theme, settle, 150)
    tab.sheet.header.list_button.click()
    assert tab.list.isVisible()
    assert not tab.sheet.isVisible()
    assert keyboard() is tab.table.view
    press(qtbot, Qt.Key.Key_Return)
    settle()
    assert tab.sheet.isVisible()
    assert not tab.list.isVisible()


def check_that_the_keyboard_stays_with_the_sheets_when_the_rail_goes_and_comes_back(tab, theme, settle):
    tab.rail.view.setFocus()
    zoom(tab, theme, settle, 150)
    assert keyboard() is tab.sheet.header.list_button
    zoom(tab, theme, settle, 100)
    assert keyboard() is tab.rail.view


def check_that_the_rail_numbers_the_two_sheets_of_one_person_and_follows_the_list(qtbot, tab, settle):
    model = tab.rail.model
    names = [model.index(place).data() for place in range(model.rowCount())]
    assert {"Conti 1", "Conti 2", "De Luca"} <= set(names)
    assert tab.rail.view.currentIndex().data() == "Romano"
    spoken = tab.rail.view.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Romano, in compilazione"
    tab.rail.view.setFocus()
    press(qtbot, Qt.Key.Key_Up)
    settle()
    assert tab.sheet.header.name.text() == "Rizzo Maria"
    assert tab.sheet.header.place.text() == "21 di 25"
    assert tab.table.current_row().person == "Rizzo Maria"


def check_that_the_grade_of_the_year_before_is_marked_and_named(tab):
    assert tab.sheet.scores.decisions.head.legend.words.text() == "grado del 2023"
    marked = [button.accessibleName() for row in rows(tab) for button in row.editor.buttons if button.look.is_before]
    assert len(marked) == 6
    assert all(name.endswith(", grado del 2023") for name in marked)


def test_that_a_grade_that_asks_for_a_reason_opens_the_note_and_does_not_let_enter_pass(qtbot, tab, settle):
    tab.sheet.start()
    row = tab.sheet.scores.decisions.current
    press(qtbot, "1")
    settle()
    assert row.note.isVisible()
    assert row.required.text() == "Obbligatoria con il grado 1"
    assert "obbligatoria" in row.note.accessibleName()
    assert row.note.placeholderText() == "Obbligatoria: scrivere perché"
    assert row.note.accessibleName().endswith(", obbligatoria")
    assert row.weight.is_empty
    assert row.weight.accessibleName().endswith("manca la nota")
    press(qtbot, Qt.Key.Key_Return)
    assert keyboard() is row.note
    assert row.message.text == "Scrivere perché: il grado 1 va motivato."
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Return)
    assert tab.sheet.scores.decisions.current is row
    press(qtbot, "Assente alle riunioni", Qt.Key.Key_Return)
    settle()
    assert row.message.text == ""
    assert "obbligatoria" not in row.note.accessibleName()
    assert not row.weight.is_empty
    press(qtbot, Qt.Key.Key_Return)
    assert tab.sheet.scores.decisions.current is not row


def check_that_enter_goes_to_the_next_row_that_is_empty_and_up_and_down_to_any(qtbot, tab):
    filled = [row.value is not None for row in rows(tab)]
    assert filled[0]
    rows(tab)[0].start()
    press(qtbot, Qt.Key.Key_Return)
    assert tab.sheet.scores.decisions.current is rows(tab)[filled.index(False)]
    press(qtbot, Qt.Key.Key_Up)
    assert tab.sheet.scores.decisions.current is rows(tab)[filled.index(False) - 1]


def check_that_the_keys_of_the_place_are_told_by_the_place(tab):
    told = {hint.keys: hint.words for hint in tab.sheet.scores.decisions.key_hints()}
    assert told == {
        "1–5": "grado", "Invio": "avanti", "F2": "nota", "Canc": "toglie", "Ctrl Giù": "scheda dopo", "F9": "elenco",
    }  # fmt: skip
    assert "F9" in {hint.keys for hint in tab.rail.view.key_hints()}


def check_that_the_menu_of_a_row_has_the_verbs_of_its_sheet(tab, settle):
    choose(tab, settle, "Bianchi")
    view = tab.rail.view
    verbs = verbs_of(view)
    other = next(row for row in tab.table.rows() if row.person.startswith("Caruso"))
    tab.table.select(other.id)
    view.customContextMenuRequested.emit(view.visualRect(view.currentIndex()).center())
    assert verbs.menu is None
    settle()
    words = [action.text() for action in verbs.menu.actions() if action.text()]
    assert words == [
        "Apri la scheda", "Copia", "Stampa scheda…", "Scheda di assegnazione…", "Completa", "Non valutabile…",
    ]  # fmt: skip
    verbs.menu.close()


def check_that_the_foot_has_the_band_of_the_total_and_its_sum(tab):
    foot = tab.sheet.foot
    assert foot.band.text() == tab.sheet.detail.result.band
    assert foot.parts.text().startswith("comuni ")
    assert "soglie 50, 60, 70, 80, 90" in foot.bar.accessibleDescription()
    assert not foot.grab().isNull()


def check_that_the_keys_told_follow_what_is_open_though_the_keyboard_stays(qtbot, tab):
    row = next(iter(tab.sheet.scores.measured.rows))
    news = []
    hint_news().changed.connect(lambda: news.append(1))
    row.head.setFocus()
    assert tab.sheet.scores.measured.key_hints()[0] == KeyHint("Destra", "apre")
    qtbot.keyClick(row.head, Qt.Key.Key_Right)
    assert news
    assert tab.sheet.scores.measured.key_hints()[0] == KeyHint("Sinistra", "chiude")


def test_that_a_header_with_little_room_says_the_settore_before_the_role_alone():
    person = SheetPerson("Rossi", "Ada", "1", Period(date(2024, 1, 1)), unit="Area A, B e C, Settore D")
    assert person.nearest_unit == "Settore D"
    assert facts_in_words("Dipendente", person.units) == (
        "Dipendente, Area A, B e C, Settore D", "Dipendente, Settore D", "Dipendente", "",
    )  # fmt: skip
    assert facts_in_words("EQ", ()) == ("EQ", "")


def test_that_the_header_of_a_sheet_is_as_tall_as_the_zoom_asks_while_it_is_open(qtbot, theme):
    header = SheetHeader(QMenu())
    qtbot.addWidget(header)
    for percent in (150, 100):
        theme.resize(percent)
        assert header.height() == scaled(HEIGHT)
