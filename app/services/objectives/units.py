"""The weight of an objective in each of its units."""

from collections.abc import Collection, Iterator, Mapping
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import CycleId, ObjectiveId
from app.domain.objectives import ObjectiveState
from app.domain.objectives.objective import UnitRef
from app.domain.objectives.rules import percent_issues
from app.domain.objectives.sharing import Sharing, shared_weights
from app.domain.objectives.weights import PlannedWeight, changes_among
from app.domain.permissions import Action
from app.domain.validation import refuse
from app.models.cycles import Cycle
from app.models.objectives import Objective, ObjectiveUnit
from app.services.access import reading
from app.services.cycles import open_cycle, required_cycle
from app.services.objectives.common import open_objective
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

Chosen = Mapping[UnitRef, Collection[ObjectiveId]]
"""The objectives chosen in each unit; all of a unit, where none is named."""


def set_unit_weight(workspace: Workspace, identity: ObjectiveId, place: UnitRef, weight: Decimal | None) -> Changes:
    """Give the objective its weight (0..100) in one unit; None takes it away."""
    with unit_of_work(workspace, "Peso dell'obiettivo nell'unità", Topic.OBJECTIVES) as unit:
        put_unit_weight(unit, identity, place, weight)
    return unit.changes


def put_unit_weight(unit: Unit, identity: ObjectiveId, place: UnitRef, weight: Decimal | None) -> None:
    """Give the objective its weight in one unit as part of an operation."""
    refuse(percent_issues(weight, "weight", "Il peso"))
    objective = open_objective(unit, identity)
    unit.label = f"Peso dell'obiettivo {objective.code} nell'unità"
    link = next((one for one in objective.units if UnitRef(one.area_id, one.sector_id) == place), None)
    if link is None:
        raise UserError("L'obiettivo non appartiene a questa unità.", "Ripartire da ciò che la pagina mostra ora.")
    link.weight = weight
    unit.touched(identity)


def share_unit_weights(workspace: Workspace, year: int, chosen: Chosen, sharing: Sharing = Sharing.EQUAL) -> Changes:
    """Bring the weights of each unit to 100, changing those chosen; objectives withdrawn count no more."""
    label = f"Pesi degli obiettivi {sharing.italian}"
    with unit_of_work(workspace, label, Topic.OBJECTIVES) as unit:
        for link, weight in _shared(unit.session, open_cycle(unit.session, year), chosen, sharing):
            link.weight = weight
            unit.touched(link.objective_id)
    return unit.changes


def planned_unit_weights(
    workspace: Workspace, year: int, chosen: Chosen, sharing: Sharing = Sharing.EQUAL
) -> tuple[PlannedWeight, ...]:
    """Return the weights that `share_unit_weights` would change, before anything is written."""
    with reading(workspace, Action.READ) as session:
        shared = list(_shared(session, required_cycle(session, year), chosen, sharing))
        return changes_among(PlannedWeight(one.objective_id, one.objective_id, one.weight, new) for one, new in shared)


def _shared(
    session: Session, cycle: Cycle, chosen: Chosen, sharing: Sharing
) -> Iterator[tuple[ObjectiveUnit, Decimal]]:
    for place, wanted in chosen.items():
        links = {link.objective_id: link for link in _links(session, cycle.id, place)}
        given = {identity: link.weight for identity, link in links.items()}
        for identity, weight in shared_weights(given, sharing, wanted).items():
            yield links[identity], weight


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
