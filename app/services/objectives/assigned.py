"""An assignment of the archive as the rule on its days reads it."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.domain.ids import CycleId, EmployeeId
from app.domain.objectives import ObjectiveState
from app.domain.objectives.acknowledgement import Acknowledgement
from app.domain.objectives.weight_periods import Assigned
from app.domain.periods import Period, period_between, year_period
from app.models.cycles import Cycle
from app.models.objectives import Objective, ObjectiveAssignment
from app.models.people import Employee


def assigned_of(row: ObjectiveAssignment, objective: Objective, year: int) -> Assigned:
    """Return an assignment as the rule on its days reads it."""
    days = days_assigned(year, row.valid_from, row.valid_to)
    return Assigned(row.id, objective.id, objective.kind, row.weight, days, objective.is_payment_times)


def days_assigned(year: int, start: date | None, end: date | None) -> Period:
    """Return the days of an assignment: without a first one it begins with the year, without a last it goes on."""
    first = start or year_period(year).start
    return period_between(first, max(first, end) if end else None)


def people_renewing(session: Session, cycles: Collection[CycleId]) -> set[tuple[CycleId, EmployeeId]]:
    """Return who, in some years, has to see anew something that was changed."""
    query = (
        select(Objective.cycle_id, ObjectiveAssignment)
        .join(ObjectiveAssignment, ObjectiveAssignment.objective_id == Objective.id)
        .where(Objective.cycle_id.in_(cycles), Objective.state != ObjectiveState.WITHDRAWN)
        .where(ObjectiveAssignment.acknowledged_on.is_not(None))
    )
    return {(cycle, one.employee_id) for cycle, one in session.execute(query) if acknowledgement_of(one).is_to_renew}


def seen_and_given(session: Session, cycle: Cycle) -> tuple[int, int]:
    """Count what the people in service of a year have seen as it stands, and what was given them: one for each person
    and objective, as the Cruscotto counts them (`YearFacts.seen`)."""
    days = year_period(cycle.year)
    query = (
        select(ObjectiveAssignment)
        .join(Objective, Objective.id == ObjectiveAssignment.objective_id)
        .join(Employee, Employee.id == ObjectiveAssignment.employee_id)
        .where(Objective.cycle_id == cycle.id, Objective.state != ObjectiveState.WITHDRAWN)
        .where(Employee.hired_on <= days.end, or_(Employee.left_on.is_(None), Employee.left_on >= days.start))
    )
    rows = session.scalars(query).all()
    return sum(not acknowledgement_of(one).is_pending for one in rows), len(rows)


def acknowledgement_of(row: ObjectiveAssignment) -> Acknowledgement:
    return Acknowledgement(row.acknowledged_on, row.acknowledged_means, row.acknowledged_by)
