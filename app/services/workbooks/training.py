"""The *Formazione* of a year as a workbook: its rows, and who keeps each of them."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.changes import Topic
from app.domain.periods import year_period
from app.domain.training.editing import TrainingPlanDraft, validate_planned
from app.domain.validation import present, refuse
from app.domain.workbooks.training import (
    ACTIVITIES_SHEET,
    PLANNED_SHEET,
    TRAINING_LAYOUT,
    TRAINING_RULES,
    ActivityEntry,
    ActivityLine,
    PlannedEntry,
    PlannedLine,
    training_headings,
)
from app.domain.workbooks.year_rows import StaffYearRows
from app.models.people import Employee
from app.models.training import TrainingActivity, TrainingPlan
from app.services.cycles import open_cycle, required_cycle
from app.services.training.keeping import put_activity, put_planned
from app.services.training.reading import activity_rows
from app.services.transaction import Unit
from app.services.workbooks.parts import Intake, WorkbookParts, of_its_year, rows_to_export
from app.services.workbooks.personnel import load_rows as load_personnel


def load_rows(session: Session, year: int) -> StaffYearRows:
    """Return everybody in service in a year with the hours planned, if any, and what was done in order of time."""
    cycle, whole = required_cycle(session, year), year_period(year)
    hours = {
        row.employee_id: row.hours
        for row in session.execute(
            select(TrainingPlan.employee_id, TrainingPlan.hours).where(TrainingPlan.cycle_id == cycle.id)
        )
    }
    people = session.scalars(select(Employee).order_by(Employee.last_name, Employee.first_name, Employee.id))
    planned = tuple(
        PlannedLine(one.matricola, one.full_name, one.birth_date, hours.get(one.id), one.id)
        for one in people
        if one.service.overlaps(whole)
    )
    done = tuple(ActivityLine.of(row) for row in activity_rows(session, cycle.id))
    return StaffYearRows(year, load_personnel(session), {PLANNED_SHEET.name: planned, ACTIVITIES_SHEET.name: done})


def _put_planned(unit: Unit, entry: PlannedEntry) -> None:
    cycle = open_cycle(unit.session, entry.year)
    person = present(entry.employee_id)
    refuse(validate_planned(TrainingPlanDraft((person,), entry.hours)))
    put_planned(unit, cycle, person, entry.hours)


def _put_activity(unit: Unit, entry: ActivityEntry) -> Any:
    cycle = open_cycle(unit.session, entry.year)
    [person] = entry.draft.employee_ids
    return put_activity(unit, cycle, unit.get(Employee, person), entry.draft)


PARTS = WorkbookParts(
    TRAINING_LAYOUT,
    rows_to_export(load_rows),
    Intake(
        TRAINING_RULES,
        lambda unit, read: load_rows(unit.session, of_its_year(read, "è la formazione")),
        {PLANNED_SHEET.name: _put_planned, ACTIVITIES_SHEET.name: _put_activity},
        (Topic.STRUCTURE,),
        held=(Employee, TrainingActivity, TrainingPlan),
        is_like=training_headings,
    ),
)
