"""Phases of an objective: months, dates, weights, progress."""

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import ObjectiveId, PhaseId
from app.domain.objectives.phase import PhaseDraft, toggled, validate
from app.domain.validation import refuse
from app.models.objectives import Phase
from app.services.objectives.parts import delete_part, fill, last_position, open_owner, open_part, share_weights
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

FIELDS = ("title", "months", "starts_on", "ends_on", "weight", "progress")


def create_phase(workspace: Workspace, draft: PhaseDraft) -> Changes:
    """Add a phase at the end of its objective's list."""
    refuse(validate(draft))
    with unit_of_work(workspace, "Nuova fase", Topic.OBJECTIVES, Topic.SHEETS) as unit:
        objective = open_owner(unit, draft.objective_id)
        unit.label = f"Nuova fase dell'obiettivo {objective.code}"
        phase = Phase(position=last_position(objective.phases) + 1, objective=objective)
        unit.touched(unit.add(fill(phase, draft, FIELDS)).id)
    return unit.changes


def write_phase(unit: Unit, draft: PhaseDraft) -> None:
    """Change a phase as part of an operation."""
    refuse(validate(draft))
    phase, objective = open_part(unit, Phase, draft.id, draft.version)
    unit.label = f"Modifica fase dell'obiettivo {objective.code}"
    fill(phase, draft, FIELDS)
    unit.touched(phase.id)


def toggle_phase_month(workspace: Workspace, identity: PhaseId, month: int) -> Changes:
    """Plan the phase in a month (1..12), or take that month away."""
    if not 1 <= month <= 12:
        raise UserError("I mesi vanno da gennaio a dicembre.", "Scegliere una casella della griglia.")
    with unit_of_work(workspace, "Mesi della fase", Topic.OBJECTIVES) as unit:
        phase, objective = open_part(unit, Phase, identity)
        unit.label = f"Mesi di una fase dell'obiettivo {objective.code}"
        phase.months = toggled(phase.months, month)
        unit.touched(identity)
    return unit.changes


def delete_phase(workspace: Workspace, identity: PhaseId, version: int | None = None) -> Changes:
    return delete_part(workspace, Phase, "fase", identity, version)


def share_phase_weights(workspace: Workspace, objective_id: ObjectiveId) -> Changes:
    return share_weights(workspace, objective_id, "alle fasi", lambda objective: objective.phases)
