"""Phases of an objective: months, dates, weights, progress."""

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import ObjectiveId, PhaseId
from app.domain.objectives.phase import PhaseDraft, toggled, validate
from app.domain.objectives.weights import equal_shares
from app.domain.validation import refuse
from app.models.objectives import Objective, Phase
from app.services.objectives.common import open_objective
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

FIELDS = ("title", "months", "starts_on", "ends_on", "weight", "progress")


def create_phase(workspace: Workspace, draft: PhaseDraft) -> Changes:
    """Add a phase at the end of its objective's list."""
    refuse(validate(draft))
    if draft.objective_id is None:
        raise UserError("L'obiettivo della fase non è indicato.", "Sceglierlo dall'elenco.")
    with unit_of_work(workspace, "Nuova fase", Topic.OBJECTIVES, Topic.SHEETS) as unit:
        objective = open_objective(unit, draft.objective_id)
        unit.label = f"Nuova fase dell'obiettivo {objective.code}"
        last = max((one.position for one in objective.phases), default=0)
        phase = Phase(position=last + 1, objective=objective)
        _write(phase, draft)
        unit.touched(unit.add(phase).id)
    return unit.changes


def write_phase(unit: Unit, draft: PhaseDraft) -> None:
    """Change a phase as part of an operation."""
    refuse(validate(draft))
    phase, objective = _open(unit, draft.id, draft.version)
    unit.label = f"Modifica fase dell'obiettivo {objective.code}"
    _write(phase, draft)
    unit.touched(phase.id)


def toggle_phase_month(workspace: Workspace, identity: PhaseId, month: int) -> Changes:
    """Plan the phase in a month (1..12), or take that month away."""
    if not 1 <= month <= 12:
        raise UserError("I mesi vanno da gennaio a dicembre.", "Scegliere una casella della griglia.")
    with unit_of_work(workspace, "Mesi della fase", Topic.OBJECTIVES) as unit:
        phase, objective = _open(unit, identity)
        unit.label = f"Mesi di una fase dell'obiettivo {objective.code}"
        phase.months = toggled(phase.months, month)
        unit.touched(identity)
    return unit.changes


def delete_phase(workspace: Workspace, identity: PhaseId, version: int | None = None) -> Changes:
    with unit_of_work(workspace, "Eliminazione fase", Topic.OBJECTIVES, Topic.SHEETS) as unit:
        phase, objective = _open(unit, identity, version)
        unit.label = f"Eliminazione fase dell'obiettivo {objective.code}"
        unit.session.delete(phase)
        unit.touched(identity)
    return unit.changes


def share_phase_weights(workspace: Workspace, objective_id: ObjectiveId) -> Changes:
    with unit_of_work(workspace, "Pesi uguali alle fasi", Topic.OBJECTIVES, Topic.SHEETS) as unit:
        objective = open_objective(unit, objective_id)
        unit.label = f"Pesi uguali alle fasi dell'obiettivo {objective.code}"
        for phase, weight in zip(objective.phases, equal_shares(len(objective.phases)), strict=True):
            phase.weight = weight
        unit.touched(objective_id)
    return unit.changes


def _open(unit: Unit, identity: PhaseId | None, version: int | None = None) -> tuple[Phase, Objective]:
    phase = unit.get(Phase, identity or 0, version=version)
    return phase, open_objective(unit, phase.objective_id)


def _write(phase: Phase, draft: PhaseDraft) -> None:
    for name in FIELDS:
        setattr(phase, name, getattr(draft, name))
