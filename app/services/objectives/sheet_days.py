"""Which sheet people have on which days of a year, as preparing a round would give it: read for few as for all."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.domain.ids import EmployeeId
from app.domain.method.definition import MethodDefinition
from app.domain.periods import Period, period_between, year_period
from app.domain.rounds.facts import AppointmentFacts, PersonFacts, PostingFacts, RoundFacts
from app.domain.rounds.spans import YearOfPerson, year_of_person
from app.domain.structure.names import Names
from app.models.people import Employee, EqAppointment, Posting
from app.models.structure import Area, ContractArea, Sector
from app.services.objectives.service_periods import within

People = Collection[EmployeeId] | None
"""Some people, or everyone."""


def sheet_days(
    session: Session, year: int, method: MethodDefinition, employees: People = None
) -> Iterator[tuple[EmployeeId, YearOfPerson]]:
    """Yield the days of service of each person, cut where the template of the sheet changes; evaluators apart."""
    employed, whole = _employed(session, employees), year_period(year)
    postings = _postings(session, whole, employees)
    people = tuple(
        PersonFacts(employee, service, tuple(postings.get(employee, ())))
        for employee, days in employed.items()
        if (service := days.intersection(whole))
    )
    appointments = tuple(_appointments(session, employed, employees))
    facts = RoundFacts(whole, method, people, appointments, names=_names(session))
    return ((person.id, year_of_person(person, facts)) for person in people)


def _employed(session: Session, employees: People) -> dict[EmployeeId, Period]:
    asked = select(Employee.id, Employee.hired_on, Employee.left_on)
    if employees is not None:
        asked = asked.where(Employee.id.in_(list(employees)))
    return {one: period_between(hired, left) for one, hired, left in session.execute(asked)}


def _postings(session: Session, whole: Period, employees: People) -> Mapping[EmployeeId, Sequence[PostingFacts]]:
    asked = select(
        Posting.employee_id, Posting.valid_from, Posting.valid_to, Posting.area_id, Posting.sector_id,
        Posting.contract_area_id,
    ).where(*within(whole))  # fmt: skip
    if employees is not None:
        asked = asked.where(Posting.employee_id.in_(list(employees)))
    found: dict[EmployeeId, list[PostingFacts]] = defaultdict(list)
    for employee, start, end, area, sector, contract_area in session.execute(asked.order_by(Posting.valid_from)):
        found[employee].append(PostingFacts(period_between(start, end), area, sector, contract_area))
    return found


def _appointments(
    session: Session, employed: Mapping[EmployeeId, Period], employees: People
) -> Iterator[AppointmentFacts]:
    """Yield the EQ appointments, each only while its holder is employed."""
    asked = select(EqAppointment).options(selectinload(EqAppointment.areas)).order_by(EqAppointment.id)
    if employees is not None:
        asked = asked.where(EqAppointment.employee_id.in_(list(employees)))
    for row in session.scalars(asked):
        if days := period_between(row.valid_from, row.valid_to).intersection(employed[row.employee_id]):
            areas = tuple(one.area_id for one in row.areas)
            yield AppointmentFacts(row.employee_id, days, areas, row.is_ad_interim)


def _names(session: Session) -> Names:
    """Return what units and contract areas are called: templates are for some of them by name."""
    return Names(
        areas=dict(session.execute(select(Area.id, Area.name)).all()),
        sectors=dict(session.execute(select(Sector.id, Sector.name)).all()),
        contract_areas=dict(session.execute(select(ContractArea.id, ContractArea.name)).all()),
    )
