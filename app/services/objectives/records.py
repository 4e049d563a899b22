"""What is noted along the year: resources, monitoring, revisions, objectives set aside."""

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
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
from app.models.base import Base
from app.models.objectives import Monitoring, Objective, ObjectiveResource, ObjectiveRevision
from app.services.objectives.common import open_objective
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace


def save_resource(workspace: Workspace, draft: ResourceDraft) -> Changes:
    """Add a resource, or change the one with the draft's id."""
    with unit_of_work(workspace, "Risorsa", Topic.OBJECTIVES) as unit:
        write_resource(unit, draft)
    return unit.changes


def write_resource(unit: Unit, draft: ResourceDraft) -> None:
    """Add or change a resource as part of an operation."""
    refuse(validate_resource(draft))
    resource = unit.get(ObjectiveResource, draft.id) if draft.id else ObjectiveResource()
    objective = _owner(unit, draft.objective_id if draft.id is None else resource.objective_id)
    unit.label = f"{'Modifica' if draft.id else 'Nuova'} risorsa dell'obiettivo {objective.code}"
    resource.objective = objective
    _write(resource, draft, ("kind", "description", "amount"))
    unit.touched(unit.add(resource).id)


def delete_resource(workspace: Workspace, identity: int) -> Changes:
    with unit_of_work(workspace, "Eliminazione risorsa", Topic.OBJECTIVES) as unit:
        resource = unit.get(ObjectiveResource, identity)
        unit.label = f"Eliminazione risorsa dell'obiettivo {_owner(unit, resource.objective_id).code}"
        unit.session.delete(resource)
    return unit.changes


def save_monitoring(workspace: Workspace, draft: MonitoringDraft) -> Changes:
    """Add a monitoring, or change the one with the draft's id."""
    with unit_of_work(workspace, "Monitoraggio", Topic.OBJECTIVES) as unit:
        write_monitoring(unit, draft)
    return unit.changes


def write_monitoring(unit: Unit, draft: MonitoringDraft) -> None:
    """Add or change a monitoring as part of an operation."""
    refuse(validate_monitoring(draft))
    monitoring = unit.get(Monitoring, draft.id, version=draft.version) if draft.id else Monitoring()
    objective = _owner(unit, draft.objective_id if draft.id is None else monitoring.objective_id)
    unit.label = f"{'Modifica' if draft.id else 'Nuovo'} monitoraggio dell'obiettivo {objective.code}"
    monitoring.objective = objective
    _write(monitoring, draft, ("on_date", "progress", "notes", "critical_points"))
    unit.touched(unit.add(monitoring).id)


def delete_monitoring(workspace: Workspace, identity: int, version: int | None = None) -> Changes:
    with unit_of_work(workspace, "Eliminazione monitoraggio", Topic.OBJECTIVES) as unit:
        monitoring = unit.get(Monitoring, identity, version=version)
        unit.label = f"Eliminazione monitoraggio dell'obiettivo {_owner(unit, monitoring.objective_id).code}"
        unit.session.delete(monitoring)
    return unit.changes


def add_revision(workspace: Workspace, draft: RevisionDraft) -> Changes:
    """Record a change to the objective with its reason and act (D.Lgs. 150/2009 art. 6)."""
    refuse(validate_revision(draft))
    with unit_of_work(workspace, "Variazione dell'obiettivo", Topic.OBJECTIVES) as unit:
        objective = _owner(unit, draft.objective_id)
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
        objective = _owner(unit, draft.objective_id)
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


def _owner(unit: Unit, identity: ObjectiveId | None) -> Objective:
    if identity is None:
        raise UserError("L'obiettivo non è indicato.", "Sceglierlo dall'elenco.")
    return open_objective(unit, identity)


def _revision(objective: Objective, draft: RevisionDraft) -> ObjectiveRevision:
    revision = ObjectiveRevision(objective=objective)
    _write(revision, draft, ("on_date", "what", "reason", "act"))
    return revision


def _clear_neutralisation(objective: Objective) -> None:
    objective.neutralised_on = None
    objective.neutralised_reason = objective.neutralised_opinion = ""


def _write(row: Base, draft: object, names: tuple[str, ...]) -> None:
    for name in names:
        setattr(row, name, getattr(draft, name))
