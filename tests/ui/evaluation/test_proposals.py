"""A proposal in the window: the evaluator makes it, the Segretario decides where it stands, the evaluator reads it."""

from PySide6.QtWidgets import QApplication

from app.domain.ids import UserId
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.domain.sheets.not_evaluable import NotEvaluableCause
from app.domain.workflow import SheetState
from tests.ui.evaluation.test_review_page import press, rows, shown
from tests.ui.evaluation.test_sheet_steps import agree, answer, state_of
from tests.ui.widgets import assert_accessible, assert_unique_mnemonics

WHY = "Assente quasi tutto l'anno"


def as_user(tab, settle, actor):
    object.__setattr__(tab.desk.workspace, "actor", actor)
    return shown(tab, settle).sheet


def test_that_a_proposal_is_made_decided_and_read_on_the_sheet(tab, settle, session_open):
    secretary = tab.desk.workspace.actor
    verdi = Actor("Verdi Anna", UserRole.EQ, session_open.people["Verdi"], user_id=UserId(2))
    sheet = as_user(tab, settle, verdi)
    dialog = answer(tab, settle, "propose", reason="")
    assert dialog.isVisible()
    dialog.form.fill_values({"reason": WHY})
    dialog.submit()
    settle()
    page = sheet.review
    assert page.proposal.message.text.startswith("Proposta di non valutabilità di Verdi Anna")
    assert "Aspetta la decisione del Segretario" in page.proposal.message.text
    assert [one.isVisible() for one in page.proposal.buttons] == [False, False, True]
    assert sheet.foot.waiting.text() == "Proposta da decidere"
    assert not sheet.steps["propose"].isVisible()

    sheet = as_user(tab, settle, secretary)
    assert [one.isVisible() for one in page.proposal.buttons] == [True, True, False]
    assert (sheet.foot.main_button.text(), sheet.foot.other_button.text()) == (
        "Accetta la proposta…", "Respingi la proposta…"
    )  # fmt: skip
    assert_accessible(page.proposal)
    press(page.proposal.reject_button, settle)
    tab.sheet_actions.dialog.form.fill_values({"reason": "Ha lavorato 200 giorni"})
    tab.sheet_actions.dialog.submit()
    settle()
    assert page.proposal.isHidden()
    assert rows(page.said, "text") == [f"{WHY}. respinta da Segretario comunale il 31/12/2024: Ha lavorato 200 giorni"]

    sheet = as_user(tab, settle, verdi)
    assert "Ha lavorato 200 giorni" in rows(sheet.review.said, "text")[0]
    answer(tab, settle, "propose", reason="Anche la malattia")
    press(sheet.review.proposal.back_button, settle)
    agree(settle)
    assert sheet.review.proposal.isHidden()
    answer(tab, settle, "propose", cause=NotEvaluableCause.FEW_DAYS, reason="")

    sheet = as_user(tab, settle, secretary)
    press(sheet.foot.main_button, settle)
    dialog = tab.sheet_actions.dialog
    assert dialog.form.draft_values()["reason"] == "Giorni di servizio insufficienti"
    assert_unique_mnemonics(dialog)
    dialog.submit()
    settle()
    assert state_of(session_open, "Rossi") is SheetState.NOT_EVALUABLE
    assert QApplication.activeModalWidget() is None
