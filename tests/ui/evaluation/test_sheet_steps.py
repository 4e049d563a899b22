"""The way of a sheet from the window: each step with its dates, its guards in words, its place in the history."""

from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox
from sqlalchemy import select

from app.domain.audit.sheet_changes import SheetChangeKind
from app.domain.changes import Topic
from app.domain.sheets.step_details import SheetCalendar, early_words
from app.domain.sheets.step_words import SHEET_STEPS
from app.domain.workflow import SheetState
from app.models.objectives import IndicatorValue
from app.services.sheets.steps import complete_sheet
from app.services.transaction import unit_of_work
from app.ui.kit.desk import Desk
from app.ui.kit.grade import Grade
from app.ui.kit.reason_dialog import ReasonDialog
from tests.ui.evaluation.conftest import shown
from tests.ui.evaluation.test_tab import choose, press, state_of
from tests.ui.widgets import assert_accessible, keyboard

LAST_DAY = date(2024, 12, 31)
DELIVERED = {"interview_on": date(2024, 11, 30), "on": date(2024, 12, 1)}


@pytest.fixture
def completed(tab, settle, session_open):
    """The page with the sheet of Rossi filled, completed and shown."""
    complete_sheet(session_open.workspace, session_open.fill("Rossi"))
    tab.make_stale()
    settle()
    choose(tab, settle, "Rossi")
    return tab


def answer(tab, settle, step, **values):
    """Press the button of a step and answer its question."""
    tab.sheet.steps[step].trigger()
    dialog = tab.sheet_actions.dialog
    dialog.form.fill_values(values)
    dialog.submit()
    settle()
    return dialog


def another_value(workspace, indicator):
    with unit_of_work(workspace, "Nuovo consuntivo", Topic.OBJECTIVES, Topic.SHEETS) as unit:
        values = select(IndicatorValue).where(IndicatorValue.indicator_id == indicator)
        unit.session.scalars(values).one().value = Decimal(9)
    return unit.changes


def asked_reason():
    found = [one for one in QApplication.topLevelWidgets() if isinstance(one, ReasonDialog) and one.isVisible()]
    [dialog] = found
    return dialog


def main_button(tab):
    return tab.sheet.foot.main_button


def offered(tab):
    return {one.name for one in SHEET_STEPS if tab.sheet.steps[one.name].isVisible()}


def deliver(tab, settle, **values):
    return answer(tab, settle, "deliver", **(DELIVERED | values))


def history(tab, settle):
    """The lines of the page *Storia*, which reads them when it is looked at."""
    tab.sheet.pages.setCurrentWidget(tab.sheet.history)
    settle()
    return tab.sheet.history.table.rows()


def held(tab):
    """What has the keyboard in the window of the page, also while a dialog is going away."""
    return tab.window().focusWidget()


def agree(settle):
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    next(one for one in box.buttons() if box.buttonRole(one) is QMessageBox.ButtonRole.AcceptRole).click()
    settle()


def choose_outcome(dialog, words):
    """Choose how the person answered as one does in the box."""
    box = dialog.form.fields["outcome"].box
    box.setCurrentIndex(box.findText(words, Qt.MatchFlag.MatchContains))
    box.activated.emit(box.currentIndex())


def message(dialog, key):
    return dialog.form.fields[key].message.text


def test_that_a_sheet_walks_from_completed_to_final(completed, settle, session_open):
    tab = completed
    assert offered(tab) == {"deliver", "reopen", "attach"}
    assert main_button(tab).text() == "Consegna…"
    main_button(tab).setFocus()
    deliver(tab, settle)
    assert offered(tab) == {"sign", "take_back", "remarks", "attach"}
    assert held(tab) is main_button(tab)
    assert main_button(tab).text() == "Firma…"
    answer(tab, settle, "sign", on=date(2024, 12, 5))
    assert offered(tab) == {"close", "take_back", "remarks", "attach"}
    assert held(tab) is main_button(tab)
    assert tab.sheet.foot.waiting.text() == "Prossimo passo: chiusura della scheda."
    tab.sheet.steps["close"].trigger()
    agree(settle)
    assert state_of(session_open, "Rossi") is SheetState.FINAL
    assert offered(tab) == {"revise", "attach"}
    assert held(tab) is tab.rail.view
    assert tab.sheet.header.state.text() == "definitiva"
    assert tab.sheet.header.closing.text() == "chiusa dal Segretario comunale il 31/12/2024"
    assert tab.sheet.header.closing.isVisible()
    assert main_button(tab).isHidden()


