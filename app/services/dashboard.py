"""Where the year stands and what is missing: the facts behind the Cruscotto."""

from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select
from sqlalchemy.orm import Session

from app.domain.issues import Issue
from app.domain.objectives import ObjectiveState, ValueKind
from app.domain.periods import year_period
from app.domain.workflow import RoundKind, SheetState
from app.domain.year_steps import YearFacts, YearStep, year_steps
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound, Sheet
from app.models.objectives import Indicator, IndicatorValue, Objective, ObjectiveAssignment
from app.models.people import Employee, EqAppointment, EqAppointmentArea
from app.models.structure import Area
from app.services.checks import check_year
from app.services.cycles import required_cycle
from app.services.workspace import Workspace, reading

_COMPLETED = (
    SheetState.COMPLETED,
    SheetState.DELIVERED,
    SheetState.ACKNOWLEDGED,
    SheetState.UNDER_REVIEW,
    SheetState.FINAL,
)


def steps_of_year(workspace: Workspace, year: int) -> list[YearStep]:
    """Return where `year` stands, step by step."""
    with reading(workspace) as session:
        facts = year_facts(session, required_cycle(session, year))
    return year_steps(facts, workspace.today)


def findings_of_year(workspace: Workspace, year: int) -> tuple[Issue, ...]:
    """Return what the checks find on `year`, the gravest first; slower than the steps, so it comes apart."""
    return check_year(workspace, year).all


def year_facts(session: Session, cycle: Cycle) -> YearFacts:
    """Count what tells how far the year is; every count is one query."""
    return YearFacts(
        year=cycle.year,
        **_structure_counts(session, cycle.year),
        **_objective_counts(session, cycle),
        **_sheet_counts(session, cycle),
    )


def _structure_counts(session: Session, year: int) -> dict[str, int]:
    period = year_period(year)
    in_force = _in_force(Area.valid_from, Area.valid_to, period.start, period.end)
    headed = (
        select(EqAppointmentArea.area_id)
        .join(EqAppointment)
        .where(_in_force(EqAppointment.valid_from, EqAppointment.valid_to, period.start, period.end))
    )
    people = _in_force(Employee.hired_on, Employee.left_on, period.start, period.end)
    return {
        "areas": _count(session, select(Area.id).where(in_force)),
        "areas_headed": _count(session, select(Area.id).where(in_force, Area.id.in_(headed))),
        "people": _count(session, select(Employee.id).where(people)),
    }


def _objective_counts(session: Session, cycle: Cycle) -> dict[str, int]:
    active = select(Objective.id).where(Objective.cycle_id == cycle.id, Objective.state != ObjectiveState.WITHDRAWN)
    indicators = select(Indicator.id).where(Indicator.objective_id.in_(active))
    assigned = select(ObjectiveAssignment.employee_id).where(ObjectiveAssignment.objective_id.in_(active))
    valued = select(IndicatorValue.indicator_id).where(IndicatorValue.indicator_id.in_(indicators))
    final = valued.where(IndicatorValue.kind == ValueKind.FINAL)
    measured = select(Indicator.objective_id).where(Indicator.objective_id.in_(active))
    return {
        "objectives": _count(session, active),
        "measured_objectives": _count(session, measured.distinct()),
        "people_with_objectives": _count(session, assigned.distinct()),
        "people_who_have_seen": _count(
            session, assigned.where(ObjectiveAssignment.acknowledged_on.is_not(None)).distinct()
        ),
        "indicators": _count(session, indicators),
        "indicators_checked": _count(session, valued.distinct()),
        "indicators_final": _count(session, final.distinct()),
    }


def _sheet_counts(session: Session, cycle: Cycle) -> dict[str, int]:
    query = (
        select(Sheet.state, func.count())
        .join(EvaluationRound)
        .where(EvaluationRound.cycle_id == cycle.id, EvaluationRound.kind == RoundKind.FINAL)
        .group_by(Sheet.state)
    )
    counts: dict[SheetState, int] = dict(session.execute(query).tuples().all())
    outside = counts.get(SheetState.NOT_EVALUABLE, 0) + counts.get(SheetState.SUPERSEDED, 0)
    return {
        "sheets": sum(counts.values()) - outside,
        "sheets_completed": sum(counts.get(state, 0) for state in _COMPLETED),
        "sheets_final": counts.get(SheetState.FINAL, 0),
    }


def _in_force(start: object, end: object, first: date, last: date) -> ColumnElement[bool]:
    """Tell, in SQL, whether the interval from `start` to `end` has a day between `first` and `last`."""
    from_day, to_day = func.coalesce(start, date.min), func.coalesce(end, date.max)
    return (from_day <= last) & (to_day >= first)


def _count(session: Session, query: Select[*tuple[Any, ...]]) -> int:
    return session.scalar(select(func.count()).select_from(query.subquery())) or 0
