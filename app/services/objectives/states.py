"""The states of an objective along the year: neutralised, withdrawn, taken back; each with its reason."""

from datetime import date

from app.domain.changes import Changes, Topic
from app.domain.decision_proposals import ProposalKind
from app.domain.objectives import ObjectiveState
from app.domain.objectives.record_days import year_day_issues
from app.domain.objectives.records import (
    NeutralisationDraft,
    RevisionDraft,
    validate_neutralisation,
    validate_revision,
)
from app.domain.validation import refuse
from app.models.cycles import Cycle
from app.models.objectives import Objective, ObjectiveRevision
from app.services.objectives.common import open_objective
from app.services.objectives.parts import fill, open_owner
from app.services.proposals.standing import settle_objective
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

REVISION_FIELDS = ("on_date", "what", "reason", "act", "act_id")


def add_revision(workspace: Workspace, draft: RevisionDraft) -> Changes:
    """Record a change to the objective with its reason and act (D.Lgs. 150/2009 art. 6)."""
    refuse(validate_revision(draft))
    with unit_of_work(workspace, "Variazione dell'obiettivo", Topic.OBJECTIVES) as unit:
        objective = open_owner(unit, draft.objective_id)
        unit.label = f"Variazione dell'obiettivo {objective.code}"
        unit.touched(unit.add(_revision(unit, objective, draft)).id)
    return unit.changes


def neutralise_objective(workspace: Workspace, draft: NeutralisationDraft) -> Changes:
    """Set an objective aside for causes outside the owner's control: it is excluded and its weight shared out."""
    refuse(validate_neutralisation(draft))
    with unit_of_work(workspace, "Neutralizzazione", Topic.OBJECTIVES, Topic.SHEETS) as unit:
        objective = open_objective(unit, draft.objective_id, draft.version)
        unit.label = f"Neutralizzazione dell'obiettivo {objective.code}"
        _refuse_day(unit, objective, draft.on_date)
        put_state(objective, ObjectiveState.NEUTRALISED, draft.on_date, draft.reason, draft.opinion)
        settle_objective(unit, objective.id, ProposalKind.NEUTRALISE, draft.reason)
        unit.touched(objective.id)
    return unit.changes


def withdraw_objective(workspace: Workspace, draft: RevisionDraft) -> Changes:
    """Take an objective out of the plan (stralcio) with a revision that says why."""
    return _revise_state(workspace, draft, ObjectiveState.WITHDRAWN, "Stralcio")


def resume_objective(workspace: Workspace, draft: RevisionDraft) -> Changes:
    """Bring an objective that was neutralised or withdrawn back into the plan, with a revision that says why."""
    return _revise_state(workspace, draft, ObjectiveState.ACTIVE, "Ripresa")


def put_state(
    objective: Objective, state: ObjectiveState, on: date | None = None, reason: str = "", opinion: str = ""
) -> None:
    """Put an objective in a state; day, reason and opinion are kept of one neutralised, and forgotten of the others."""
    is_aside = state is ObjectiveState.NEUTRALISED
    objective.state = state
    objective.neutralised_on = on if is_aside else None
    objective.neutralised_reason, objective.neutralised_opinion = (reason, opinion) if is_aside else ("", "")


def _revise_state(workspace: Workspace, draft: RevisionDraft, state: ObjectiveState, label: str) -> Changes:
    refuse(validate_revision(draft))
    with unit_of_work(workspace, label, Topic.OBJECTIVES, Topic.SHEETS) as unit:
        objective = open_owner(unit, draft.objective_id)
        unit.label = f"{label} dell'obiettivo {objective.code}"
        put_state(objective, state)
        settle_objective(unit, objective.id, ProposalKind.WITHDRAW, draft.reason)
        unit.add(_revision(unit, objective, draft))
        unit.touched(objective.id)
    return unit.changes


def _revision(unit: Unit, objective: Objective, draft: RevisionDraft) -> ObjectiveRevision:
    _refuse_day(unit, objective, draft.on_date)
    author = unit.workspace.actor.name
    return fill(ObjectiveRevision(objective=objective, author=author), draft, REVISION_FIELDS)


def _refuse_day(unit: Unit, objective: Objective, on: date | None) -> None:
    refuse(list(year_day_issues(on, unit.get(Cycle, objective.cycle_id).year, unit.workspace.today)))
