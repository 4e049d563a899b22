"""Objectives that also count in the days in which a person was in another Area: the sheet of those days weighs them."""

from collections import defaultdict
from collections.abc import Collection, Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.ids import AreaId, EmployeeId
from app.domain.italian import format_date
from app.domain.objectives import ObjectiveKind, ObjectiveState
from app.domain.objectives.objective import UnitRef
from app.domain.periods import Period, year_period
from app.models.cycles import Cycle
from app.models.objectives import Objective, ObjectiveAssignment, ObjectiveUnit
from app.models.people import Employee, Posting
from app.models.structure import Area
from app.services.objectives.assigned import days_assigned
from app.services.objectives.service_periods import days_of_service, within

Days = dict[AreaId, list[Period]]


def counted_elsewhere(session: Session, cycle: Cycle) -> Iterator[tuple[EmployeeId, str]]:
    """Yield who changed Area in the year with an objective of one Area alone that also counts in the days in the
    other, and say so: whoever prepares the sheets would not see that both weigh it."""
    moved = _moved(session, cycle)
    if not moved:
        return
    names = {one.id: one.name for one in session.scalars(select(Area))}
    areas: dict[int, set[AreaId]] = defaultdict(set)
    for objective, area in session.execute(select(ObjectiveUnit.objective_id, ObjectiveUnit.area_id)):
        areas[objective].add(area)
    given = (
        select(ObjectiveAssignment, Objective.code, Employee)
        .join(Objective, Objective.id == ObjectiveAssignment.objective_id)
        .join(Employee, Employee.id == ObjectiveAssignment.employee_id)
        .where(Objective.cycle_id == cycle.id, Objective.state != ObjectiveState.WITHDRAWN)
        .where(Objective.kind != ObjectiveKind.STRATEGIC_COMMON, Employee.id.in_(list(moved)))
        .order_by(Employee.last_name, Employee.first_name, Objective.position, Objective.code)
    )
    for row, code, person in session.execute(given):
        days = days_assigned(cycle.year, row.valid_from, row.valid_to)
        own, other = _parted(moved[person.id], areas[row.objective_id], days)
        if own and other:
            yield person.id, _words(person, code, own, other, names)


def _moved(session: Session, cycle: Cycle) -> dict[EmployeeId, Days]:
    """Return the days in each Area of who served in more than one of them."""
    query = select(Posting.employee_id).where(*within(year_period(cycle.year))).group_by(Posting.employee_id)
    people = session.scalars(query.having(func.count(Posting.area_id.distinct()) > 1)).all()
    found: dict[EmployeeId, Days] = defaultdict(dict)
    for area in session.scalars(select(Area.id)).all() if people else ():
        for person, days in days_of_service(session, cycle.year, people, UnitRef(area)).items():
            found[person][area] = days
    return found


def _parted(served: Days, areas: Collection[AreaId], days: Period) -> tuple[Days, Days]:
    """Part the days of an assignment between the Aree of its objective and the others."""
    inside = {area: [some for one in found if (some := days.intersection(one))] for area, found in served.items()}
    own = {area: found for area, found in inside.items() if found and area in areas}
    return own, {area: found for area, found in inside.items() if found and area not in areas}


def _words(person: Employee, code: str, own: Days, other: Days, names: dict[AreaId, str]) -> str:
    first, there = next(iter(own)), next(iter(other))
    since, then = _span(own[first][0]), _span(other[there][0])
    return (
        f"{person.full_name}: {code} è di {names[first]} ({since}), ma vale anche {then},"
        f" in {names[there]}: le due schede lo contano. Se è solo della prima, scriverne i giorni in Persone e pesi"
        " (colonne Dal e Al)."
    )


def _span(days: Period) -> str:
    return f"dal {format_date(days.start)} al {format_date(days.end)}"
