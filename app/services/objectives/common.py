"""What every use case on objectives begins with: an open year, the objective itself."""

from sqlalchemy.orm import Session

from app.domain.ids import ObjectiveId
from app.models.cycles import Cycle
from app.models.objectives import Objective
from app.services.cycles import refuse_closed, required_cycle
from app.services.transaction import Unit


def open_cycle(session: Session, year: int) -> Cycle:
    """Return the cycle of `year`; raise `UserError` when it is not in the archive or is closed."""
    cycle = required_cycle(session, year)
    refuse_closed(cycle)
    return cycle


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
