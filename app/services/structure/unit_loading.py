"""Units read as rows, each followed by those below it."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.structure.units import UnitKey, UnitKind, UnitRow
from app.models.structure import Area, Office, Sector

ARROW = " › "


def load_units(session: Session) -> list[UnitRow]:
    """Return every unit, each followed by those below it."""
    areas = session.scalars(select(Area).order_by(Area.position, Area.id)).all()
    sectors = session.scalars(select(Sector).order_by(Sector.position, Sector.id)).all()
    offices = session.scalars(select(Office).order_by(Office.position, Office.id)).all()
    rows: list[UnitRow] = []
    for area in areas:
        rows.append(_area_row(area))
        for sector in (one for one in sectors if one.area_id == area.id):
            rows.append(_sector_row(sector, area))
            rows += [_office_row(one, sector, area) for one in offices if one.sector_id == sector.id]
    return rows


@dataclass(frozen=True, slots=True)
class UnitPlace:
    """A unit with the codes of those above it; empty where it does not go so far down."""

    unit: UnitRow
    area_code: str
    sector_code: str = ""
    office_code: str = ""


def places_of(units: list[UnitRow]) -> dict[tuple[int, int | None, int | None], UnitPlace]:
    """Index the units by the three ids that a posting keeps."""
    by_key = {unit.key: unit for unit in units}
    return {(unit.key.area_id, unit.key.sector_id, unit.key.office_id): _place(unit, by_key) for unit in units}


def _place(unit: UnitRow, by_key: dict[UnitKey, UnitRow]) -> UnitPlace:
    key = unit.key
    area = by_key[UnitKey(key.area_id)].code
    sector = by_key[UnitKey(key.area_id, key.sector_id)].code if key.sector_id is not None else ""
    return UnitPlace(unit, area, sector, unit.code if key.office_id is not None else "")


def _area_row(area: Area) -> UnitRow:
    return UnitRow(
        kind=UnitKind.AREA,
        id=area.id,
        version=area.version,
        code=area.code,
        name=area.name,
        parent_code="",
        position=area.position,
        valid_from=area.valid_from,
        valid_to=area.valid_to,
        key=UnitKey(area.id),
        path=area.name,
    )


def _sector_row(sector: Sector, area: Area) -> UnitRow:
    return UnitRow(
        kind=UnitKind.SECTOR,
        id=sector.id,
        version=sector.version,
        code=sector.code,
        name=sector.name,
        parent_code=area.code,
        position=sector.position,
        valid_from=sector.valid_from,
        valid_to=sector.valid_to,
        key=UnitKey(area.id, sector.id),
        path=area.name + ARROW + sector.name,
    )


def _office_row(office: Office, sector: Sector, area: Area) -> UnitRow:
    return UnitRow(
        kind=UnitKind.OFFICE,
        id=office.id,
        version=office.version,
        code=office.code,
        name=office.name,
        parent_code=sector.code,
        position=office.position,
        valid_from=None,
        valid_to=None,
        key=UnitKey(area.id, sector.id, office.id),
        path=area.name + ARROW + sector.name + ARROW + office.name,
    )
