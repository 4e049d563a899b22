"""The results of the year by person in the page Valutazioni, from the keyboard, on a real archive."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from app.domain.issues import Link
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.domain.rounds.rounds import RoundDraft
from app.domain.workflow import RoundKind
from app.services.methods.keeping import ensure_preset
from app.services.rounds.rounds import open_round, prepare_round
from app.services.sheets.steps import mark_not_evaluable
from app.services.sheets.year import year_detail
from app.ui.evaluation.list_pane import RESULTS, SHEETS
from app.ui.kit.desk import Desk
from app.ui.kit.explanation import step_nodes
from app.ui.kit.hub import Hub
from tests.archives.several import change_place, example_4, give, sheets_of, use_halves
from tests.ui.evaluation.conftest import shown
from tests.ui.widgets import assert_accessible, assert_unique_mnemonics, keyboard

CONTROL = Qt.KeyboardModifier.ControlModifier


def press(qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.keyClick(keyboard(), key, modifier)


def labels(tree):
    return [tree.model.index(row, 0).data() for row in range(tree.model.rowCount())]


def look(tab, settle, surname=""):
    """Bring the results to the front, and the person with this surname."""
    tab.show_view(RESULTS)
    settle()
    if surname:
        row = next(row for row in tab.year.table.rows() if row.person.startswith(surname))
        tab.year.table.select(row.id)
        settle()


def open_interim(comune):
    draft = RoundDraft(2024, RoundKind.INTERIM, ensure_preset(comune.workspace))
    round_id = open_round(comune.workspace, draft).ids[0]
    prepare_round(comune.workspace, round_id)
    return round_id


@pytest.fixture
def two_sheets(session_open):
    """Rossi with the two sheets of example 4: 182 days at 85,53 and 184 at 78,40."""
    return example_4(session_open)


@pytest.fixture
def year_tab(two_sheets, tab, settle):
    look(tab, settle, "Rossi")
    return tab


def test_that_each_person_has_a_result_and_individual_performance_apart(year_tab):
    shown_rows = {row.person: (row.total, row.individual) for row in year_tab.year.table.rows()}
    assert [str(figure) for figure in shown_rows["Rossi Mario"]] == ["81.95", "78.92"]
    assert shown_rows["Neri Ugo"] == (None, None)
    panel = year_tab.year.panel
    assert panel.facts.text() == "matricola 0002  ·  2 schede  ·  366 giorni"
    assert panel.result.text() == "Risultato dell'anno: 81,95"
    assert panel.individual.text() == "Performance individuale dell'anno: 78,92"
    assert not panel.message.isVisible()
    assert year_tab.list.distribution.isVisible()


def test_that_a_result_has_the_decimals_of_its_sheets(session_open, tab, settle):
    # In the settore of Bruni the total has one decimal.
    use_halves(session_open, apart="Lavori pubblici")
    prepare_round(session_open.workspace, session_open.round_id)
    give(session_open, sheets_of(session_open, "Bruni")[0], "90", "80")
    look(tab, settle, "Bruni")
    assert tab.year.panel.result.text() == "Risultato dell'anno: 85,0"


def test_that_a_person_still_to_be_scored_has_no_provisional_result(year_tab, settle):
    look(year_tab, settle, "Neri")
    panel = year_tab.year.panel
    assert panel.result.text() == "Risultato dell'anno: –"
    assert panel.message.text == "1 scheda ancora da compilare."


def test_that_the_reason_of_the_result_is_the_tree_of_the_engine(year_tab, session_open):
    panel = year_tab.year.panel
    assert labels(panel.tree) == ["Risultato dell'anno", "Performance individuale dell'anno"]
    detail = year_detail(session_open.workspace, 2024, panel.detail.row.id)
    assert panel.detail == detail
    assert panel.tree.model.node_at(panel.tree.model.index(0, 0)) == step_nodes(detail.explanation)[0]


def test_that_enter_leads_from_the_person_to_the_sheets_and_to_the_page_of_one(qtbot, year_tab, settle, two_sheets):
    year_tab.year.table.view.setFocus()
    press(qtbot, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is year_tab.year.panel.sheets.view
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Return)
    settle()
    assert year_tab.sheet.isVisible()
    assert year_tab.sheet.detail.id == two_sheets[1]
    assert year_tab.table.current_row().id == two_sheets[1]
    assert QApplication.focusWidget() is year_tab.table.view


def test_that_escape_goes_back_to_the_list(qtbot, year_tab):
    year_tab.year.panel.start()
    press(qtbot, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is year_tab.year.table.view


def test_that_the_lists_change_from_the_keyboard(qtbot, two_sheets, tab, settle):
    tab.rail.view.setFocus()
    press(qtbot, Qt.Key.Key_Tab, CONTROL)
    settle()
    assert QApplication.focusWidget() is tab.year.table.view
    assert tab.year.panel.isVisible()
    press(qtbot, Qt.Key.Key_Tab, CONTROL)
    assert QApplication.focusWidget() is tab.table.view
    assert tab.spread.isVisible()
    press(qtbot, Qt.Key.Key_Tab, CONTROL)
    assert QApplication.focusWidget() is tab.table.view
    assert tab.sheet.isVisible()


def test_that_the_menu_of_the_session_brings_the_results_of_the_year(two_sheets, tab, settle):
    [action] = [one for one in tab.sheet.menu.actions() if one.text() == "Risultati dell'anno"]
    assert tab.list.view == SHEETS
    action.trigger()
    settle()
    assert (tab.list.view, tab.year.table.view.hasFocus(), tab.sides.currentWidget()) == (RESULTS, True, tab.year.panel)


def test_that_control_and_arrows_change_person(qtbot, year_tab, settle):
    year_tab.year.table.view.setFocus()
    press(qtbot, Qt.Key.Key_Up, CONTROL)
    settle()
    assert year_tab.year.panel.name.text() == "Neri Ugo"
    press(qtbot, Qt.Key.Key_Down, CONTROL)
    settle()
    assert year_tab.year.panel.name.text() == "Rossi Mario"


def test_that_no_sheet_is_printed_from_the_list_of_people(qtbot, year_tab, settle):
    year_tab.year.table.view.setFocus()
    press(qtbot, Qt.Key.Key_P, CONTROL)
    settle()
    assert year_tab.sheet_actions.dialog is None


def test_that_the_filter_asked_for_is_the_one_in_front(year_tab):
    assert year_tab.focus_search()
    assert QApplication.focusWidget() is year_tab.year.table.filter


def test_that_a_sheet_is_found_also_with_the_interim_session_in_front(year_tab, settle, session_open, two_sheets):
    interim = open_interim(session_open)
    year_tab.show_place(Link("round", interim))
    settle()
    assert year_tab.current.kind is RoundKind.INTERIM
    assert year_tab.year.panel.result.text() == "Risultato dell'anno: 81,95"
    year_tab.year.panel.sheet_asked.emit(two_sheets[0])
    settle()
    assert year_tab.current.kind is RoundKind.FINAL
    assert year_tab.sheet.detail.id == two_sheets[0]


def test_that_a_link_to_a_sheet_of_another_session_brings_that_session(year_tab, settle, session_open):
    year_tab.show_place(Link("round", open_interim(session_open)))
    settle()
    year_tab.show_place(Link("sheet", session_open.sheet_id("Verdi")))
    settle()
    assert (year_tab.current.kind, year_tab.sheet.header.name.text()) == (RoundKind.FINAL, "Verdi Anna")


def test_that_a_link_to_a_sheet_brings_the_sheets_back(year_tab, settle, session_open):
    year_tab.show_place(Link("sheet", session_open.sheet_id("Verdi")))
    settle()
    assert year_tab.sheet.isVisible()
    assert year_tab.sheet.header.name.text() == "Verdi Anna"


def test_that_the_results_follow_what_is_scored_meanwhile(year_tab, settle, session_open, two_sheets):
    year_tab.show_view(SHEETS)
    give(session_open, two_sheets[1], "100", "100")
    year_tab.make_stale()
    settle()
    look(year_tab, settle)
    # (182 × 85,53 + 184 × 100) : 366 = 92,8045…
    assert year_tab.year.panel.result.text() == "Risultato dell'anno: 92,80"
    assert year_tab.year.panel.name.text() == "Rossi Mario"


def test_that_what_is_missing_is_said_and_the_result_is_provisional(tab, settle, session_open):
    use_halves(session_open)
    change_place(session_open, "Rossi", "Lavori pubblici", date(2024, 7, 1))
    first, second = sheets_of(session_open, "Rossi")
    give(session_open, first, "90", "90")
    give(session_open, second, "80")
    look(tab, settle, "Rossi")
    panel = tab.year.panel
    assert panel.result.text() == "Risultato provvisorio dell'anno: 84,97"
    assert panel.individual.text() == "Performance individuale dell'anno: –"
    assert panel.message.text == "1 scheda a cui manca qualcosa."


def test_that_individual_performance_is_not_named_where_no_section_is_marked(tab, settle, session_open):
    use_halves(session_open, is_marked=False)
    rossi = session_open.sheet_id("Rossi")
    give(session_open, rossi, "90", "80")
    tab.show_place(Link("sheet", rossi))
    tab.make_stale()
    settle()
    assert "performance individuale" not in tab.sheet.foot.parts.text()
    look(tab, settle, "Rossi")
    assert not tab.year.panel.individual.isVisible()
    assert labels(tab.year.panel.tree) == ["Risultato dell'anno"]


def test_that_a_sheet_shows_its_individual_performance_beside_the_total_and_explains_it(tab, settle, session_open):
    use_halves(session_open)
    rossi = session_open.sheet_id("Rossi")
    give(session_open, rossi, "90", "81.06")
    tab.show_place(Link("sheet", rossi))
    tab.make_stale()
    settle()
    assert (tab.sheet.foot.word.text(), tab.sheet.foot.total.text()) == ("Totale", "85,53")
    assert tab.sheet.foot.parts.text().endswith("performance individuale 81,06")
    assert "Performance individuale" in labels(tab.sheet.explanation.tree)


def test_that_who_sees_part_of_the_sheets_is_told_why_there_is_no_result(qtbot, two_sheets, session_open, desk, settle):
    verdi = Actor("Verdi Anna", UserRole.EQ, session_open.people["Verdi"])
    tab = shown(qtbot, Desk(replace(desk.workspace, actor=verdi), desk.runner, Hub(2024)), settle)
    look(tab, settle, "Rossi")
    panel = tab.year.panel
    assert panel.result.text() == "Risultato dell'anno: –"
    assert panel.message.text == "Non tutte le schede dell'anno sono visibili: la media non si mostra."
    assert [row.id for row in panel.sheets.rows()] == [two_sheets[0]]
    assert {row.person for row in tab.year.table.rows()} == {"Neri Ugo", "Rossi Mario"}


def test_that_an_empty_list_says_there_is_only_the_interim_check(empty_tab, settle, comune):
    open_interim(comune)
    empty_tab.make_stale()
    settle()
    look(empty_tab, settle)
    assert empty_tab.year.table.view.empty.text.startswith("Quest'anno c'è solo la verifica intermedia.")


def test_that_an_empty_list_says_the_session_is_to_be_prepared(empty_tab, settle, comune):
    open_round(comune.workspace, RoundDraft(2024, RoundKind.FINAL, ensure_preset(comune.workspace)))
    empty_tab.make_stale()
    settle()
    look(empty_tab, settle)
    assert "Prepara sessione" in empty_tab.year.table.view.empty.text


def test_that_an_empty_list_says_nothing_is_scored(tab, settle):
    look(tab, settle)
    assert tab.year.table.rows() == []
    assert tab.year.table.view.empty.text.startswith("Nessun punteggio ancora dato.")


def test_that_an_empty_list_says_no_sheet_counts(tab, settle, session_open):
    for surname in session_open.people:
        mark_not_evaluable(session_open.workspace, session_open.sheet_id(surname), "Assente")
    look(tab, settle)
    assert tab.year.table.view.empty.text.startswith("Nessuna scheda entra nel risultato dell'anno.")


def test_that_the_results_are_accessible(year_tab):
    assert_accessible(year_tab)
    assert_unique_mnemonics(year_tab)