def test_that_what_changes_a_sheet_handed_over_asks_why_and_sends_it_back(completed, settle, session_open):
    tab = completed
    deliver(tab, settle)
    tab.desk.save(another_value, session_open.indicators["misurato"])
    settle()
    dialog = asked_reason()
    assert "1 scheda già consegnata" in dialog.content.itemAt(0).widget().text()
    assert state_of(session_open, "Rossi") is SheetState.DELIVERED
    dialog.submit()
    assert dialog.isVisible()
    dialog.form.fill_values({"reason": "Consuntivo corretto"})
    dialog.submit()
    settle()
    assert state_of(session_open, "Rossi") is SheetState.COMPLETED
    assert offered(tab) == {"deliver", "reopen", "attach"}


def test_that_who_does_not_say_why_changes_nothing_and_is_not_told_again(completed, settle, session_open):
    tab = completed
    deliver(tab, settle)
    told = []
    tab.desk.hub.refused.connect(lambda: told.append(True))
    tab.desk.save(another_value, session_open.indicators["misurato"])
    settle()
    asked_reason().reject()
    settle()
    assert told == [True]
    assert not [box for box in QApplication.topLevelWidgets() if isinstance(box, QMessageBox) and box.isVisible()]
    assert state_of(session_open, "Rossi") is SheetState.DELIVERED


def test_that_the_foot_says_what_is_missing_and_then_what_comes_next(tab, settle, session_open):
    choose(tab, settle, "Rossi")
    foot = tab.sheet.foot
    assert foot.missing.accessibleName() == "Mancano 6 punteggi"
    assert (foot.other_button.text(), foot.main_button.text()) == ("Completa", "Vai al prossimo")
    session_open.fill("Rossi")
    tab.make_stale()
    settle()
    assert foot.missing.isHidden()
    assert foot.other_button.isHidden()
    assert foot.main_button.text() == "Completa"
    foot.main_button.click()
    settle()
    assert foot.waiting.text() == "Prossimo passo: colloquio e consegna della scheda alla persona."
    deliver(tab, settle)
    assert foot.waiting.text().startswith("Prossimo passo: firma")


def test_that_a_step_that_must_wait_leaves_the_keyboard_to_the_list(completed, settle):
    main_button(completed).setFocus()
    deliver(completed, settle, on=date(2024, 12, 28))
    answer(completed, settle, "sign", on=date(2024, 12, 28))
    assert not completed.sheet.steps["close"].isEnabled()
    assert not main_button(completed).isEnabled()
    assert held(completed) is completed.rail.view


def test_that_the_header_and_the_history_tell_the_way_made(completed, settle):
    tab = completed
    deliver(tab, settle)
    answer(tab, settle, "sign", on=date(2024, 12, 5))
    assert tab.sheet.facts.values["Date"].text() == (
        "colloquio il 30/11/2024  ·  consegnata il 01/12/2024  ·  osservazioni fino al 11/12/2024"
        "  ·  firmata il 05/12/2024"
    )
    steps = [row.what for row in history(tab, settle) if row.kind is SheetChangeKind.STEP]
    assert steps[:2] == ["da consegnata a firmata", "da compilata a consegnata"]
    assert tab.sheet.facts.values["Atti"].text() == "Presa visione di Rossi Mario: firmata, il 05/12/2024."


def test_that_seeing_the_objectives_is_recorded_with_its_day(tab, settle, session_open):
    choose(tab, settle, "Rossi")
    assert offered(tab) == {"see", "complete", "not_evaluable"}
    answer(tab, settle, "see", on=date(2024, 2, 1))
    assert state_of(session_open, "Rossi") is SheetState.ASSIGNED
    assert tab.sheet.facts.values["Obiettivi visti"].text() == "01/02/2024"
    assert "see" not in offered(tab)


