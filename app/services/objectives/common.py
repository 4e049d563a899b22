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
    """Return an objective that may be changed: there, not stale, in a year still open."""
    objective = unit.get(Objective, identity, version=version)
    refuse_closed(unit.get(Cycle, objective.cycle_id))
    return objective
