"""What the structure says, dated: the facts from which the sheets of a year are prepared."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from app.domain.exact import HUNDRED
from app.domain.ids import AreaId, ContractAreaId, EmployeeId, OfficialId, SectorId
from app.domain.method.definition import MethodDefinition
from app.domain.periods import Period, period_between
from app.domain.roles import OfficialRole
from app.domain.structure.hierarchy import Party
from app.domain.structure.names import NO_NAMES, Names
from app.domain.structure.postings import PostingRow
from app.domain.structure.registry import Registry

Absences = Mapping[EmployeeId, Sequence[Period]]


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


@dataclass(frozen=True)
class RoundFacts:
    """All that preparing a round reads: the days, the people, who heads what, the method."""

    period: Period
    method: MethodDefinition
    people: tuple[PersonFacts, ...] = ()
    appointments: tuple[AppointmentFacts, ...] = ()
    overrides: tuple[OverrideFacts, ...] = ()
    officials: tuple[OfficialFacts, ...] = ()
    names: Names = NO_NAMES

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


def round_facts(
    registry: Registry, period: Period, method: MethodDefinition, not_evaluable: Absences, names: Names
) -> RoundFacts:
    """Return what the Anagrafica says of the days of a round; an appointment lasts while its holder is employed."""
    employed = {row.id: period_between(row.hired_on, row.left_on) for row in registry.employees}
    officials = sorted(registry.officials, key=lambda row: (-row.valid_from.toordinal(), row.id))
    return RoundFacts(
        period,
        method,
        tuple(_people(registry, employed, period, not_evaluable)),
        tuple(
            AppointmentFacts(row.employee_id, lasting, row.area_ids, row.is_ad_interim)
            for row in registry.appointments
            if (lasting := row.period.intersection(employed[row.employee_id]))
        ),
        tuple(OverrideFacts(row.employee_id, row.period, row.party) for row in registry.overrides),
        tuple(OfficialFacts(row.id, row.role, row.period) for row in officials),
        names,
    )


def _people(
    registry: Registry, employed: Mapping[EmployeeId, Period], period: Period, not_evaluable: Absences
) -> Iterator[PersonFacts]:
    for employee_id, whole in employed.items():
        if service := whole.intersection(period):
            postings = (_posting(row) for row in registry.postings_of.get(employee_id, ()))
            yield PersonFacts(employee_id, service, tuple(postings), tuple(not_evaluable.get(employee_id, ())))


def _posting(row: PostingRow) -> PostingFacts:
    place = row.unit_key
    return PostingFacts(row.period, place.area_id, place.sector_id, row.contract_area_id, row.profile, row.part_time)
