"""What is noted along the year: resources, monitoring, revisions, objectives set aside."""

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
from app.services.objectives.parts import delete_part, fill, open_owner
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

RESOURCE_FIELDS = ("kind", "description", "amount")
MONITORING_FIELDS = ("on_date", "progress", "notes", "critical_points")


def save_resource(workspace: Workspace, draft: ResourceDraft) -> Changes:
    """Add a resource, or change the one with the draft's id."""
    with unit_of_work(workspace, "Risorsa", Topic.OBJECTIVES) as unit:
        write_resource(unit, draft)
    return unit.changes


def write_resource(unit: Unit, draft: ResourceDraft) -> None:
    """Add or change a resource as part of an operation."""
    refuse(validate_resource(draft))
    resource = unit.get(ObjectiveResource, draft.id) if draft.id else ObjectiveResource()
    objective = open_owner(unit, draft.objective_id if draft.id is None else resource.objective_id)
    unit.label = f"{'Modifica' if draft.id else 'Nuova'} risorsa dell'obiettivo {objective.code}"
    resource.objective = objective
    unit.touched(unit.add(fill(resource, draft, RESOURCE_FIELDS)).id)


def delete_resource(workspace: Workspace, identity: int) -> Changes:
    return delete_part(workspace, ObjectiveResource, "risorsa", identity)


def save_monitoring(workspace: Workspace, draft: MonitoringDraft) -> Changes:
    """Add a monitoring, or change the one with the draft's id."""
    with unit_of_work(workspace, "Monitoraggio", Topic.OBJECTIVES) as unit:
        write_monitoring(unit, draft)
    return unit.changes


def write_monitoring(unit: Unit, draft: MonitoringDraft) -> None:
    """Add or change a monitoring as part of an operation."""
    refuse(validate_monitoring(draft))
    monitoring = unit.get(Monitoring, draft.id, version=draft.version) if draft.id else Monitoring()
    objective = open_owner(unit, draft.objective_id if draft.id is None else monitoring.objective_id)
    unit.label = f"{'Modifica' if draft.id else 'Nuovo'} monitoraggio dell'obiettivo {objective.code}"
    monitoring.objective = objective
    unit.touched(unit.add(fill(monitoring, draft, MONITORING_FIELDS)).id)


def delete_monitoring(workspace: Workspace, identity: int, version: int | None = None) -> Changes:
    return delete_part(workspace, Monitoring, "monitoraggio", identity, version)


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
