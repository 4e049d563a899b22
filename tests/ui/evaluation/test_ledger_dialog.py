"""The Registro delle firme in the window: reached from the session, looked at, opened, printed."""

from datetime import date

from app.domain.documents.catalogue import SIGNATURE_LEDGER
from app.domain.issues import Link
from app.services.sheets.steps import complete_sheet, deliver_sheet


def opened(tab, settle):
    tab.tools.actions_by_name["ledger"].trigger()
    settle()
    return tab.session_actions.dialog


def test_that_the_papers_still_out_can_be_looked_at_alone(tab, settle, session_open):
    complete_sheet(session_open.workspace, session_open.fill("Rossi"))
    deliver_sheet(session_open.workspace, session_open.sheet_id("Rossi"), date(2024, 12, 1))
    dialog = opened(tab, settle)
    assert len(dialog.table.rows()) == len(session_open.people)
    assert dialog.words.text() == "1 carta è ancora fuori."
    dialog.only_out.click()
    assert [row.person for row in dialog.table.rows()] == ["Rossi Mario"]


def test_that_a_sheet_is_opened_from_the_ledger(qtbot, tab, settle, session_open):
    dialog = opened(tab, settle)
    assert not dialog.open_button.isEnabled()
    dialog.table.select(session_open.sheet_id("Rossi"))
    with qtbot.waitSignal(tab.desk.hub.place_asked) as asked:
        dialog.open_button.click()
    assert asked.args == [Link("sheet", session_open.sheet_id("Rossi"))]


def test_that_the_ledger_is_printed_from_the_documents(qtbot, tab, settle):
    dialog = opened(tab, settle)
    with qtbot.waitSignal(tab.desk.hub.place_asked) as asked:
        dialog.print_button.click()
    assert asked.args == [Link("document", 0, SIGNATURE_LEDGER.code)]
