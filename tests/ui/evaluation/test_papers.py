"""The papers of a sheet, from its menu: what was assigned, the letter of consegna; those of the half of the year."""

from datetime import date

from PySide6.QtWidgets import QFileDialog

from app.domain.documents.catalogue import ASSIGNMENTS, DELIVERIES
from app.domain.issues import Link
from app.services.audit.entries import find_entries
from app.services.sheets.steps import complete_sheet, deliver_sheet
from app.ui.kit.desk import Desk
from app.ui.kit.hub import Hub
from tests.ui.evaluation.conftest import shown


def choose(tab, settle, sheet_id):
    tab.show_place(Link("sheet", sheet_id))
    settle()


def test_that_the_menu_of_a_sheet_leads_to_what_was_assigned_and_to_the_letter(qtbot, tab, settle, session_open):
    sheet_id = session_open.sheet_id("Rossi")
    choose(tab, settle, sheet_id)
    steps = tab.sheet.steps
    assert not steps["delivery"].isVisible()
    with qtbot.waitSignal(tab.desk.hub.place_asked) as asked:
        steps["assignment"].trigger()
    assert asked.args == [Link("document", sheet_id, ASSIGNMENTS.code)]
    complete_sheet(session_open.workspace, session_open.fill("Rossi"))
    deliver_sheet(session_open.workspace, sheet_id, date(2024, 12, 1))
    tab.make_stale()
    settle()
    choose(tab, settle, sheet_id)
    assert steps["delivery"].isVisible()
    with qtbot.waitSignal(tab.desk.hub.place_asked) as asked:
        steps["delivery"].trigger()
    assert asked.args == [Link("document", sheet_id, DELIVERIES.code)]


def test_that_the_session_of_the_half_year_prints_its_own_sheets(qtbot, half_year, runner, settle, tmp_path):
    tab = shown(qtbot, Desk(half_year.workspace, runner, Hub(2024)), settle)
    choose(tab, settle, half_year.sheet_id("Rossi"))
    assert not tab.sheet.steps["assignment"].isVisible()
    tab.session_actions.do("print")
    [asked] = tab.findChildren(QFileDialog)
    assert asked.selectedFiles()[0].endswith("Verifiche_2024.pdf")
    asked.reject()
    tab.session_actions.print_to(tmp_path / "verifiche.pdf")
    settle()
    assert (tmp_path / "verifiche.pdf").read_bytes().startswith(b"%PDF")
    assert "Schede di verifica intermedia 2024" in find_entries(half_year.workspace).rows[0].label
