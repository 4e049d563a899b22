"""The weight of an objective in each of its units."""

from collections.abc import Iterator
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import CycleId, ObjectiveId
from app.domain.objectives import ObjectiveState
from app.domain.objectives.objective import UnitRef
from app.domain.objectives.rules import percent_issues
from app.domain.objectives.weights import PlannedWeight, changes_among, equal_shares
from app.domain.permissions import Action
from app.domain.validation import refuse
from app.models.cycles import Cycle
from app.models.objectives import Objective, ObjectiveUnit
from app.services.access import reading
from app.services.cycles import required_cycle
from app.services.objectives.common import open_cycle, open_objective
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace


def set_unit_weight(workspace: Workspace, identity: ObjectiveId, place: UnitRef, weight: Decimal | None) -> Changes:
    """Give the objective its weight (0..100) in one unit; None takes it away."""
    refuse(percent_issues(weight, "weight", "Il peso"))
    with unit_of_work(workspace, "Peso dell'obiettivo nell'unità", Topic.OBJECTIVES) as unit:
        objective = open_objective(unit, identity)
        unit.label = f"Peso dell'obiettivo {objective.code} nell'unità"
        link = next((one for one in objective.units if UnitRef(one.area_id, one.sector_id) == place), None)
        if link is None:
            raise UserError("L'obiettivo non appartiene a questa unità.", "Aggiornare la pagina e riprovare.")
        link.weight = weight
        unit.touched(identity)
    return unit.changes


def share_unit_weights(workspace: Workspace, year: int, place: UnitRef) -> Changes:
    """Give all the objectives of a unit equal weights that sum to 100; those withdrawn count no more."""
    with unit_of_work(workspace, "Pesi uguali agli obiettivi dell'unità", Topic.OBJECTIVES) as unit:
        for link, weight in _shared(unit.session, open_cycle(unit.session, year), place):
            link.weight = weight
            unit.touched(link.objective_id)
    return unit.changes


def planned_unit_weights(workspace: Workspace, year: int, place: UnitRef) -> tuple[PlannedWeight, ...]:
    """Return the weights that equal shares would change, before anything is written."""
    with reading(workspace, Action.READ) as session:
        shared = _shared(session, required_cycle(session, year), place)
        return changes_among(PlannedWeight(one.objective_id, one.objective_id, one.weight, new) for one, new in shared)


def _shared(session: Session, cycle: Cycle, place: UnitRef) -> Iterator[tuple[ObjectiveUnit, Decimal]]:
    links = _links(session, cycle.id, place)
    return zip(links, equal_shares(len(links)), strict=True)


def _links(session: Session, cycle_id: CycleId, place: UnitRef) -> list[ObjectiveUnit]:
    found = (
        select(ObjectiveUnit)
        .join(Objective)
        .where(Objective.cycle_id == cycle_id, Objective.state != ObjectiveState.WITHDRAWN)
        .where(ObjectiveUnit.area_id == place.area_id)
        .where(
            ObjectiveUnit.sector_id.is_(None) if place.sector_id is None else ObjectiveUnit.sector_id == place.sector_id
        )
        .order_by(Objective.position, Objective.code)
    )
    return list(session.scalars(found))
