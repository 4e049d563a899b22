"""What is noted along the year: resources, monitoring, revisions, objectives set aside."""

from collections.abc import Collection

from app.domain.changes import Changes, Topic
from app.domain.ids import ObjectiveId
from app.domain.objectives import ObjectiveState
from app.domain.objectives.records import (
    MonitoringDraft,
    NeutralisationDraft,
    ResourceDraft,
    RevisionDraft,
    validate_monitoring,
    validate_neutralisation,
    validate_resource,
    validate_revision,
)
from app.domain.validation import refuse
from app.models.objectives import Monitoring, Objective, ObjectiveResource, ObjectiveRevision
from app.services.objectives.common import open_objective
from app.services.objectives.parts import PartKind, delete_parts, fill, open_owner, save_part
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace

_TOPICS = (Topic.OBJECTIVES,)
RESOURCE = PartKind(
    ObjectiveResource,
    ResourceDraft,
    ("kind", "description", "chapter", "amount"),
    validate_resource,
    "Nuova",
    "risorsa",
    _TOPICS,
)
MONITORING = PartKind(
    Monitoring,
    MonitoringDraft,
    ("on_date", "progress", "notes", "critical_points"),
    validate_monitoring,
    "Nuovo",
    "monitoraggio",
    _TOPICS,
)


def save_resource(workspace: Workspace, draft: ResourceDraft) -> Changes:
    """Add a resource, or change the one with the draft's id."""
    return save_part(workspace, RESOURCE, draft)


def delete_resources(workspace: Workspace, identities: Collection[int]) -> Changes:
    return delete_parts(workspace, RESOURCE, identities)


def save_monitoring(workspace: Workspace, draft: MonitoringDraft) -> Changes:
    """Add a monitoring, or change the one with the draft's id."""
    return save_part(workspace, MONITORING, draft)


def delete_monitorings(workspace: Workspace, identities: Collection[int]) -> Changes:
    return delete_parts(workspace, MONITORING, identities)


def add_revision(workspace: Workspace, draft: RevisionDraft) -> Changes:
    """Record a change to the objective with its reason and act (D.Lgs. 150/2009 art. 6)."""
    refuse(validate_revision(draft))
    with unit_of_work(workspace, "Variazione dell'obiettivo", Topic.OBJECTIVES) as unit:
        objective = open_owner(unit, draft.objective_id)
        unit.label = f"Variazione dell'obiettivo {objective.code}"
        unit.touched(unit.add(_revision(objective, draft)).id)
    return unit.changes


def neutralise_objective(workspace: Workspace, draft: NeutralisationDraft) -> Changes:
    """Set an objective aside for causes outside the owner's control: it is excluded and its weight shared out."""
    refuse(validate_neutralisation(draft))
    with unit_of_work(workspace, "Neutralizzazione", Topic.OBJECTIVES, Topic.SHEETS) as unit:
        objective = open_objective(unit, draft.objective_id, draft.version)
        unit.label = f"Neutralizzazione dell'obiettivo {objective.code}"
        objective.state = ObjectiveState.NEUTRALISED
        objective.neutralised_on = draft.on_date
        objective.neutralised_reason, objective.neutralised_opinion = draft.reason, draft.opinion
        unit.touched(objective.id)
    return unit.changes


def withdraw_objective(workspace: Workspace, draft: RevisionDraft) -> Changes:
    """Take an objective out of the plan (stralcio) with a revision that says why."""
    refuse(validate_revision(draft))
    with unit_of_work(workspace, "Stralcio", Topic.OBJECTIVES, Topic.SHEETS) as unit:
        objective = open_owner(unit, draft.objective_id)
        unit.label = f"Stralcio dell'obiettivo {objective.code}"
        _clear_neutralisation(objective)
        objective.state = ObjectiveState.WITHDRAWN
        unit.add(_revision(objective, draft))
        unit.touched(objective.id)
    return unit.changes


def resume_objective(workspace: Workspace, identity: ObjectiveId) -> Changes:
    """Bring an objective that was neutralised or withdrawn back into the plan."""
    with unit_of_work(workspace, "Ripresa", Topic.OBJECTIVES, Topic.SHEETS) as unit:
        objective = open_objective(unit, identity)
        unit.label = f"Ripresa dell'obiettivo {objective.code}"
        _clear_neutralisation(objective)
        objective.state = ObjectiveState.ACTIVE
        unit.touched(identity)
    return unit.changes


def _revision(objective: Objective, draft: RevisionDraft) -> ObjectiveRevision:
    return fill(ObjectiveRevision(objective=objective), draft, ("on_date", "what", "reason", "act"))


def _clear_neutralisation(objective: Objective) -> None:
    objective.neutralised_on = None
    objective.neutralised_reason = objective.neutralised_opinion = ""
