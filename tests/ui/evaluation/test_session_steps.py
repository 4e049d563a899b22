"""What is done with a whole session from its bar."""

from datetime import date

import pytest

from app.domain.workflow import RoundState, SheetState
from app.services.rounds.absences import list_absences
from app.services.rounds.rounds import list_rounds
from app.services.sheets.steps import complete_sheet, mark_not_evaluable
from app.ui.evaluation.page_parts import Beside
from tests.ui.evaluation.test_sheet_steps import agree
from tests.ui.evaluation.test_tab import choose, state_of
from tests.ui.widgets import assert_accessible

DAYS = {
    "interview_on": date(2024, 11, 30),
    "delivered_on": date(2024, 12, 1),
    "signed_on": date(2024, 12, 5),
}
TO_THE_END = {"until": SheetState.FINAL, **DAYS}


@pytest.fixture
def two_done(tab, settle, session_open):
    """The page with two sheets completed and two not evaluable."""
    for surname in ("Rossi", "Neri"):
        complete_sheet(session_open.workspace, session_open.fill(surname))
    for surname in ("Verdi", "Bruni"):
        mark_not_evaluable(session_open.workspace, session_open.sheet_id(surname), "Assente tutto l'anno")
    tab.make_stale()
    settle()
    return tab


def trigger(tab, settle, name):
    tab.tools.actions_by_name[name].trigger()
    settle()
    return tab.session_actions.dialog


def why(tab, name):
    action = tab.tools.actions_by_name[name]
    return "" if action.isEnabled() else action.toolTip()


def test_that_everybody_sees_the_objectives_on_one_day(tab, settle, session_open):
    dialog = trigger(tab, settle, "assign")
    dialog.form.fill_values({"on": date(2025, 3, 1)})
    dialog.submit()
    assert dialog.form.fields["on"].message.text == "La data è nel futuro: oggi è il 31/12/2024."
    dialog.form.fill_values({"on": date(2024, 3, 1)})
    dialog.submit()
    settle()
    assert {row.state for row in tab.table.rows()} == {SheetState.ASSIGNED}
    assert why(tab, "assign") == "Gli obiettivi sono già stati assegnati in tutte le schede."


def test_that_completed_sheets_are_concluded_together_and_the_session_closed(two_done, settle, session_open):
    tab = two_done
    assert why(tab, "close") == ("2 schede non sono ancora definitive. Chiudere prima tutte le schede della sessione.")
    told = []
    tab.desk.hub.notice_told.connect(told.append)
    dialog = trigger(tab, settle, "finish")
    dialog.form.fill_values(TO_THE_END)
    dialog.submit()
    settle()
    assert [one.words for one in told] == ["2 schede concluse: sono definitive."]
    assert state_of(session_open, "Rossi") is SheetState.FINAL
    assert why(tab, "finish") == "Nessuna scheda è compilata e da consegnare, o consegnata e da chiudere."
    trigger(tab, settle, "close")
    agree(settle)
    assert list_rounds(session_open.workspace, 2024)[0].state is RoundState.CLOSED
    assert "chiusa  ·  " in tab.list.facts.text()
    assert not tab.tools.actions_by_name["prepare"].isEnabled()
    choose(tab, settle, "Bruni")
    assert not tab.sheet.steps["reopen"].isVisible()


def test_that_completed_sheets_are_handed_over_together_and_closed_together_when_they_may(
    two_done, settle, session_open
):
    notices = []
    two_done.desk.hub.notice_told.connect(notices.append)
    dialog = trigger(two_done, settle, "finish")

    def asked():
        return [key for key, field in dialog.form.fields.items() if field.isVisible()]

    assert dialog.form.draft_values()["until"] is SheetState.ACKNOWLEDGED
    assert asked() == ["until", *DAYS]
    dialog.form.fill_values({"until": SheetState.DELIVERED})
    dialog.form.committed.emit("until")
    assert asked() == ["until", "interview_on", "delivered_on"]
    dialog.form.fill_values({key: day for key, day in DAYS.items() if key != "signed_on"})
    dialog.submit()
    settle()
    assert (notices[-1].words, state_of(session_open, "Rossi")) == ("2 schede consegnate.", SheetState.DELIVERED)
    dialog = trigger(two_done, settle, "finish")
    assert asked() == ["until", "signed_on"]
    box = dialog.form.fields["until"].box
    assert [box.itemText(row) for row in range(box.count())] == ["consegna e firma", "consegna, firma e chiusura"]
    dialog.form.fill_values({"signed_on": DAYS["signed_on"]})
    dialog.submit()
    settle()
    assert (notices[-1].words, state_of(session_open, "Rossi")) == (
        "2 schede concluse: sono definitive.",
        SheetState.FINAL,
    )


