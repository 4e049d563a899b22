"""The head of an Area proposes that an objective do not count; the Segretario does it or says why not."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from app.domain.closing.checklist import validate_closing
from app.domain.closing.drafts import ClosingDraft
from app.domain.decision_proposals import ProposalKind
from app.domain.duties.duty import Duty
from app.domain.errors import UserError
from app.domain.ids import ObjectiveId, UserId
from app.domain.issues import Link
from app.domain.objectives import ObjectiveState
from app.domain.objectives.records import NeutralisationDraft, RevisionDraft
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.domain.sheets.step_details import StepDetails
from app.models.objectives import ObjectiveUnit
from app.models.structure import Area
from app.services.closing.reading import closing_facts
from app.services.objectives.detail import objective_detail
from app.services.objectives.history import objective_history
from app.services.objectives.states import neutralise_objective, withdraw_objective
from app.services.proposals.deciding import accept_not_evaluable, reject_proposal
from app.services.proposals.proposing import propose_not_evaluable, propose_of_objective, take_back_proposal
from app.services.sheets.steps import acknowledge_sheet, close_sheet, complete_sheet, deliver_sheet
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace
from app.services.year_standing import year_standing
from tests.archives.comune import Comune

WHY = "Il bando regionale non è uscito"
DAY = date(2024, 12, 2)


def verdi(comune: Comune) -> Workspace:
    own = Actor("Verdi Anna", UserRole.EQ, comune.people["Verdi"], user_id=UserId(2))
    return replace(comune.workspace, actor=own)


def of_affari_generali(comune: Comune) -> ObjectiveId:
    """Give the measured objective to the Area that Verdi heads."""
    one = comune.objectives["misurato"]
    with unit_of_work(comune.workspace, "Unità") as unit:
        area = unit.session.scalars(select(Area.id).where(Area.code == "AG")).one()
        unit.add(ObjectiveUnit(objective_id=one, area_id=area))
    return one


def decisions(comune: Comune) -> list[Duty]:
    found = year_standing(comune.workspace, 2024).duties
    return [one for one in found if "decidere sulla proposta" in one.sentence]


def test_that_neutralising_answers_the_proposal_of_the_head_and_sheets_wait_for_it(session_open: Comune) -> None:
    head, one = verdi(session_open), of_affari_generali(session_open)
    assert objective_detail(head, one).may_propose
    assert not objective_detail(session_open.workspace, one).may_propose
    with pytest.raises(UserError, match="non può compiere"):
        propose_of_objective(session_open.workspace, one, ProposalKind.NEUTRALISE, WHY)
    sheet_id = session_open.fill("Rossi")
    complete_sheet(session_open.workspace, sheet_id)
    deliver_sheet(session_open.workspace, sheet_id, DAY)
    acknowledge_sheet(session_open.workspace, sheet_id, StepDetails(on=DAY))
    with pytest.raises(UserError, match="si propone la neutralizzazione o lo stralcio"):
        propose_of_objective(head, one, ProposalKind.NOT_EVALUABLE, WHY)
    propose_of_objective(head, one, ProposalKind.NEUTRALISE, WHY)
    with pytest.raises(UserError, match="già una proposta"):
        propose_of_objective(head, one, ProposalKind.WITHDRAW, WHY)
    detail = objective_detail(head, one)
    assert (detail.may_propose, detail.proposal and detail.proposal.reason) == (False, WHY)
    with pytest.raises(UserError, match="aspetta una proposta"):
        close_sheet(session_open.later(date(2025, 3, 1)), sheet_id)
    facts = closing_facts(session_open.workspace, 2024, ())
    assert (facts.proposed, facts.first_proposed) == (1, Link("objective", one, "history"))
    hindrances = [issue.code for issue in validate_closing(facts, ClosingDraft(2024), DAY)]
    assert "proposals" in hindrances
    [duty] = decisions(session_open)
    assert (duty.doer.role, duty.link) == ("Segretario comunale", Link("objective", one, "history"))
    asked = NeutralisationDraft(one, on_date=DAY, reason="Causa esterna", opinion="Favorevole")
    neutralise_objective(session_open.workspace, asked)
    [told] = objective_detail(head, one).proposals
    assert "Accolta da Segretario comunale" in told.sentence
    assert "Causa esterna" in told.sentence
    assert decisions(session_open) == []
    assert "Proposta di neutralizzazione" in " ".join(
        row.label for row in objective_history(session_open.workspace, one)
    )


def test_that_another_decision_rejects_what_was_proposed_and_a_refusal_says_why(session_open: Comune) -> None:
    head, one = verdi(session_open), of_affari_generali(session_open)
    propose_of_objective(head, one, ProposalKind.NEUTRALISE, WHY)
    waiting = objective_detail(head, one).proposal
    assert waiting is not None
    with pytest.raises(UserError, match="è di un obiettivo"):
        accept_not_evaluable(session_open.workspace, waiting.id, "Sì")
    with pytest.raises(UserError, match="non può compiere"):
        reject_proposal(head, waiting.id, "No")
    take_back_proposal(head, waiting.id)
    propose_of_objective(head, one, ProposalKind.NEUTRALISE, WHY)
    waiting = objective_detail(head, one).proposal
    assert waiting is not None
    reject_proposal(session_open.workspace, waiting.id, "Il bando c'è stato")
    propose_of_objective(head, one, ProposalKind.NEUTRALISE, "Ancora")
    withdraw_objective(session_open.workspace, RevisionDraft(None, one, DAY, "Stralcio", "Non si fa più"))
    detail = objective_detail(head, one)
    assert [one.outcome.value for one in detail.proposals] == ["rejected", "rejected"]
    assert detail.state is ObjectiveState.WITHDRAWN
    with pytest.raises(UserError, match="già stralciato"):
        propose_of_objective(head, one, ProposalKind.NEUTRALISE, WHY)


def test_that_only_the_head_of_an_area_of_the_objective_proposes(session_open: Comune) -> None:
    one = of_affari_generali(session_open)
    for name, surname in (("Rossi Mario", "Rossi"), ("Bruni Lia", "Bruni")):
        other = Actor(name, UserRole.EQ, session_open.people[surname], user_id=UserId(4))
        with pytest.raises(UserError):
            propose_of_objective(replace(session_open.workspace, actor=other), one, ProposalKind.NEUTRALISE, WHY)
    mayor = Actor("Gialli", UserRole.MAYOR, user_id=UserId(5))
    with pytest.raises(UserError, match="non può compiere"):
        propose_of_objective(replace(session_open.workspace, actor=mayor), one, ProposalKind.NEUTRALISE, WHY)


def test_that_a_proposal_on_a_sheet_is_a_duty_of_the_secretary(session_open: Comune) -> None:
    propose_not_evaluable(verdi(session_open), session_open.sheet_id("Rossi"), WHY)
    [duty] = decisions(session_open)
    assert duty.sentence == "Rossi Mario: decidere sulla proposta di non valutabilità di Verdi Anna"
    assert duty.link == Link("sheet", session_open.sheet_id("Rossi"), "review")
