"""The hours of training of a year as the archive holds them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.cycles import Lock
from app.domain.exact import HUNDRED, ZERO
from app.domain.ids import AreaId, CycleId, EmployeeId
from app.domain.law.limits import LegalLimits
from app.domain.periods import Period, year_period
from app.domain.permissions import Action, InScope
from app.domain.structure.employees import EmployeeRow
from app.domain.structure.postings import PostingRow
from app.domain.structure.registry import Registry
from app.domain.training.hours import (
    THRESHOLD,
    TrainingActivityRow,
    TrainingRow,
    TrainingTotal,
    due_hours,
    service_days,
    totals_by_area,
)
from app.models.cycles import Cycle
from app.models.people import Absence, Employee
from app.models.training import TrainingActivity, TrainingPlan
from app.services.access import reading
from app.services.cycles import cycle_of, lock_of
from app.services.law.limits import limits_of
from app.services.structure.loading import load_registry
from app.services.workspace import Workspace

WHOLE = "Tutto l'ente"


@dataclass(frozen=True, slots=True)
class TrainingPage:
    """The hours of a year: the threshold with its source, people, totals, what they did, why nothing may change."""

    year: int
    threshold: Decimal | None = None
    source: str = ""
    rows: tuple[TrainingRow, ...] = ()
    totals: tuple[TrainingTotal, ...] = ()
    activities: tuple[TrainingActivityRow, ...] = ()
    lock: Lock | None = None


def read_training(workspace: Workspace, year: int) -> TrainingPage:
    """Return the hours of the people of `year` whom the person may read."""
    with reading(workspace, InScope(Action.READ), year=year) as session:
        cycle = cycle_of(session, year)
        if cycle is None:
            return TrainingPage(year)
        limits = limits_of(session, workspace, year)
        rows = training_rows(session, cycle, limits)
        found = limits.rows.get(THRESHOLD)
        return TrainingPage(
            year,
            limits.value(THRESHOLD),
            found.source if found else "",
            rows,
            tuple(totals_by_area(rows, WHOLE)),
            activity_rows(session, cycle.id),
            lock_of(session, cycle, workspace.actor),
        )


def training_rows(session: Session, cycle: Cycle, limits: LegalLimits) -> tuple[TrainingRow, ...]:
    """Return everybody in service in the year of `cycle`, by name, with their hours."""
    registry, year = load_registry(session), cycle.year
    whole, threshold = year_period(year), limits.value(THRESHOLD)
    planned, done, away = _planned(session, cycle.id), _done(session, cycle.id), _absences(session)
    areas = {unit.key.area_id: unit.name for unit in registry.areas}
    rows = []
    for person in registry.employees:
        if not person.service.overlaps(whole):
            continue
        days = service_days(year, person.service, away.get(person.id, ()))
        posting = _last_posting(registry, person, whole)
        due = due_hours(threshold, days, whole.days)
        rows.append(
            TrainingRow(
                person.id, person.matricola, person.full_name, posting.unit_key.area_id if posting else None,
                areas.get(posting.unit_key.area_id, "") if posting else "", posting.unit if posting else "", days,
                whole.days, posting.part_time if posting else HUNDRED, planned.get(person.id),
                done.get(person.id, ZERO), due,
            )
        )  # fmt: skip
    return tuple(rows)


def activity_rows(session: Session, cycle_id: CycleId) -> tuple[TrainingActivityRow, ...]:
    """Return what was done in a year, in order of time."""
    query = (
        select(TrainingActivity, Employee)
        .join(Employee, Employee.id == TrainingActivity.employee_id)
        .where(TrainingActivity.cycle_id == cycle_id)
        .order_by(TrainingActivity.on_date, Employee.last_name, Employee.first_name, TrainingActivity.id)
    )
    return tuple(
        TrainingActivityRow(
            one.id, one.version, person.id, person.matricola, person.full_name, person.birth_date, one.title,
            one.on_date, one.hours, one.provider,
        )
        for one, person in session.execute(query)
    )  # fmt: skip


def areas_of(rows: Sequence[TrainingRow]) -> list[tuple[AreaId, str]]:
    """Return the Areas of some people, by name."""
    found = {row.area_id: row.area for row in rows if row.area_id is not None}
    return sorted(found.items(), key=lambda one: one[1])


def _planned(session: Session, cycle_id: CycleId) -> Mapping[EmployeeId, Decimal]:
    query = select(TrainingPlan.employee_id, TrainingPlan.hours).where(TrainingPlan.cycle_id == cycle_id)
    return {row.employee_id: row.hours for row in session.execute(query)}


def _done(session: Session, cycle_id: CycleId) -> Mapping[EmployeeId, Decimal]:
    query = select(TrainingActivity.employee_id, TrainingActivity.hours).where(TrainingActivity.cycle_id == cycle_id)
    found: dict[EmployeeId, Decimal] = defaultdict(lambda: ZERO)
    for person, hours in session.execute(query):
        found[person] += hours
    return found


def _absences(session: Session) -> Mapping[EmployeeId, list[Period]]:
    found: dict[EmployeeId, list[Period]] = defaultdict(list)
    query = select(Absence.employee_id, Absence.valid_from, Absence.valid_to)
    for person, start, end in session.execute(query):
        found[person].append(Period(start, end))
    return found


def _last_posting(registry: Registry, person: EmployeeRow, whole: Period) -> PostingRow | None:
    own = [row for row in registry.postings_of.get(person.id, ()) if row.period.overlaps(whole)]
    return max(own, key=lambda row: row.valid_from, default=None)