def test_that_wrong_dates_of_a_delivery_are_told_under_their_field(completed, settle, session_open):
    dialog = deliver(completed, settle, interview_on=date(2024, 12, 2))
    assert message(dialog, "interview_on") == "Il colloquio non può essere dopo la consegna, del 01/12/2024."
    dialog.form.fill_values({"interview_on": None, "on": date(2025, 1, 1)})
    dialog.submit()
    assert message(dialog, "on") == "La data è nel futuro: oggi è il 31/12/2024."
    assert state_of(session_open, "Rossi") is SheetState.COMPLETED


def test_that_a_signature_before_the_delivery_is_told_under_its_field(completed, settle, session_open):
    deliver(completed, settle)
    dialog = answer(completed, settle, "sign", on=date(2024, 11, 1))
    assert message(dialog, "on") == "La data è prima della consegna della scheda, del 01/12/2024."
    assert state_of(session_open, "Rossi") is SheetState.DELIVERED


def test_that_a_refused_signature_asks_for_two_witnesses(completed, settle, session_open):
    tab = completed
    deliver(tab, settle)
    tab.sheet.steps["sign"].trigger()
    dialog = tab.sheet_actions.dialog
    assert not dialog.form.fields["first_witness"].isVisible()
    choose_outcome(dialog, "rifiutato")
    names = [dialog.form.fields[key] for key in ("first_witness", "second_witness")]
    assert all(one.visibleRegion().boundingRect() == one.rect() and not one.rect().isEmpty() for one in names)
    assert dialog.turned.verticalScrollBar().maximum() == 0
    choose_outcome(dialog, "ha firmato")
    assert not any(one.isVisible() for one in names)
    choose_outcome(dialog, "rifiutato")
    dialog.form.fill_values({"first_witness": "Anna Uno"})
    dialog.submit()
    assert message(dialog, "second_witness") == "Il rifiuto va indicato con i nomi dei due testimoni."
    dialog.form.fill_values({"second_witness": "Ugo Due"})
    dialog.submit()
    settle()
    assert state_of(session_open, "Rossi") is SheetState.ACKNOWLEDGED
    assert "(Anna Uno e Ugo Due)" in tab.sheet.facts.values["Atti"].text()


def test_that_closing_waits_for_the_end_of_the_term(completed, settle):
    tab = completed
    deliver(tab, settle, on=date(2024, 12, 28))
    answer(tab, settle, "sign", on=date(2024, 12, 28))
    assert not tab.sheet.steps["close"].isEnabled()
    why = "Il termine per la richiesta di riesame scade il 12/01/2025. Chiudere la scheda dopo quel giorno."
    assert tab.sheet.steps["close"].toolTip() == why
    assert tab.sheet.foot.waiting.text() == why


def test_that_a_delivery_is_taken_back_with_a_reason_and_loses_its_dates(completed, settle, session_open):
    tab = completed
    deliver(tab, settle)
    answer(tab, settle, "take_back", reason="Consegnata alla persona sbagliata")
    assert state_of(session_open, "Rossi") is SheetState.COMPLETED
    assert tab.sheet.facts.values["Date"].text() == ""
    step = next(row for row in history(tab, settle) if row.kind is SheetChangeKind.STEP)
    assert step.reason == "Consegnata alla persona sbagliata"


def test_that_giving_up_the_closing_changes_nothing(completed, settle, session_open):
    deliver(completed, settle)
    answer(completed, settle, "sign", on=date(2024, 12, 5))
    completed.sheet.steps["close"].trigger()
    QApplication.activeModalWidget().reject()
    settle()
    assert state_of(session_open, "Rossi") is SheetState.ACKNOWLEDGED


