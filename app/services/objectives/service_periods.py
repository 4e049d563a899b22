"""Who served in a unit during a year, and when: who bulk assignments reach."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.orm import Session

from app.domain.ids import ContractAreaId, EmployeeId
from app.domain.objectives.objective import UnitRef
from app.domain.objectives.weight_periods import joined
from app.domain.periods import Period, period_between, year_period
from app.models.people import Employee, Posting
from app.models.structure import Area, Sector

Limits = tuple[date | None, date | None]


def served(
    session: Session, year: int, place: UnitRef | None = None, contract_area: ContractAreaId | None = None
) -> dict[EmployeeId, Limits]:
    """Return who is in service during `year` (in one unit, in one contract area), with the dates that narrow it
    within the year.

    (None, None) means the whole year; an Area holds the people of its settori.
    """
    whole = year_period(year)
    served_days = days_of_service(session, year, place=place, contract_area=contract_area)
    return {employee: _limits(Period(days[0].start, days[-1].end), whole) for employee, days in served_days.items()}


def days_of_service(
    session: Session,
    year: int,
    employees: Collection[EmployeeId] | None = None,
    place: UnitRef | None = None,
    contract_area: ContractAreaId | None = None,
) -> dict[EmployeeId, list[Period]]:
    """Return the days of `year` in which people serve (in one unit, in one contract area), as few periods as possible,
    in order."""
    whole = year_period(year)
    found = _postings(whole, place)
    if contract_area is not None:
        found = found.where(Posting.contract_area_id == contract_area)
    if employees is not None:
        found = found.where(Posting.employee_id.in_(list(employees)))
    days: dict[EmployeeId, list[Period]] = defaultdict(list)
    for employee_id, start, end, left_on in session.execute(found):
        last = min(end or whole.end, left_on or whole.end)
        if last >= start and (inside := whole.intersection(period_between(start, last))):
            days[employee_id].append(inside)
    return {employee: joined(periods) for employee, periods in days.items()}


def unit_names(session: Session, year: int, employees: Iterable[EmployeeId] | None = None) -> dict[EmployeeId, str]:
    """Return the unit in which each person served last in `year`."""
    whole = year_period(year)
    found = (
        select(Posting.employee_id, Posting.area_id, Posting.sector_id)
        .where(*within(whole))
        .order_by(Posting.valid_from)
    )
    if employees is not None:
        found = found.where(Posting.employee_id.in_(list(employees)))
    areas = {one.id: one.name for one in session.scalars(select(Area))}
    sectors = {one.id: one.name for one in session.scalars(select(Sector))}
    units = session.execute(found)
    return {employee: areas[area] if sector is None else sectors[sector] for employee, area, sector in units}


def _postings(whole: Period, place: UnitRef | None) -> Select[EmployeeId, date, date | None, date | None]:
    found = (
        select(Posting.employee_id, Posting.valid_from, Posting.valid_to, Employee.left_on)
        .join(Employee)
        .where(*within(whole))
        .order_by(Employee.last_name, Employee.first_name, Employee.id)
    )
    if place is not None:
        found = found.where(Posting.area_id == place.area_id)
    if place is not None and place.sector_id is not None:
        found = found.where(Posting.sector_id == place.sector_id)
    return found


def within(whole: Period) -> tuple[ColumnElement[bool], ...]:
    """Return the conditions on a posting that holds on some of these days."""
    return Posting.valid_from <= whole.end, or_(Posting.valid_to.is_(None), Posting.valid_to >= whole.start)


def _limits(span: Period, whole: Period) -> Limits:
    return (None if span.start == whole.start else span.start, None if span.end == whole.end else span.end)
