"""The objectives of a year as the Piano lists them: common, cross, and by area and settore."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.documents.plan import PlanArea, PlanObjective, PlanSector
from app.domain.ids import AreaId, EmployeeId, SectorId
from app.domain.italian import format_decimal
from app.domain.objectives import ObjectiveKind
from app.domain.periods import Period, period_between
from app.models.objectives import Objective
from app.models.structure import Area, Sector
from app.services.documents.plan_notes import PlanNotes
from app.services.objectives.official_heads import OfficialHeads

Place = tuple[AreaId, SectorId | None]


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
    """The objectives of the year and the units that there are.

    `heads` says who answers for a unit, by its name, `not_eq` of which Aree that is no EQ, and `offices` who holds an
    office; `words` writes what an objective carries.
    """

    all: list[Objective]
    areas: list[Area]
    year: Period
    heads: Mapping[str, str]
    offices: Mapping[EmployeeId, str]
    words: PlanNotes
    official_heads: OfficialHeads
    not_eq: frozenset[str] = frozenset()

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
                self._sector(area, sector) for sector in area.sectors if self._is_listed(sector, (area.id, sector.id))
            ),
            shared=self._shared((area.id, None)),
            is_eq=area.name not in self.not_eq,
        )

    def _sector(self, area: Area, sector: Sector) -> PlanSector:
        place = (sector.area_id, sector.id)
        head = self.heads.get(f"{area.name} › {sector.name}", "")
        return PlanSector(sector.name, self._own(place), self._shared(place), head)

    def _shared(self, place: Place) -> tuple[str, ...]:
        return tuple(
            f"{one.code} {one.title}{_weight_words(weight_in(one, place))}"
            for one in self.all
            if one.is_cross and one.kind is not ObjectiveKind.STRATEGIC and place in places_of(one)
        )

    def _is_listed(self, unit: Area | Sector, place: Place) -> bool:
        """Tell whether a unit is of this year; an area is also when one of its settori has objectives."""
        in_force = period_between(unit.valid_from or date.min, unit.valid_to).overlaps(self.year)
        return in_force or any(_is_within(found, place) for one in self.all for found in places_of(one))

    def _own(self, place: Place) -> tuple[PlanObjective, ...]:
        own = (one for one in self._operational(is_cross=False) if place in places_of(one))
        return tuple(self._printed(one, weight_in(one, place)) for one in own)

    def _printed(self, objective: Objective, weight: Decimal | None = None) -> PlanObjective:
        people = {one.employee_id for one in objective.assignments}
        return PlanObjective(
            code=objective.code,
            title=objective.title,
            description=objective.description,
            indicators=self.words.indicators(objective),
            units=tuple(self._units(objective)) if objective.is_cross else (),
            weight=weight,
            owner=self._owner(objective),
            people=len(people),
            notes=tuple(self.words.notes(objective)),
        )

    def _owner(self, objective: Objective) -> str:
        """Name who answers for an objective where that is the holder of an office: the plan is published."""
        if objective.owner_id is None:
            return self.official_heads.of(objective)
        return self.offices.get(objective.owner_id, NOT_NAMED)

    def _units(self, objective: Objective) -> Iterator[str]:
        places = places_of(objective)
        for place, name in unit_names(self.areas).items():
            if place in places:
                yield f"{name}{_weight_words(weight_in(objective, place))}"


NOT_NAMED = "un dipendente, che non è titolare di incarichi"


def places_of(objective: Objective) -> set[Place]:
    return {(unit.area_id, unit.sector_id) for unit in objective.units}


def weight_in(objective: Objective, place: Place) -> Decimal | None:
    return next((one.weight for one in objective.units if (one.area_id, one.sector_id) == place), None)


def _weight_words(weight: Decimal | None) -> str:
    return f" (peso {format_decimal(weight, None)})" if weight is not None else ""


def _is_within(place: Place, unit: Place) -> bool:
    area_id, sector_id = unit
    return place == unit if sector_id else place[0] == area_id
