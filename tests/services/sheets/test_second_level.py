"""The second level of the review as the method has it: after the answer of the evaluator, or not at all."""

from dataclasses import replace
from typing import Any

import pytest

from app.domain.errors import UserError
from app.domain.ids import MethodVersionId, RoundId, UserId
from app.domain.periods import DAY
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.domain.rounds.rounds import RoundDraft
from app.domain.sheets.review import AnswerDraft
from app.domain.sheets.review_terms import SecondLevel
from app.domain.sheets.step_details import StepDetails
from app.domain.workflow import RemarkKind, RoundKind
from app.services.archive_check import verify_archive
from app.services.documents.missing import duties_of_year
from app.services.methods.presets import DEFAULT_PRESET, read_preset
from app.services.methods.versions import new_version
from app.services.rounds.rounds import open_round, prepare_round
from app.services.sheets.review import answer_remark, record_remark
from app.services.sheets.sheets import sheet_detail
from app.services.sheets.steps import acknowledge_sheet, close_sheet
from tests.archives.comune import Comune
from tests.services.sheets.test_review import ARRIVED, ASKING, delivered, kept


def session_with(comune: Comune, **process: Any) -> Comune:
    """A session by the usual method with another procedure of review."""
    usual = read_preset(DEFAULT_PRESET)
    own = replace(usual, name="Di prova", process=replace(usual.process, **process))
    version = MethodVersionId(new_version(comune.workspace, own).ids[0])
    round_id = RoundId(open_round(comune.workspace, RoundDraft(2024, RoundKind.FINAL, version)).ids[0])
    prepare_round(comune.workspace, round_id)
    return replace(comune, round_id=round_id)


CONCILIATION = replace(ASKING, kind=RemarkKind.CONCILIATION)


def test_that_a_second_level_after_the_answer_is_asked_after_it_in_its_days_and_keeps_the_sheet_open(
    comune: Comune,
) -> None:
    later = {"second_level": SecondLevel.AFTER_ANSWER, "second_level_body": "Collegio", "conciliation_days": 10}
    session = session_with(comune, **later, answer_days=3)
    sheet_id = delivered(session)
    assert RemarkKind.CONCILIATION not in sheet_detail(session.workspace, sheet_id).review.terms
    with pytest.raises(UserError, match="non prevede prima della risposta del valutatore"):
        record_remark(session.workspace, sheet_id, CONCILIATION)
    record_remark(session.workspace, sheet_id, ASKING)
    found = {one.sentence: one.due for one in duties_of_year(session.workspace, 2024)}
    assert found["Rossi Mario: rispondere a «Richiesta di riesame»"] == ARRIVED + 3 * DAY
    kept(session, sheet_id)
    answered = sheet_detail(session.workspace, sheet_id).review.lines[-1].on
    assert sheet_detail(session.workspace, sheet_id).review.terms[RemarkKind.CONCILIATION] == answered + 10 * DAY
    acknowledge_sheet(session.workspace, sheet_id, StepDetails(on=answered))
    blocked = replace(session, workspace=session.later(answered + 10 * DAY))
    with pytest.raises(UserError, match="Il termine per la richiesta di conciliazione scade"):
        close_sheet(blocked.workspace, sheet_id)
    with pytest.raises(UserError, match="prima della risposta del valutatore, del 10/12/2024"):
        record_remark(session.workspace, sheet_id, CONCILIATION)
    record_remark(session.workspace, sheet_id, replace(CONCILIATION, on=answered))
    work = {one.sentence: one.doer.kind for one in duties_of_year(session.workspace, 2024)}
    assert work["Rossi Mario: rispondere a «Richiesta di conciliazione» (decide: Collegio)"] == "Segretario"
    [waiting] = sheet_detail(session.workspace, sheet_id).review.unanswered
    eq = Actor("Verdi Anna", UserRole.EQ, session.people["Verdi"], user_id=UserId(4))
    decision = AnswerDraft(waiting.id, answered, "Il Collegio conferma.")
    with pytest.raises(UserError, match="non può compiere"):
        answer_remark(replace(session.workspace, actor=eq), sheet_id, decision)
    answer_remark(session.workspace, sheet_id, decision)
    close_sheet(replace(session, workspace=session.later(answered + 11 * DAY)).workspace, sheet_id)
    assert verify_archive(session.workspace).differences == ()


def test_that_without_a_second_level_the_evaluator_answers_to_everything(comune: Comune) -> None:
    session = session_with(comune, second_level=SecondLevel.NONE)
    sheet_id = delivered(session)
    record_remark(session.workspace, sheet_id, CONCILIATION)
    [waiting] = sheet_detail(session.workspace, sheet_id).review.unanswered
    eq = replace(session.workspace, actor=Actor("Verdi Anna", UserRole.EQ, session.people["Verdi"], user_id=UserId(4)))
    answer_remark(eq, sheet_id, AnswerDraft(waiting.id, ARRIVED, "Resta."))
    assert sheet_detail(session.workspace, sheet_id).review.unanswered == ()