def test_that_a_negative_evaluation_of_an_eq_is_heard_before_it_is_completed(tab, settle, session_open):
    with unit_of_work(session_open.workspace, "Valori", Topic.OBJECTIVES) as unit:
        for value in unit.session.query(IndicatorValue):
            value.value = Decimal(0)
    session_open.fill("Verdi", step=2)
    tab.make_stale()
    settle()
    choose(tab, settle, "Verdi")
    assert not tab.sheet.steps["complete"].isEnabled()
    assert tab.sheet.foot.waiting.text() == (
        "La valutazione di Verdi Anna è negativa e manca il contraddittorio."
        " Sentire la persona e registrare il contraddittorio prima di completare la scheda."
    )
    dialog = answer(tab, settle, "hearing", on=date(2025, 5, 1), attended="Bianchi Carla", text="Sentita.")
    assert message(dialog, "on").startswith("La data è nel futuro")
    dialog.form.fill_values({"on": LAST_DAY})
    dialog.submit()
    settle()
    assert tab.sheet.facts.values["Atti"].text() == "Contraddittorio del 31/12/2024, presenti Bianchi Carla: Sentita."
    tab.sheet.steps["complete"].trigger()
    settle()
    assert state_of(session_open, "Verdi") is SheetState.COMPLETED


def test_that_a_sheet_not_evaluable_comes_back_with_a_reason(tab, settle, session_open):
    choose(tab, settle, "Rossi")
    answer(tab, settle, "not_evaluable", reason="Assente tutto l'anno")
    assert offered(tab) == {"reopen"}
    answer(tab, settle, "reopen", reason="Rientro in servizio")
    assert state_of(session_open, "Rossi") is SheetState.IN_PROGRESS


def test_that_a_sheet_of_the_year_completed_before_its_end_says_so_and_goes_on(qtbot, session_open, desk, settle):
    session_open.fill("Rossi")
    told = []
    desk.hub.notice_told.connect(told.append)
    tab = shown(qtbot, Desk(session_open.later(date(2024, 11, 30)), desk.runner, desk.hub), settle)
    choose(tab, settle, "Rossi")
    tab.sheet_actions.complete()
    settle()
    assert state_of(session_open, "Rossi") is SheetState.COMPLETED
    words = (
        "Il periodo valutato finisce il 31/12/2024: fino ad allora risultati e comportamenti possono ancora cambiare."
    )
    assert [one.words for one in told if words in one.words] == [f"Scheda di Rossi Mario compilata. {words}"]
    tab.sheet.steps["deliver"].trigger()
    assert any(words in one.text() for one in tab.sheet_actions.dialog.findChildren(QLabel))
    assert early_words(SheetCalendar(LAST_DAY, LAST_DAY)) == ""


def test_that_a_step_moves_the_row_and_the_count_of_the_session(completed, settle):
    deliver(completed, settle)
    assert completed.table.current_row().state is SheetState.DELIVERED
    assert (completed.rail.done.text(), completed.rail.total.text()) == ("1", "su 4")
    assert completed.current.completed == 0


def test_that_the_list_has_the_keyboard_and_enter_and_esc_go_in_and_out(qtbot, tab, settle):
    assert keyboard() is tab.rail.view
    press(qtbot, Qt.Key.Key_Return)
    settle()
    assert isinstance(keyboard(), Grade)
    press(qtbot, Qt.Key.Key_Escape)
    assert keyboard() is tab.rail.view


@pytest.mark.parametrize("page", [1, 2, 3, 4, 5])
def test_that_esc_leads_back_to_the_list_from_every_page(qtbot, tab, settle, page):
    tab.sheet.pages.setCurrentIndex(page)
    tab.sheet.bar.setFocus()
    press(qtbot, Qt.Key.Key_Escape)
    assert keyboard() is tab.rail.view


def test_that_the_search_goes_to_the_filter(tab):
    assert tab.focus_search()
    assert keyboard() is tab.table.filter


def test_that_every_question_is_accessible(completed, settle):
    for step in ("deliver", "reopen"):
        completed.sheet.steps[step].trigger()
        assert_accessible(completed.sheet_actions.dialog)
        completed.sheet_actions.dialog.reject()
