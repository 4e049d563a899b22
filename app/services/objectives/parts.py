"""What indicators, phases, resources and monitorings have in common: they are parts of one objective."""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import ObjectiveId
from app.domain.objectives.weights import equal_shares
from app.models.base import Base
from app.models.objectives import Indicator, Monitoring, Objective, ObjectiveResource, Phase
from app.services.objectives.common import open_objective
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

Row = TypeVar("Row", bound=Base)
Part = TypeVar("Part", Indicator, Phase, ObjectiveResource, Monitoring)
Weighted = Indicator | Phase


def open_part(unit: Unit, kind: type[Part], identity: int | None, version: int | None = None) -> tuple[Part, Objective]:
    """Return a part that may be changed, and its objective: there, not stale, in a year still open."""
    part = unit.get(kind, identity or 0, version=version)
    return part, open_objective(unit, part.objective_id)


def open_owner(unit: Unit, identity: ObjectiveId | None) -> Objective:
    """Return the objective that a new part belongs to."""
    if identity is None:
        raise UserError("L'obiettivo non è indicato.", "Sceglierlo dall'elenco.")
    return open_objective(unit, identity)


def fill(row: Row, draft: object, names: Iterable[str]) -> Row:
    """Give a row the fields `names` of a draft."""
    for name in names:
        setattr(row, name, getattr(draft, name))
    return row


def delete_part(
    workspace: Workspace, kind: type[Part], what: str, identity: int, version: int | None = None
) -> Changes:
    """Delete a part with what hangs on it; `what` is the Italian word for it."""
    label = f"Eliminazione {what}"
    with unit_of_work(workspace, label, Topic.OBJECTIVES, Topic.SHEETS) as unit:
        part, objective = open_part(unit, kind, identity, version)
        unit.label = f"{label} dell'obiettivo {objective.code}"
        unit.session.delete(part)
        unit.touched(identity)
    return unit.changes


def share_weights(
    workspace: Workspace, objective_id: ObjectiveId, whose: str, parts_of: Callable[[Objective], Sequence[Weighted]]
) -> Changes:
    """Give the parts of an objective equal weights that sum to 100; `whose` says in Italian to whom."""
    label = f"Pesi uguali {whose}"
    with unit_of_work(workspace, label, Topic.OBJECTIVES, Topic.SHEETS) as unit:
        objective = open_objective(unit, objective_id)
        unit.label = f"{label} dell'obiettivo {objective.code}"
        parts = parts_of(objective)
        for part, weight in zip(parts, equal_shares(len(parts)), strict=True):
            part.weight = weight
        unit.touched(objective_id)
    return unit.changes


def last_position(parts: Sequence[Weighted]) -> int:
    return max((part.position for part in parts), default=0)
