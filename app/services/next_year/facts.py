"""What holds in the year that is copied and in the one it is copied to."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.domain.ids import EmployeeId, MandateLineId, ObjectiveId
from app.domain.matching import text_key
from app.domain.next_year.choice import YearCopy
from app.domain.next_year.moving import HeldDays
from app.domain.objectives.objective import UnitRef
from app.domain.periods import Period, year_period
from app.models.cycles import Cycle, MandateLine
from app.models.objectives import Indicator, Objective
from app.models.people import Employee
from app.models.structure import Area, Sector
from app.services.cycles import cycle_of, required_cycle
from app.services.objectives.service_periods import served

Serving = Mapping[EmployeeId, HeldDays]


@dataclass(frozen=True)
class CopiedYears:
    """Both years, each thing asked of the archive once, when it is looked at."""

    session: Session
    copy: YearCopy
    _serving: dict[tuple[int, UnitRef | None], Serving] = field(default_factory=dict)

    @cached_property
    def source(self) -> Cycle:
        return required_cycle(self.session, self.copy.source)

    @cached_property
    def target(self) -> Cycle | None:
        return cycle_of(self.session, self.copy.target)

    @property
    def days(self) -> Period:
        return year_period(self.copy.target)

    @cached_property
    def objectives(self) -> list[Objective]:
        """Those of the year that is copied, the ones that others descend from first."""
        rows = list(_objectives(self.session, self.source.id))
        depths = _depths(rows)
        return sorted(rows, key=lambda one: (depths[one.id], one.position, one.code))

    @cached_property
    def there(self) -> list[Objective]:
        """The objectives that the other year has already."""
        return list(_objectives(self.session, self.target.id)) if self.target else []

    @cached_property
    def copied(self) -> dict[ObjectiveId, ObjectiveId]:
        """The copies made before, by what they were copied from."""
        return {one.origin_id: one.id for one in self.there if one.origin_id is not None}

    @cached_property
    def texts(self) -> dict[tuple[str, frozenset[UnitRef]], ObjectiveId]:
        """The objectives that the other year has already, by their words and whose they are."""
        return {text_of(one): one.id for one in self.there}

    @cached_property
    def mandate_lines(self) -> frozenset[MandateLineId]:
        """The lines of the mandates that hold in the year copied to."""
        year = self.copy.target
        found = select(MandateLine.id).where(MandateLine.mandate_from <= year, MandateLine.mandate_to >= year)
        return frozenset(self.session.scalars(found))

    @cached_property
    def names(self) -> dict[EmployeeId, str]:
        found = self.session.execute(select(Employee.id, Employee.last_name, Employee.first_name))
        return {employee: f"{last} {first}" for employee, last, first in found}

    @cached_property
    def ended(self) -> dict[UnitRef, str]:
        """The units that are no more when the year begins, with their names."""
        first = self.days.start
        areas = self.session.scalars(select(Area).where(Area.valid_to < first))
        sectors = self.session.scalars(select(Sector).where(Sector.valid_to < first))
        return {UnitRef(one.id): one.name for one in areas} | {
            UnitRef(one.area_id, one.id): one.name for one in sectors
        }

    def serving(self, year: int, place: UnitRef | None = None) -> Serving:
        """Return who serves in a unit, or at all, during a year, and in which days of it."""
        key = (year, place)
        if key not in self._serving:
            found = served(self.session, year, place)
            self._serving[key] = {employee: HeldDays(*limits) for employee, limits in found.items()}
        return self._serving[key]


def text_of(one: Objective) -> tuple[str, frozenset[UnitRef]]:
    """Return by what two objectives are the same: their words and whose they are."""
    return text_key(one.description or one.title), frozenset(
        UnitRef(link.area_id, link.sector_id) for link in one.units
    )


def _objectives(session: Session, cycle_id: int) -> Iterable[Objective]:
    found = select(Objective).where(Objective.cycle_id == cycle_id)
    wanted = (
        selectinload(Objective.indicators).selectinload(Indicator.values),
        selectinload(Objective.phases), selectinload(Objective.assignments), selectinload(Objective.resources),
        selectinload(Objective.units), selectinload(Objective.ambits), selectinload(Objective.measures),
    )  # fmt: skip
    return session.scalars(found.options(*wanted).order_by(Objective.position, Objective.code))


def _depths(rows: list[Objective]) -> dict[ObjectiveId, int]:
    """Count how many objectives each one descends from; a ring of them ends where it began."""
    parents = {one.id: one.parent_id for one in rows}
    depths = {}
    for one in rows:
        seen: list[ObjectiveId] = []
        above = one.parent_id
        while above is not None and above not in seen:
            seen.append(above)
            above = parents.get(above)
        depths[one.id] = len(seen)
    return depths
