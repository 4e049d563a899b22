"""What every use case on objectives begins with: the objective itself, in an open year."""

from app.domain.ids import ObjectiveId
from app.models.cycles import Cycle
from app.models.objectives import Objective
from app.services.cycles import refuse_closed
from app.services.transaction import Unit


def open_objective(unit: Unit, identity: ObjectiveId, version: int | None = None) -> Objective:
    """Return an objective to be changed: there, not stale, in a year still open. From now on it is not untouched."""
    objective = seen_objective(unit, identity, version)
    if objective.is_untouched:
        objective.is_untouched = False
    return objective


def seen_objective(unit: Unit, identity: ObjectiveId, version: int | None = None) -> Objective:
    """Return an objective of a year still open, that is not changed itself."""
    objective = unit.get(Objective, identity, version=version)
    refuse_closed(unit.get(Cycle, objective.cycle_id))
    return objective
