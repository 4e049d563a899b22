"""Phases of an objective: months, dates, weights, progress."""

from collections.abc import Collection

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import ObjectiveId, PhaseId
from app.domain.objectives.phase import PhaseDraft, toggled, validate
from app.domain.permissions import Action, InScope
from app.models.objectives import Phase
from app.services.objectives.measuring_scope import ask_to_measure
from app.services.objectives.parts import PartKind, delete_parts, open_part, save_part, share_weights
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace

PHASE = PartKind(
    Phase,
    PhaseDraft,
    ("title", "kind", "months", "starts_on", "ends_on", "weight", "progress", "actual_months"),
    validate,
    "Nuova",
    "fase",
    listed=lambda objective: objective.phases,
)


def save_phase(workspace: Workspace, draft: PhaseDraft) -> Changes:
    """Add a phase at the end of its objective's list, or change the one with the draft's id."""
    return save_part(workspace, PHASE, draft)


def toggle_phase_month(workspace: Workspace, identity: PhaseId, month: int) -> Changes:
    """Plan the phase in a month (1..12), or take that month away."""
    _refuse_no_month(month)
    with unit_of_work(workspace, "Mesi della fase", Topic.OBJECTIVES) as unit:
        phase, objective = open_part(unit, Phase, identity)
        unit.label = f"Mesi di una fase dell'obiettivo {objective.code}"
        phase.months = toggled(phase.months, month)
        unit.touched(identity)
    return unit.changes


def toggle_actual_month(workspace: Workspace, identity: PhaseId, month: int) -> Changes:
    """Say that the phase was worked on in a month (1..12), or that it was not."""
    _refuse_no_month(month)
    with unit_of_work(workspace, "Mesi della fase", Topic.OBJECTIVES, action=InScope(Action.MEASURE)) as unit:
        phase, objective = open_part(unit, Phase, identity)
        ask_to_measure(unit, [objective])
        unit.label = f"Mesi effettivi di una fase dell'obiettivo {objective.code}"
        phase.actual_months = toggled(phase.actual_months, month)
        unit.touched(identity)
    return unit.changes


def _refuse_no_month(month: int) -> None:
    if not 1 <= month <= 12:
        raise UserError("I mesi vanno da gennaio a dicembre.", "Scegliere un mese della griglia.")


def delete_phases(workspace: Workspace, identities: Collection[PhaseId]) -> Changes:
    return delete_parts(workspace, PHASE, identities)


def share_phase_weights(workspace: Workspace, objective_id: ObjectiveId) -> Changes:
    return share_weights(workspace, [objective_id], "alle fasi", lambda objective: objective.phases)
