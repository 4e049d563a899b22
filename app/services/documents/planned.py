"""The objectives of a year as the Piano lists them: common, cross, and by area and settore."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.documents.organigram import OrganigramDocument
from app.domain.documents.plan import PlanArea, PlanObjective, PlanSector
from app.domain.ids import AreaId, SectorId
from app.domain.italian import format_date, format_decimal
from app.domain.objectives import ObjectiveKind
from app.domain.periods import Period, period_between
from app.models.objectives import Indicator, Objective
from app.models.structure import Area, Sector

Place = tuple[AreaId, SectorId | None]


def heads_of(chart: OrganigramDocument) -> dict[str, str]:
    """Return who answers for each area, by the name of the area."""
    return {area.name: area.head for area in chart.areas}


def unit_names(areas: Iterable[Area]) -> dict[Place, str]:
    """Name every unit, in the order of the structure: a settore by its name alone, unless another has the same."""
    areas = list(areas)
    times = Counter([area.name for area in areas] + [sector.name for area in areas for sector in area.sectors])
    names: dict[Place, str] = {}
    for area in areas:
        names[area.id, None] = area.name
        for sector in area.sectors:
            names[area.id, sector.id] = sector.name if times[sector.name] == 1 else f"{area.name} – {sector.name}"
    return names


@dataclass(frozen=True, slots=True)
class PlannedObjectives:
    """The objectives of the year and the units that there are; `heads` says who answers for an area, by its name."""

    all: list[Objective]
    areas: list[Area]
    year: Period
    heads: dict[str, str]

    def common(self) -> tuple[PlanObjective, ...]:
        return tuple(self._printed(one) for one in self.all if one.kind is not ObjectiveKind.OPERATIONAL)

    def cross(self) -> tuple[PlanObjective, ...]:
        return tuple(self._printed(one) for one in self._operational(is_cross=True))

    def by_area(self) -> tuple[PlanArea, ...]:
        """List the units of the year; one that is closed stays while it has objectives."""
        return tuple(self._area(area) for area in self.areas if self._is_listed(area, (area.id, None)))

    def _operational(self, *, is_cross: bool) -> Iterable[Objective]:
        return (one for one in self.all if one.kind is ObjectiveKind.OPERATIONAL and one.is_cross is is_cross)

    def _area(self, area: Area) -> PlanArea:
        return PlanArea(
            name=area.name,
            head=self.heads.get(area.name, ""),
            objectives=self._own((area.id, None)),
            sectors=tuple(
                self._sector(sector) for sector in area.sectors if self._is_listed(sector, (area.id, sector.id))
            ),
        )

    def _sector(self, sector: Sector) -> PlanSector:
        place = (sector.area_id, sector.id)
        shared = (one for one in self._operational(is_cross=True) if place in places_of(one))
        return PlanSector(
            name=sector.name,
            objectives=self._own(place),
            shared=tuple(f"{one.code} {one.title}" for one in shared),
        )

    def _is_listed(self, unit: Area | Sector, place: Place) -> bool:
        """Tell whether a unit is of this year; an area is also when one of its settori has objectives."""
        in_force = period_between(unit.valid_from or date.min, unit.valid_to).overlaps(self.year)
        return in_force or any(_is_within(found, place) for one in self.all for found in places_of(one))

    def _own(self, place: Place) -> tuple[PlanObjective, ...]:
        return tuple(self._printed(one) for one in self._operational(is_cross=False) if place in places_of(one))

    def _printed(self, objective: Objective) -> PlanObjective:
        return PlanObjective(
            code=objective.code,
            title=objective.title,
            description=objective.description,
            indicators=tuple(_indicator_line(indicator) for indicator in objective.indicators),
            units=self._units(objective) if objective.is_cross else (),
        )

    def _units(self, objective: Objective) -> tuple[str, ...]:
        places = places_of(objective)
        return tuple(name for place, name in unit_names(self.areas).items() if place in places)


def places_of(objective: Objective) -> set[Place]:
    return {(unit.area_id, unit.sector_id) for unit in objective.units}


def _is_within(place: Place, unit: Place) -> bool:
    area_id, sector_id = unit
    return place == unit if sector_id else place[0] == area_id


def _indicator_line(indicator: Indicator) -> str:
    if indicator.target_on is not None:
        return f"{indicator.name}: entro il {format_date(indicator.target_on)}"
    return (
        f"{indicator.name}: {_measure(indicator.target, indicator.unit)}"
        if indicator.target is not None
        else indicator.name
    )


def _measure(value: Decimal, unit: str) -> str:
    return f"{format_decimal(value, None, grouped=True)} {unit}".strip()
