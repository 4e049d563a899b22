"""Sanctions above *multa* written for the awards of any year, which progressions read; those written only here."""

from collections.abc import Iterator, Mapping
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.awards.facts import AwardFactKind
from app.domain.awards.vocabulary import Sanction
from app.domain.ids import EmployeeId
from app.domain.progressions.lone_sanctions import LoneSanction
from app.models.awards import AwardFact
from app.models.cycles import Cycle
from app.models.people import Employee
from app.models.progressions import ProgressionFact
from app.services.awards.rules import rules_of_year

_GRAVE = tuple(one for one in Sanction if one.gravity > Sanction.FINE.gravity)


def award_sanctions(session: Session, until: date) -> Mapping[EmployeeId, date]:
    """Return the day of the last sanction above *multa* of each person, up to a day, as the awards have it."""
    query = select(AwardFact.employee_id, AwardFact.on_date).where(
        AwardFact.kind == AwardFactKind.SANCTION,
        AwardFact.sanction.in_(_GRAVE),
        AwardFact.employee_id.is_not(None),
        AwardFact.on_date <= until,
    )
    return {person: day for person, day in session.execute(query.order_by(AwardFact.on_date)) if person and day}


def lone_sanctions(session: Session, cycle: Cycle) -> Iterator[LoneSanction]:
    """Yield the sanctions entered for the progressions of a year that the awards of their own year do not have."""
    query = select(ProgressionFact.sanction_on, Employee).join(Employee, Employee.id == ProgressionFact.employee_id)
    entered = query.where(ProgressionFact.cycle_id == cycle.id, ProgressionFact.sanction_on.is_not(None))
    for day, person in session.execute(entered.order_by(Employee.last_name, Employee.first_name, Employee.id)):
        if day is None:
            continue
        known = award_sanctions(session, date(day.year, 12, 31)).get(person.id)
        is_known = known is not None and known.year == day.year
        if not is_known and rules_of_year(session, day.year) is not None:
            yield LoneSanction(person.id, person.full_name, day)