def test_that_the_days_of_the_conclusion_are_in_order(two_done, settle, session_open):
    dialog = trigger(two_done, settle, "finish")
    dialog.form.fill_values(DAYS | {"signed_on": date(2024, 11, 1)})
    dialog.submit()
    assert dialog.form.fields["signed_on"].message.text == "La firma è prima della consegna, del 01/12/2024."
    assert state_of(session_open, "Rossi") is SheetState.COMPLETED


def test_that_a_conclusion_before_the_term_is_refused_on_the_form(two_done, settle, session_open):
    dialog = trigger(two_done, settle, "finish")
    late = date(2024, 12, 28)
    dialog.form.fill_values({"until": SheetState.FINAL, "interview_on": late, "delivered_on": late, "signed_on": late})
    dialog.submit()
    settle()
    assert "12/01/2025" in dialog.form._general.text
    assert dialog.buttons.isEnabled()
    assert state_of(session_open, "Rossi") is SheetState.COMPLETED


def test_that_a_conclusion_stopped_half_way_records_nothing(two_done, settle, session_open):
    dialog = trigger(two_done, settle, "finish")
    dialog.form.fill_values(TO_THE_END)
    dialog.submit()
    two_done.desk.runner.cancel_long_work()
    settle()
    assert dialog.buttons.isEnabled()
    assert state_of(session_open, "Rossi") is SheetState.COMPLETED


def test_that_days_are_excluded_and_taken_back(tab, settle, session_open):
    choose(tab, settle, "Rossi")
    absences = trigger(tab, settle, "exclude")
    assert_accessible(absences)
    absences.ask_days()
    dialog = absences.dialog
    assert dialog.form.draft_values()["employee_id"] == session_open.people["Rossi"]
    dialog.form.fill_values({"valid_from": date(2024, 3, 1), "valid_to": date(2024, 2, 1), "reason": "Aspettativa"})
    dialog.submit()
    assert dialog.form.fields["valid_to"].message.text == "La fine è prima dell'inizio, il 01/03/2024."
    dialog.form.fill_values({"valid_to": date(2024, 4, 30)})
    dialog.submit()
    settle()
    [row] = absences.table.rows()
    assert (row.person, row.reason) == ("Rossi Mario", "Aspettativa")
    absences.table.select(row.id)
    absences.remove_button.click()
    settle()
    assert list_absences(session_open.workspace, session_open.round_id) == []


def test_that_days_already_excluded_are_refused_on_the_form(tab, settle, session_open):
    choose(tab, settle, "Rossi")
    absences = trigger(tab, settle, "exclude")
    spring = {"valid_from": date(2024, 3, 1), "valid_to": date(2024, 4, 30), "reason": "Aspettativa"}
    for _ in range(2):
        absences.ask_days()
        absences.dialog.form.fill_values(spring)
        absences.dialog.submit()
        settle()
    assert "già indicati" in absences.dialog.form._general.text


def test_that_no_scroll_bar_is_needed_around_the_page(tab, settle):
    choose(tab, settle, "Rossi")
    assert tab.minimumSizeHint().height() < tab.fontMetrics().height() * 20
    assert not tab.layout().hasHeightForWidth()


def test_that_the_distribution_folds_to_its_heading(tab, settle, session_open):
    session_open.fill("Rossi")
    tab.make_stale()
    settle()
    tab.parts.show_beside(Beside.LIST)
    panel = tab.list.distribution
    panel.fold_button.click()
    assert not panel.area.isVisible()
    panel.fold_button.click()
    assert panel.area.isVisible()
