"""Proposing to the Segretario: the evaluator of a sheet, the head of the Area of an objective."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.changes import Changes, Topic
from app.domain.decision_proposals import ProposalKind
from app.domain.errors import UserError
from app.domain.ids import ObjectiveId, ProposalId, SheetId
from app.domain.objectives import ObjectiveState
from app.domain.periods import Period, reference_day
from app.domain.permissions import Action, Actor, AreaInQuestion, InScope, PerSheet, may, require
from app.domain.proposing import NO_REASON, check_reason
from app.domain.validation import refuse
from app.models.cycles import Cycle
from app.models.objectives import Objective, ObjectiveUnit
from app.models.proposals import DecisionProposal
from app.services.certification.standing import standing_certifications
from app.services.cycles import refuse_closed
from app.services.proposals.standing import waiting_of_objective, waiting_of_sheet
from app.services.sheets.named import sheet_subject
from app.services.sheets.sheet_access import ask_of_sheet, permitted_sheet
from app.services.structure.headed import areas_headed
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace


def propose_not_evaluable(workspace: Workspace, sheet_id: SheetId, reason: str) -> Changes:
    """Propose that a sheet be not evaluable, with the reason: nothing changes on it until it is decided."""
    refuse(check_reason(reason, NO_REASON))
    with unit_of_work(workspace, "Proposta", Topic.SHEETS, action=PerSheet(Action.PROPOSE)) as unit:
        sheet = permitted_sheet(unit, sheet_id, Action.PROPOSE)
        kind = ProposalKind.NOT_EVALUABLE
        unit.label = f"Proposta di {kind.italian}: {sheet_subject(unit.session, sheet)}"
        if waiting_of_sheet(unit.session, sheet.id):
            raise _already()
        unit.add(DecisionProposal(cycle_id=sheet.round.cycle_id, sheet_id=sheet.id, **_said(workspace, kind, reason)))
        unit.touched(sheet.id)
    return unit.changes


def propose_of_objective(workspace: Workspace, objective_id: ObjectiveId, kind: ProposalKind, reason: str) -> Changes:
    """Propose that an objective be neutralised or withdrawn, with the reason, from the head of one of its Aree."""
    refuse(check_reason(reason, NO_REASON))
    if kind is ProposalKind.NOT_EVALUABLE:
        raise UserError("Di un obiettivo si propone la neutralizzazione o lo stralcio.", "Non valutabile è una scheda.")
    with unit_of_work(workspace, "Proposta", Topic.OBJECTIVES, action=InScope(Action.PROPOSE)) as unit:
        objective = unit.get(Objective, objective_id)
        cycle = unit.get(Cycle, objective.cycle_id)
        _ask_of_objective(unit, objective)
        refuse_closed(cycle)
        unit.label = f"Proposta di {kind.italian} dell'obiettivo {objective.code}"
        _refuse_objective(unit, objective)
        unit.add(DecisionProposal(cycle_id=cycle.id, objective_id=objective.id, **_said(workspace, kind, reason)))
        unit.touched(objective.id)
    return unit.changes


def take_back_proposal(workspace: Workspace, identity: ProposalId) -> Changes:
    """Take back the own proposal, as long as nobody has decided on it."""
    topics = (Topic.SHEETS, Topic.OBJECTIVES)
    with unit_of_work(workspace, "Proposta ritirata", *topics, action=PerSheet(Action.PROPOSE)) as unit:
        proposal = unit.get(DecisionProposal, identity)
        _ask_again(unit, proposal)
        refuse_closed(unit.get(Cycle, proposal.cycle_id))
        if proposal.proposed_by != workspace.actor.name:
            raise UserError("La proposta è di un altro.", "La ritira solo chi l'ha fatta.")
        refuse_decided(proposal)
        unit.label = f"Ritirata la proposta di {proposal.kind.italian}: {subject_of(unit.session, proposal)}"
        unit.touched(proposal.sheet_id or proposal.objective_id)
        unit.session.delete(proposal)
    return unit.changes


def _ask_again(unit: Unit, proposal: DecisionProposal) -> None:
    """Ask of what was proposed what was asked when it was: who has left the Area leaves it to the Segretario."""
    if proposal.sheet is not None:
        ask_of_sheet(unit, Action.PROPOSE, proposal.sheet)
    elif proposal.objective is not None:
        _ask_of_objective(unit, proposal.objective)


def _ask_of_objective(unit: Unit, objective: Objective) -> None:
    actor = unit.workspace.actor
    is_own = heads_objective(unit.session, actor, objective, unit.workspace.today)
    require(actor, Action.PROPOSE, AreaInQuestion(is_own))
    unit.asked.add(Action.PROPOSE)


def may_propose(session: Session, actor: Actor, objective: Objective, day: date) -> bool:
    """Tell whether `actor` may propose something of an objective on a day, and there is something to propose."""
    is_open = objective.state is ObjectiveState.ACTIVE and waiting_of_objective(session, objective.id) is None
    may_of_own = may(actor, Action.PROPOSE, AreaInQuestion(is_own=True))
    return is_open and may_of_own and heads_objective(session, actor, objective, day)


def heads_objective(session: Session, actor: Actor, objective: Objective, day: date) -> bool:
    """Tell whether `actor` heads an Area of the objective on `day`, or at the end of its year once that is over."""
    on = reference_day(session.get_one(Cycle, objective.cycle_id).year, day)
    headed = areas_headed(actor, Period(on, on), day)
    query = select(ObjectiveUnit.id).where(
        ObjectiveUnit.objective_id == objective.id, ObjectiveUnit.area_id.in_(headed)
    )
    return session.scalar(query.limit(1)) is not None


def refuse_decided(proposal: DecisionProposal) -> None:
    if proposal.decided_on is not None:
        sentence = f"La proposta è già stata {proposal.outcome.italian} da {proposal.decided_by}."
        raise UserError(sentence, "La decisione si legge nella pagina.")


def subject_of(session: Session, proposal: DecisionProposal) -> str:
    """Name what a proposal is about."""
    if proposal.sheet is not None:
        return sheet_subject(session, proposal.sheet)
    return f"obiettivo {proposal.objective.code}" if proposal.objective is not None else ""


def _refuse_objective(unit: Unit, objective: Objective) -> None:
    if objective.state is not ObjectiveState.ACTIVE:
        raise UserError(f"L'obiettivo è già {objective.state.italian.lower()}.", "Non c'è nulla da proporre.")
    if standing_certifications(unit.session, objective.cycle_id).get(objective.id):
        raise UserError("Il risultato dell'obiettivo è certificato.", "Il Nucleo può riaprire la certificazione.")
    if waiting_of_objective(unit.session, objective.id):
        raise _already()


def _already() -> UserError:
    return UserError("C'è già una proposta che aspetta la decisione del Segretario.", "Ritirarla, o attendere.")


def _said(workspace: Workspace, kind: ProposalKind, reason: str) -> dict[str, object]:
    return {
        "kind": kind,
        "reason": reason.strip(),
        "proposed_by": workspace.actor.name,
        "proposed_on": workspace.today,
    }
