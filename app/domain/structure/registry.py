"""The whole Anagrafica in memory: units, people and their dated facts, and the questions asked of them by day."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Protocol, TypeVar

from app.domain.ids import AreaId, EmployeeId, OfficialId, SectorId
from app.domain.periods import Period
from app.domain.roles import OfficialRole
from app.domain.structure.appointments import EqAppointmentRow
from app.domain.structure.area_charges import AreaChargeRow, AreaHead
from app.domain.structure.employees import EmployeeRow
from app.domain.structure.evaluators import EvaluatorOverrideRow, OfficialRow
from app.domain.structure.hierarchy import Dated, Party, charge_on, evaluator_on, main_appointment, official_on
from app.domain.structure.names import Names
from app.domain.structure.postings import PostingRow
from app.domain.structure.units import UnitKey, UnitKind, UnitRow, name_without_kind

Fact = TypeVar("Fact", bound=Dated)


def on_day(facts: Iterable[Fact], day: date) -> Fact | None:
    """Return the first fact that holds on `day`."""
    return next((fact for fact in facts if day in fact.period), None)


@dataclass(frozen=True)
class Registry:
    """Everything the structure knows, as rows; lists are in the order of the screens."""

    units: tuple[UnitRow, ...] = ()
    employees: tuple[EmployeeRow, ...] = ()
    postings: tuple[PostingRow, ...] = ()
    appointments: tuple[EqAppointmentRow, ...] = ()
    overrides: tuple[EvaluatorOverrideRow, ...] = ()
    officials: tuple[OfficialRow, ...] = ()
    charges: tuple[AreaChargeRow, ...] = ()

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
    def charges_over(self) -> dict[AreaId, list[AreaChargeRow]]:
        found: dict[AreaId, list[AreaChargeRow]] = defaultdict(list)
        for row in self.charges:
            found[row.area_id].append(row)
        return found

    @cached_property
    def names(self) -> Names:
        units = {kind: {unit.id: unit.name for unit in self.units if unit.kind is kind} for kind in UnitKind}
        people = {Party(employee_id=row.id): row.full_name for row in self.employees}
        return Names(
            people | {Party(official_id=row.id): row.full_name for row in self.officials},
            {AreaId(identity): name for identity, name in units[UnitKind.AREA].items()},
            {SectorId(identity): name for identity, name in units[UnitKind.SECTOR].items()},
            {row.contract_area_id: row.contract_area for row in self.postings},
        )

    @cached_property
    def unit_names(self) -> dict[UnitKey, str]:
        return {unit.key: unit.name for unit in self.units}

    @cached_property
    def short_names(self) -> dict[UnitKey, str]:
        """The names of the units without the words Area, Settore and Ufficio."""
        return {unit.key: name_without_kind(unit.kind, unit.name) for unit in self.units}

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

    def head_of(self, area_id: AreaId, day: date) -> AreaHead:
        """Return who heads an Area on `day`: an EQ, an official who has the responsibility of it, or nobody."""
        if appointment := main_appointment(self.appointments_over.get(area_id, ()), day):
            return AreaHead(appointment.full_name)
        charge = charge_on(self.charges_over.get(area_id, ()), day)
        return charge.head if charge else AreaHead()

    def appointment_on(self, employee_id: EmployeeId, day: date) -> EqAppointmentRow | None:
        return main_appointment(self.appointments_of.get(employee_id, ()), day)

    def official_on(self, role: OfficialRole, day: date) -> OfficialRow | None:
        return official_on(role, self.officials, day)

    def members_on(self, day: date) -> Iterator[tuple[EmployeeRow, PostingRow]]:
        """Yield everybody who has a posting on `day`, in the order of the names."""
        for employee in self.employees:
            if posting := self.posting_on(employee.id, day):
                yield employee, posting

    def breaks_of(self, employee_id: EmployeeId) -> list[Period]:
        """Return the facts at whose borders the place or the evaluator of somebody may change."""
        postings = self.postings_of.get(employee_id, ())
        areas = {posting.unit_key.area_id for posting in postings}
        return [
            *(posting.period for posting in postings),
            *(one.period for one in self.appointments_of.get(employee_id, ())),
            *(one.period for area in areas for one in self.appointments_over.get(area, ())),
            *(one.period for area in areas for one in self.charges_over.get(area, ())),
            *(one.period for one in self.overrides_of.get(employee_id, ())),
            *(one.period for one in self.officials if one.role is OfficialRole.SECRETARY),
        ]

    def evaluator_of(self, employee_id: EmployeeId, day: date) -> str:
        """Return the name of who evaluates somebody on `day`; empty when there is nobody."""
        posting = self.posting_on(employee_id, day)
        evaluator = evaluator_on(day, employee_id, posting.unit_key.area_id if posting else None, self)
        return self.name_of(evaluator) if evaluator else ""

    def name_of(self, party: Party) -> str:
        """Return how somebody is called; empty for nobody, and for who is not of the people that were read."""
        if party.employee_id is not None:
            known = self.employee_by_id.get(party.employee_id)
            return known.full_name if known else ""
        return self.official_by_id[party.official_id].full_name if party.official_id is not None else ""


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
