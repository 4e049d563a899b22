"""The evaluator proposes that a sheet be not evaluable, the Segretario decides, nothing goes on in between."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.errors import UserError
from app.domain.ids import ProposalId, UserId
from app.domain.permissions import Actor
from app.domain.proposing import ProposalLine
from app.domain.roles import UserRole
from app.domain.sheets.step_words import ACCEPT, COMPLETE, NOT_EVALUABLE, PROPOSE, REJECT, UNPROPOSE
from app.domain.workflow import SheetState
from app.services.audit.sheet_history import sheet_history
from app.services.audit.undoing import undo_last
from app.services.proposals.deciding import accept_not_evaluable, reject_proposal
from app.services.proposals.proposing import propose_not_evaluable, take_back_proposal
from app.services.rounds.rounds import prepare_round
from app.services.sheets.sheets import sheet_detail
from app.services.sheets.steps import complete_sheet, mark_not_evaluable
from app.services.workspace import Workspace
from tests.archives.comune import Comune

WHY = "Assente quasi tutto l'anno"


def verdi(comune: Comune) -> Workspace:
    """The archive in the hands of the EQ who evaluates Rossi and Neri."""
    own = Actor("Verdi Anna", UserRole.EQ, comune.people["Verdi"], user_id=UserId(2))
    return replace(comune.workspace, actor=own)


def words(workspace: Workspace, comune: Comune) -> set[str]:
    detail = sheet_detail(workspace, comune.sheet_id("Rossi"))
    return {one.words.name for one in detail.steps if one.is_permitted}


def waiting(comune: Comune) -> ProposalLine:
    found = comune.detail("Rossi").review.proposal
    assert found is not None
    return found


def test_that_a_proposal_stops_the_sheet_until_it_is_accepted_which_takes_the_step(session_open: Comune) -> None:
    secretary, evaluator, sheet_id = session_open.workspace, verdi(session_open), session_open.fill("Rossi")
    assert {PROPOSE.name} <= words(evaluator, session_open)
    assert not {NOT_EVALUABLE.name, ACCEPT.name} & words(evaluator, session_open)
    assert PROPOSE.name not in words(secretary, session_open)
    with pytest.raises(UserError, match="Manca il motivo"):
        propose_not_evaluable(evaluator, sheet_id, "  ")
    with pytest.raises(UserError, match="non può compiere"):
        mark_not_evaluable(evaluator, sheet_id, WHY)
    propose_not_evaluable(evaluator, sheet_id, WHY)
    with pytest.raises(UserError, match="già una proposta"):
        propose_not_evaluable(evaluator, sheet_id, WHY)
    with pytest.raises(UserError, match="aspetta una proposta di non valutabilità"):
        complete_sheet(evaluator, sheet_id)
    assert {UNPROPOSE.name, COMPLETE.name} <= words(evaluator, session_open)
    assert {ACCEPT.name, REJECT.name, NOT_EVALUABLE.name} <= words(secretary, session_open)
    asked = waiting(session_open)
    assert asked.asking.startswith("Proposta di non valutabilità di Verdi Anna")
    with pytest.raises(UserError, match="non può compiere"):
        accept_not_evaluable(evaluator, asked.id, "Sì")
    changes = accept_not_evaluable(secretary, asked.id, "Concordo")
    assert changes.label == "Accolta la proposta di non valutabilità: Rossi Mario"
    detail = session_open.detail("Rossi")
    assert (detail.state, detail.not_evaluable_reason) == (SheetState.NOT_EVALUABLE, "Concordo")
    [told] = detail.review.proposals
    assert told.answer.startswith("accolta da Segretario comunale il")
    with pytest.raises(UserError, match="già stata accolta"):
        reject_proposal(secretary, asked.id, "No")
    undo_last(secretary)
    assert (session_open.detail("Rossi").state, waiting(session_open).id) == (SheetState.IN_PROGRESS, asked.id)


def test_that_a_rejected_proposal_lets_the_sheet_go_on_and_is_read_by_who_made_it(session_open: Comune) -> None:
    secretary, evaluator, sheet_id = session_open.workspace, verdi(session_open), session_open.fill("Rossi")
    propose_not_evaluable(evaluator, sheet_id, WHY)
    with pytest.raises(UserError, match="Manca il motivo della decisione"):
        reject_proposal(secretary, waiting(session_open).id, "")
    reject_proposal(secretary, waiting(session_open).id, "Ha lavorato 200 giorni")
    [told] = sheet_detail(evaluator, sheet_id).review.proposals
    assert "Respinta da Segretario comunale" in told.sentence
    assert "Ha lavorato 200 giorni" in told.sentence
    lines = sheet_history(secretary, sheet_id)
    told_by = {one.who: (one.after, one.reason) for one in lines if one.what == "Proposta di non valutabilità"}
    assert told_by == {"Verdi Anna": ("", WHY), "Segretario comunale": ("respinta", "Ha lavorato 200 giorni")}
    complete_sheet(evaluator, sheet_id)
    assert PROPOSE.name not in words(evaluator, session_open)


def test_that_only_the_own_proposal_that_waits_is_taken_back_or_undone(session_open: Comune) -> None:
    secretary, evaluator, sheet_id = session_open.workspace, verdi(session_open), session_open.sheet_id("Rossi")
    propose_not_evaluable(evaluator, sheet_id, WHY)
    asked = waiting(session_open)
    other = replace(evaluator, actor=evaluator.actor._replace(name="Bianchi Carla"))
    with pytest.raises(UserError, match="è di un altro"):
        take_back_proposal(other, asked.id)
    with pytest.raises(UserError, match="non può compiere"):
        take_back_proposal(secretary, asked.id)
    take_back_proposal(evaluator, asked.id)
    assert session_open.detail("Rossi").review.proposals == ()
    with pytest.raises(UserError, match="non c'è più"):
        take_back_proposal(evaluator, asked.id)
    propose_not_evaluable(evaluator, sheet_id, WHY)
    undo_last(evaluator)
    assert session_open.detail("Rossi").review.proposals == ()


def test_that_a_direct_decision_answers_the_proposal_and_a_sheet_with_one_is_not_thrown_away(
    session_open: Comune,
) -> None:
    secretary, evaluator, sheet_id = session_open.workspace, verdi(session_open), session_open.sheet_id("Rossi")
    propose_not_evaluable(evaluator, sheet_id, WHY)
    assert prepare_round(session_open.later(date(2025, 2, 1)), session_open.round_id).ids == ()
    mark_not_evaluable(secretary, sheet_id, "Aspettativa")
    [told] = session_open.detail("Rossi").review.proposals
    assert (told.outcome.value, told.decision_reason) == ("accepted", "Aspettativa")
    with pytest.raises(UserError, match="non c'è più"):
        accept_not_evaluable(secretary, ProposalId(99), "Sì")


def test_that_nobody_else_proposes_nor_reads_what_is_proposed(session_open: Comune) -> None:
    sheet_id = session_open.sheet_id("Rossi")
    propose_not_evaluable(verdi(session_open), sheet_id, WHY)
    rossi = Actor("Rossi Mario", UserRole.EQ, session_open.people["Rossi"], user_id=UserId(3))
    with pytest.raises(UserError):
        propose_not_evaluable(replace(session_open.workspace, actor=rossi), sheet_id, WHY)
    with pytest.raises(UserError):
        sheet_detail(replace(session_open.workspace, actor=rossi), sheet_id)
    with pytest.raises(UserError, match="non può compiere"):
        propose_not_evaluable(session_open.workspace, sheet_id, WHY)
