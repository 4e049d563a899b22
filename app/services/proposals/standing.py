"""Which proposals there are of a sheet, of an objective or of a year, and putting down how one was decided."""

from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import Session

from app.domain.decision_proposals import ProposalKind, ProposalOutcome
from app.domain.ids import CycleId, ObjectiveId, SheetId
from app.domain.issues import Link
from app.domain.proposing import ProposalLine
from app.domain.scoring.inputs import objective_key
from app.domain.workflow import RoundKind
from app.models.evaluation import Sheet
from app.models.proposals import DecisionProposal
from app.services.transaction import Unit


def proposals_of_sheet(session: Session, identity: SheetId) -> tuple[ProposalLine, ...]:
    return _lines(session, DecisionProposal.sheet_id == identity)


def proposals_of_objective(session: Session, identity: ObjectiveId) -> tuple[ProposalLine, ...]:
    return _lines(session, DecisionProposal.objective_id == identity)


def waiting_of_sheet(session: Session, identity: SheetId) -> DecisionProposal | None:
    return session.scalar(_waiting(DecisionProposal.sheet_id == identity))


def waiting_of_objective(session: Session, identity: ObjectiveId) -> DecisionProposal | None:
    return session.scalar(_waiting(DecisionProposal.objective_id == identity))


class ProposedAround(NamedTuple):
    """What is proposed of a sheet, and the keys of the objectives of its year on which nobody has decided yet."""

    of_sheet: tuple[ProposalLine, ...] = ()
    objectives: frozenset[str] = frozenset()


def proposed_around(sheet: Sheet) -> ProposedAround:
    """Return what the guards of a sheet look at; the objectives only where it is about to be closed."""
    session = Session.object_session(sheet)
    if session is None:
        return ProposedAround()
    is_closing = sheet.state.is_answered and sheet.round.kind is RoundKind.FINAL
    objectives = _waiting_objectives(session, sheet.round.cycle_id) if is_closing else frozenset[str]()
    return ProposedAround(proposals_of_sheet(session, sheet.id), objectives)


def _waiting_objectives(session: Session, cycle_id: CycleId) -> frozenset[str]:
    found = select(DecisionProposal.objective_id).where(
        DecisionProposal.cycle_id == cycle_id,
        DecisionProposal.outcome == ProposalOutcome.WAITING,
        DecisionProposal.objective_id.is_not(None),
    )
    return frozenset(objective_key(one) for one in session.scalars(found) if one is not None)


def waiting_links(session: Session, cycle_id: CycleId) -> list[Link]:
    """Return where each proposal of a year that waits is decided."""
    found = session.scalars(_waiting(DecisionProposal.cycle_id == cycle_id).order_by(DecisionProposal.id))
    return [
        Link("sheet", one.sheet_id, "review") if one.sheet_id else Link("objective", one.objective_id or 0, "history")
        for one in found
    ]


def decide(unit: Unit, proposal: DecisionProposal, outcome: ProposalOutcome, reason: str) -> None:
    """Put down how a proposal was decided by the person at the keyboard."""
    proposal.outcome, proposal.decision_reason = outcome, reason.strip()
    proposal.decided_by, proposal.decided_on = unit.workspace.actor.name, unit.workspace.today


def settle_sheet(unit: Unit, identity: SheetId, outcome: ProposalOutcome, reason: str) -> None:
    """Decide the proposal that waits on a sheet, where there is one, with the step that answers to it."""
    if proposal := waiting_of_sheet(unit.session, identity):
        decide(unit, proposal, outcome, reason)


def settle_objective(unit: Unit, identity: ObjectiveId, kind: ProposalKind, reason: str) -> None:
    """Decide what waits on an objective that gets a new state: accepted when that is what was proposed."""
    if proposal := waiting_of_objective(unit.session, identity):
        is_that = proposal.kind is kind
        decide(unit, proposal, ProposalOutcome.ACCEPTED if is_that else ProposalOutcome.REJECTED, reason)


def _waiting(whose: ColumnElement[bool]) -> Select[DecisionProposal]:
    return select(DecisionProposal).where(whose, DecisionProposal.outcome == ProposalOutcome.WAITING)


def _lines(session: Session, whose: ColumnElement[bool]) -> tuple[ProposalLine, ...]:
    return tuple(map(_line, session.scalars(select(DecisionProposal).where(whose).order_by(DecisionProposal.id))))


def _line(one: DecisionProposal) -> ProposalLine:
    return ProposalLine(
        one.id,
        one.kind,
        one.reason,
        one.proposed_by,
        one.proposed_on,
        one.outcome,
        one.decided_by,
        one.decided_on,
        one.decision_reason,
    )
