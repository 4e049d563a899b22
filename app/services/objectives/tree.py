"""The tree of the objectives of a year."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.domain.ids import AreaId
from app.domain.objectives import ObjectiveKind, ObjectiveState
from app.domain.objectives.lacks import Lack
from app.domain.objectives.objective import ObjectiveRow, UnitRef
from app.domain.objectives.tree import ObjectiveGroup, ObjectiveTree
from app.domain.objectives.weights import unit_total
from app.domain.permissions import Actor
from app.models.structure import Area, Sector
from app.services.cycles import cycle_of, lock_of
from app.services.objectives.rows import YearRows, rows_of

Places = dict[UnitRef, tuple[ObjectiveRow, ...]]


def tree_of(session: Session, actor: Actor, year: int, today: date) -> ObjectiveTree:
    """Return the tree as `actor` may read it in a session that is open."""
    found = rows_of(session, year, today)
    places = _by_place(found)
    groups = [
        _group("common", "", "Obiettivi strategici comuni", _unplaced(found, common=True)),
        _group("loose", "", "Obiettivi di tutto l'ente", _unplaced(found, common=False)),
        *(_area(area, places) for area in _areas(session)),
    ]
    cycle = cycle_of(session, year)
    closing = lock_of(session, cycle, actor) if cycle else None
    return ObjectiveTree(year, tuple(group for group in groups if group.unit or group.rows), closing)


def _by_place(found: YearRows) -> Places:
    places: dict[UnitRef, list[ObjectiveRow]] = defaultdict(list)
    for row in found.rows:
        for unit, weight in found.links.get(row.id, []):
            places[unit].append(replace(row, weight=weight))
    return {unit: tuple(rows) for unit, rows in places.items()}


def _unplaced(found: YearRows, *, common: bool) -> list[ObjectiveRow]:
    return [row for row in found.rows if not row.unit_refs and (row.kind is ObjectiveKind.STRATEGIC_COMMON) is common]


def _areas(session: Session) -> Iterable[Area]:
    found = select(Area).order_by(Area.position, Area.code).options(selectinload(Area.sectors))
    return session.scalars(found)


def _area(area: Area, places: Places) -> ObjectiveGroup:
    unit = UnitRef(AreaId(area.id))
    below = tuple(_sector(sector, places) for sector in area.sectors)
    return _group(f"area:{area.id}", area.code, area.name, places.get(unit, ()), unit=unit, below=below)


def _sector(sector: Sector, places: Places) -> ObjectiveGroup:
    unit = UnitRef(sector.area_id, sector.id)
    return _group(f"sector:{sector.id}", sector.code, sector.name, places.get(unit, ()), unit=unit)


def _group(
    key: str,
    code: str,
    title: str,
    rows: Iterable[ObjectiveRow],
    *,
    unit: UnitRef | None = None,
    below: tuple[ObjectiveGroup, ...] = (),
) -> ObjectiveGroup:
    kept = tuple(rows)
    counted = [row for row in kept if row.state is not ObjectiveState.WITHDRAWN]
    payment = [row.code for row in counted if row.is_payment_apart]
    total = unit_total(title, [(row.kind, row.weight) for row in counted], payment)
    if not total.is_right and total.missing < total.count:
        kept = tuple(_wrongly_weighed(row) for row in kept)
    return ObjectiveGroup(key, code, title, kept, total, unit, below)


def _wrongly_weighed(row: ObjectiveRow) -> ObjectiveRow:
    """Say of an objective that the weights of its unit do not sum to 100."""
    is_asked = row.state is ObjectiveState.ACTIVE
    return replace(row, lacks=row.lacks | {Lack.WEIGHTS}) if is_asked else row
