"""Who evaluates a person on a day: the structure decides, an override with its reason goes before it.

The EQ who heads the area evaluates the people of the area; the EQ himself, and the people of an area without
EQ, are evaluated by the Segretario; the Segretario by the Sindaco. Nobody evaluates himself.
"""

from collections.abc import Iterable
from datetime import date

from app.domain.evaluation.facts import AppointmentFacts, Party, PersonFacts, PostingFacts, RoundFacts
from app.domain.ids import AreaId, EmployeeId
from app.domain.roles import OfficialRole


def evaluator_on(day: date, person: PersonFacts, posting: PostingFacts, facts: RoundFacts) -> Party | None:
    """Return who evaluates `person` on `day`; None when the ente has no Segretario on that day."""
    chosen = (override.evaluator for override in facts.overrides_by_person.get(person.id, ()) if day in override.period)
    for evaluator in chosen:
        if evaluator.employee_id != person.id:
            return evaluator
    if main_appointment(person.id, day, facts) is None:
        head = _head(facts.appointments_by_area.get(posting.area_id, ()), day)
        if head is not None:
            return Party(employee_id=head.employee_id)
    return official_on(OfficialRole.SECRETARY, day, facts)


def main_appointment(person: EmployeeId, day: date, facts: RoundFacts) -> AppointmentFacts | None:
    """Return the appointment that makes the person an EQ on `day`: an ad interim one comes after the others."""
    return _head(facts.appointments_by_person.get(person, ()), day)


def headed_areas(person: EmployeeId, day: date, facts: RoundFacts) -> tuple[AreaId, ...]:
    """Return every area the person heads on `day`, main appointment first, each once."""
    standing = [one for one in facts.appointments_by_person.get(person, ()) if day in one.period]
    return tuple(dict.fromkeys(area for one in sorted(standing, key=_rank) for area in one.area_ids))


def official_on(role: OfficialRole, day: date, facts: RoundFacts) -> Party | None:
    found = next((one for one in facts.officials if one.role is role and day in one.period), None)
    return Party(official_id=found.id) if found else None


def _head(appointments: Iterable[AppointmentFacts], day: date) -> AppointmentFacts | None:
    return min((one for one in appointments if day in one.period), key=_rank, default=None)


def _rank(appointment: AppointmentFacts) -> tuple[bool, date, int]:
    return appointment.is_ad_interim, appointment.period.start, appointment.employee_id
