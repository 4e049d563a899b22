"""What the structure says, dated: the matter from which the sheets of a year are prepared."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from app.domain.exact import HUNDRED
from app.domain.ids import AreaId, ContractAreaId, EmployeeId, OfficialId, SectorId
from app.domain.method.definition import MethodDefinition
from app.domain.periods import Period
from app.domain.roles import OfficialRole
from app.domain.structure.hierarchy import Party


@dataclass(frozen=True, slots=True)
class PostingFacts:
    """Where a person works in a period, and under which contract area."""

    period: Period
    area_id: AreaId
    sector_id: SectorId | None
    contract_area_id: ContractAreaId
    profile: str = ""
    part_time: Decimal = HUNDRED


@dataclass(frozen=True, slots=True)
class AppointmentFacts:
    """An EQ appointment: who heads which areas, and when."""

    employee_id: EmployeeId
    period: Period
    area_ids: tuple[AreaId, ...]
    is_ad_interim: bool = False


@dataclass(frozen=True, slots=True)
class OverrideFacts:
    """An evaluator chosen in place of the one the structure gives."""

    employee_id: EmployeeId
    period: Period
    party: Party


@dataclass(frozen=True, slots=True)
class OfficialFacts:
    """Somebody who acts for the ente without being among its staff."""

    id: OfficialId
    role: OfficialRole
    period: Period


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """One of the staff with the dated facts of the year; `service` is cut to the days of the round."""

    id: EmployeeId
    service: Period
    postings: tuple[PostingFacts, ...] = ()
    not_evaluable: tuple[Period, ...] = ()

    def posting_on(self, period: Period) -> PostingFacts | None:
        return next((posting for posting in self.postings if period.start in posting.period), None)


@dataclass(frozen=True, slots=True)
class Names:
    """What people and units are called, for the sentences."""

    people: Mapping[Party, str] = field(default_factory=dict)
    areas: Mapping[AreaId, str] = field(default_factory=dict)
    sectors: Mapping[SectorId, str] = field(default_factory=dict)
    contract_areas: Mapping[ContractAreaId, str] = field(default_factory=dict)

    def unit(self, area_id: AreaId | None, sector_id: SectorId | None) -> str:
        found = (self.areas.get(area_id) if area_id else None, self.sectors.get(sector_id) if sector_id else None)
        return ", ".join(filter(None, found))


@dataclass(frozen=True)
class RoundFacts:
    """All that preparing a round reads: the days, the people, who heads what, the method."""

    period: Period
    method: MethodDefinition
    people: tuple[PersonFacts, ...] = ()
    appointments: tuple[AppointmentFacts, ...] = ()
    overrides: tuple[OverrideFacts, ...] = ()
    officials: tuple[OfficialFacts, ...] = ()
    names: Names = Names()

    @cached_property
    def appointments_over(self) -> dict[AreaId, list[AppointmentFacts]]:
        found: dict[AreaId, list[AppointmentFacts]] = {}
        for appointment in self.appointments:
            for area_id in appointment.area_ids:
                found.setdefault(area_id, []).append(appointment)
        return found

    @cached_property
    def appointments_of(self) -> dict[EmployeeId, list[AppointmentFacts]]:
        found: dict[EmployeeId, list[AppointmentFacts]] = {}
        for appointment in self.appointments:
            found.setdefault(appointment.employee_id, []).append(appointment)
        return found

    @cached_property
    def overrides_of(self) -> dict[EmployeeId, list[OverrideFacts]]:
        found: dict[EmployeeId, list[OverrideFacts]] = {}
        for override in self.overrides:
            found.setdefault(override.employee_id, []).append(override)
        return found
