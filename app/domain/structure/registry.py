"""The whole Anagrafica in memory: units, people and their dated facts, and the questions asked of them by day."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Protocol, TypeVar

from app.domain.ids import AreaId, EmployeeId, OfficialId
from app.domain.periods import Period, year_period
from app.domain.roles import OfficialRole
from app.domain.structure.appointments import EqAppointmentRow
from app.domain.structure.employees import EmployeeRow
from app.domain.structure.evaluators import EvaluatorOverrideRow, OfficialRow
from app.domain.structure.postings import PostingRow
from app.domain.structure.units import UnitKey, UnitKind, UnitRow


class Dated(Protocol):
    """Anything that holds from a day to a day."""

    @property
    def period(self) -> Period: ...


Fact = TypeVar("Fact", bound=Dated)


def on_day(facts: Iterable[Fact], day: date) -> Fact | None:
    """Return the first fact that holds on `day`."""
    return next((fact for fact in facts if day in fact.period), None)


def reference_day(year: int, today: date) -> date:
    """Return the day on which the structure of `year` is looked at: today, or the nearest day of that year."""
    period = year_period(year)
    return min(max(today, period.start), period.end)


@dataclass(frozen=True)
class Registry:
    """Everything the structure knows, as rows; lists are in the order of the screens."""

    units: tuple[UnitRow, ...] = ()
    employees: tuple[EmployeeRow, ...] = ()
    postings: tuple[PostingRow, ...] = ()
    appointments: tuple[EqAppointmentRow, ...] = ()
    overrides: tuple[EvaluatorOverrideRow, ...] = ()
    officials: tuple[OfficialRow, ...] = ()

    @cached_property
    def employee_by_id(self) -> dict[EmployeeId, EmployeeRow]:
        return {row.id: row for row in self.employees}

    @cached_property
    def official_by_id(self) -> dict[OfficialId, OfficialRow]:
        return {row.id: row for row in self.officials}

    @cached_property
    def postings_of(self) -> dict[EmployeeId, list[PostingRow]]:
        return _grouped(self.postings)

    @cached_property
    def appointments_of(self) -> dict[EmployeeId, list[EqAppointmentRow]]:
        return _grouped(self.appointments)

    @cached_property
    def overrides_of(self) -> dict[EmployeeId, list[EvaluatorOverrideRow]]:
        return _grouped(self.overrides)

    @cached_property
    def appointments_over(self) -> dict[AreaId, list[EqAppointmentRow]]:
        found: dict[AreaId, list[EqAppointmentRow]] = defaultdict(list)
        for row in self.appointments:
            for area_id in row.area_ids:
                found[area_id].append(row)
        return found

    @cached_property
    def areas(self) -> list[UnitRow]:
        return [unit for unit in self.units if unit.kind is UnitKind.AREA]

    @cached_property
    def children(self) -> dict[UnitKey | None, list[UnitRow]]:
        found: dict[UnitKey | None, list[UnitRow]] = defaultdict(list)
        for unit in self.units:
            found[parent_of(unit.key)].append(unit)
        return found

    def children_of(self, key: UnitKey) -> list[UnitRow]:
        return self.children.get(key, [])

    def posting_on(self, employee_id: EmployeeId, day: date) -> PostingRow | None:
        return on_day(self.postings_of.get(employee_id, ()), day)

    def head_of(self, area_id: AreaId, day: date) -> EqAppointmentRow | None:
        return on_day(self.appointments_over.get(area_id, ()), day)

    def is_eq(self, employee_id: EmployeeId, day: date) -> bool:
        return on_day(self.appointments_of.get(employee_id, ()), day) is not None

    def official_on(self, role: OfficialRole, day: date) -> OfficialRow | None:
        return on_day((row for row in self.officials if row.role is role), day)

    def members_on(self, day: date) -> Iterator[tuple[EmployeeRow, PostingRow]]:
        """Yield everybody who has a posting on `day`, in the order of the names."""
        for employee in self.employees:
            if posting := self.posting_on(employee.id, day):
                yield employee, posting

    def evaluator_of(self, employee_id: EmployeeId, day: date) -> str:
        """Return who evaluates somebody on `day`: the one chosen with a reason, the Segretario for an EQ, the EQ
        of the area for everybody else; empty when there is nobody."""
        if chosen := on_day(self.overrides_of.get(employee_id, ()), day):
            return chosen.evaluator
        if self.is_eq(employee_id, day):
            secretary = self.official_on(OfficialRole.SECRETARY, day)
            return secretary.full_name if secretary else ""
        posting = self.posting_on(employee_id, day)
        head = self.head_of(posting.unit_key.area_id, day) if posting else None
        return head.full_name if head else ""


def parent_of(key: UnitKey) -> UnitKey | None:
    match key.kind:
        case UnitKind.OFFICE:
            return UnitKey(key.area_id, key.sector_id)
        case UnitKind.SECTOR:
            return UnitKey(key.area_id)
        case UnitKind.AREA:
            return None


def lineage(key: UnitKey) -> Iterator[UnitKey]:
    """Yield the unit and those above it."""
    above: UnitKey | None = key
    while above is not None:
        yield above
        above = parent_of(above)


class _OfEmployee(Protocol):
    @property
    def employee_id(self) -> EmployeeId: ...


Owned = TypeVar("Owned", bound=_OfEmployee)


def _grouped(rows: Iterable[Owned]) -> dict[EmployeeId, list[Owned]]:
    found: dict[EmployeeId, list[Owned]] = defaultdict(list)
    for row in rows:
        found[row.employee_id].append(row)
    return found
