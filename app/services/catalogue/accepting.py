"""What is taken from the catalogue becomes indicators of objectives."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from app.domain.changes import Changes, Topic
from app.domain.exact import HUNDRED
from app.domain.ids import ObjectiveId
from app.domain.italian import plural
from app.domain.matching import text_key
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.objectives.weights import equal_shares
from app.models.objectives import Objective
from app.services.objectives.common import open_objective
from app.services.objectives.indicators import INDICATOR
from app.services.objectives.parts import write_part
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace


def accept_proposals(workspace: Workspace, accepted: Mapping[ObjectiveId, Sequence[IndicatorDraft]]) -> Changes:
    """Write beside each objective the indicators accepted for it, all of them or none, as one operation.

    An indicator that the objective has already, by its name, is not written again. Their weights are what the others
    leave of 100, in equal shares; where nothing is left they are those of a new indicator, and the page says so.
    """
    with unit_of_work(workspace, "Indicatori dal catalogo", Topic.OBJECTIVES, Topic.SHEETS) as unit:
        for identity, drafts in accepted.items():
            objective = open_objective(unit, identity)
            add_indicators(unit, objective, drafts)
            unit.label = f"Indicatori dal catalogo per l'obiettivo {objective.code}"
        if len(accepted) > 1:
            unit.label = f"Indicatori dal catalogo per {plural(len(accepted), 'obiettivo', 'obiettivi')}"
    return unit.changes


def add_indicators(unit: Unit, objective: Objective, drafts: Iterable[IndicatorDraft]) -> None:
    """Add indicators to an objective as part of an operation."""
    present = {text_key(one.name) for one in objective.indicators}
    new = [draft for draft in drafts if text_key(draft.name) not in present]
    for draft, weight in zip(new, _shares(objective, len(new)), strict=True):
        unit.touched(write_part(INDICATOR, unit, replace(draft, objective_id=objective.id, weight=weight)).id)


def _shares(objective: Objective, count: int) -> list[Decimal]:
    if not count:
        return []
    left = HUNDRED - sum(one.weight for one in objective.indicators)
    return equal_shares(count, left) if left > 0 else [HUNDRED] * count
