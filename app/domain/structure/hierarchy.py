"""Who heads an Area and who evaluates a person on a day: the structure decides, an override goes before it.

The EQ who heads the area evaluates the people of the area, and so does an official who has the responsibility of it;
the EQ himself, and the people of an area that nobody heads, are evaluated by the Segretario; the Segretario by the
Sindaco. Nobody evaluates himself.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, Protocol, TypeVar

from app.domain.ids import AreaId, EmployeeId, OfficialId
from app.domain.periods import Period
from app.domain.roles import OfficialRole


class Party(NamedTuple):
    """Somebody who evaluates or is evaluated: one of the staff, or an official of the ente; never both."""

    employee_id: EmployeeId | None = None
    official_id: OfficialId | None = None


class Dated(Protocol):
    """Anything that holds from a day to a day."""

    @property
    def period(self) -> Period: ...


class Appointment(Dated, Protocol):
    """An EQ appointment, as far as the rule needs it."""

    @property
    def employee_id(self) -> EmployeeId: ...
    @property
    def area_ids(self) -> tuple[AreaId, ...]: ...
    @property
    def is_ad_interim(self) -> bool: ...


class Charge(Dated, Protocol):
    """The responsibility of an Area given to an official."""

    @property
    def official_id(self) -> OfficialId: ...


class Override(Dated, Protocol):
    """An evaluator chosen in place of the one the structure gives."""

    @property
    def party(self) -> Party: ...


class InOffice(Dated, Protocol):
    """An official of the ente."""

    @property
    def id(self) -> OfficialId: ...
    @property
    def role(self) -> OfficialRole: ...


class Hierarchy(Protocol):
    """The dated facts the rule reads, whoever holds them."""

    @property
    def appointments_of(self) -> Mapping[EmployeeId, Sequence[Appointment]]: ...
    @property
    def appointments_over(self) -> Mapping[AreaId, Sequence[Appointment]]: ...
    @property
    def charges_over(self) -> Mapping[AreaId, Sequence[Charge]]: ...
    @property
    def overrides_of(self) -> Mapping[EmployeeId, Sequence[Override]]: ...
    @property
    def officials(self) -> Sequence[InOffice]: ...


Held = TypeVar("Held", bound=Appointment)
Given = TypeVar("Given", bound=Charge)
Office = TypeVar("Office", bound=InOffice)


def evaluator_on(day: date, person: EmployeeId, area: AreaId | None, facts: Hierarchy) -> Party | None:
    """Return who evaluates `person`, posted to `area`, on `day`; None for who is posted nowhere without being an
    EQ, and when the ente has no Segretario on that day."""
    chosen = (override.party for override in facts.overrides_of.get(person, ()) if day in override.period)
    for evaluator in chosen:
        if evaluator.employee_id != person:
            return evaluator
    if main_appointment(facts.appointments_of.get(person, ()), day) is None:
        if area is None:
            return None
        if head := head_on(day, area, facts):
            return head
    secretary = official_on(OfficialRole.SECRETARY, facts.officials, day)
    return Party(official_id=secretary.id) if secretary else None


def head_on(day: date, area: AreaId, facts: Hierarchy) -> Party | None:
    """Return who heads `area` on `day`: an EQ, or an official who has the responsibility of it; None for nobody."""
    if appointment := main_appointment(facts.appointments_over.get(area, ()), day):
        return Party(employee_id=appointment.employee_id)
    charge = charge_on(facts.charges_over.get(area, ()), day)
    return Party(official_id=charge.official_id) if charge else None


def superior_on(day: date, evaluator: Party, facts: Hierarchy) -> Party | None:
    """Return who evaluates an evaluator on `day`: of an EQ the Segretario, of the Segretario the Sindaco."""
    if evaluator.employee_id is not None:
        return evaluator_on(day, evaluator.employee_id, None, facts)
    secretary = official_on(OfficialRole.SECRETARY, facts.officials, day)
    mayor = official_on(OfficialRole.MAYOR, facts.officials, day)
    is_secretary = secretary is not None and secretary.id == evaluator.official_id
    return Party(official_id=mayor.id) if is_secretary and mayor else None


def main_appointment(appointments: Iterable[Held], day: date) -> Held | None:
    """Return the appointment that counts on `day`: an ad interim one comes after the others."""
    return min(_standing(appointments, day), key=_rank, default=None)


def charge_on(charges: Iterable[Given], day: date) -> Given | None:
    """Return the responsibility of an Area that holds on `day`."""
    return next((one for one in charges if day in one.period), None)


def headed_areas(appointments: Iterable[Appointment], day: date) -> tuple[AreaId, ...]:
    """Return every area that the appointments of a person give on `day`, main one first, each once."""
    standing = sorted(_standing(appointments, day), key=_rank)
    return tuple(dict.fromkeys(area for one in standing for area in one.area_ids))


def official_on(role: OfficialRole, officials: Iterable[Office], day: date) -> Office | None:
    """Return who acts in `role` on `day`: of several, the last to have begun."""
    standing = (one for one in officials if one.role is role and day in one.period)
    return max(standing, key=lambda one: one.period.start, default=None)


def _standing(appointments: Iterable[Held], day: date) -> list[Held]:
    return [one for one in appointments if day in one.period]


def _rank(appointment: Appointment) -> tuple[bool, date, int]:
    return appointment.is_ad_interim, appointment.period.start, appointment.employee_id
