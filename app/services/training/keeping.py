"""What is written of training: hours planned, and what people did, for one or for several at once."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from sqlalchemy import select

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import EmployeeId, TrainingActivityId
from app.domain.issues import Issue
from app.domain.italian import format_date, format_decimal, plural
from app.domain.training.editing import (
    TrainingActivityDraft,
    TrainingPlanDraft,
    named,
    validate_activity,
    validate_planned,
)
from app.domain.validation import present, refuse
from app.models.cycles import Cycle
from app.models.people import Employee
from app.models.training import TrainingActivity, TrainingPlan
from app.services.cycles import open_cycle
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

_TOPIC = Topic.STRUCTURE


def save_activity(workspace: Workspace, year: int, draft: TrainingActivityDraft) -> Changes:
    """Write what some people did, one row for each, or change the one with the id of the draft."""
    with unit_of_work(workspace, "Formazione", _TOPIC) as unit:
        cycle = open_cycle(unit.session, year)
        refuse([*validate_activity(draft, year), *_issues_of_one(draft)])
        people = [unit.get(Employee, one) for one in draft.employee_ids]
        for person in people:
            unit.touched(put_activity(unit, cycle, person, draft).id)
        verb = "Modifica formazione" if draft.id else "Formazione"
        unit.label = f"{verb} di {named([one.full_name for one in people])}: {draft.title.strip()}"[:300]
    return unit.changes


def delete_activities(workspace: Workspace, year: int, ids: Sequence[TrainingActivityId]) -> Changes:
    """Take away what was entered by mistake."""
    with unit_of_work(workspace, "Elimina formazione", _TOPIC) as unit:
        cycle = open_cycle(unit.session, year)
        rows = [_of_year(unit.get(TrainingActivity, one), cycle) for one in ids]
        for row in rows:
            unit.session.delete(row)
        unit.label = f"Elimina {plural(len(rows), 'attività', 'attività')} di formazione"
    return unit.changes


def _issues_of_one(draft: TrainingActivityDraft) -> Iterator[Issue]:
    """What is changed is what one person did: given to two it would be of the last one alone."""
    if draft.id is not None and len(draft.employee_ids) > 1:
        yield Issue("two_people", "L'attività che si modifica è di una persona sola.", "employee_ids")


def _of_year(row: TrainingActivity, cycle: Cycle) -> TrainingActivity:
    """Return an activity of a year; `UserError` for one of another year, which may be closed."""
    if row.cycle_id != cycle.id:
        raise UserError(f"L'attività «{row.title}» non è del {cycle.year}.", "Aprire l'anno a cui appartiene.")
    return row


def save_planned_hours(workspace: Workspace, year: int, draft: TrainingPlanDraft) -> Changes:
    """Plan as many hours for each of some people, or none any more."""
    with unit_of_work(workspace, "Ore di formazione previste", _TOPIC) as unit:
        cycle = open_cycle(unit.session, year)
        refuse(validate_planned(draft))
        people = [unit.get(Employee, one) for one in draft.employee_ids]
        for person in people:
            put_planned(unit, cycle, person.id, draft.hours)
        hours = "nessuna" if draft.hours is None else format_decimal(draft.hours, None)
        unit.label = f"Ore di formazione previste di {named([one.full_name for one in people])}: {hours}"
    return unit.changes


def put_activity(unit: Unit, cycle: Cycle, person: Employee, draft: TrainingActivityDraft) -> TrainingActivity:
    """Keep what one person did, inside a larger operation; `NotValid` says what is wrong."""
    refuse(validate_activity(draft, cycle.year))
    day = present(draft.on_date)
    if day not in person.service:
        sentence = f"{person.full_name} non è in servizio il {format_date(day)}."
        refuse([Issue("outside_service", sentence, "on_date")])
    if day > unit.workspace.today:
        sentence = f"Il {format_date(day)} deve ancora venire: le ore che si faranno vanno tra quelle previste."
        refuse([Issue("to_come", sentence, "on_date")])
    row = unit.row_of(TrainingActivity, draft)
    if draft.id is not None:
        _of_year(row, cycle)
    row.cycle_id, row.employee_id = cycle.id, person.id
    row.title, row.provider = draft.title.strip(), draft.provider.strip()
    row.on_date, row.hours = day, present(draft.hours)
    return unit.add(row)


def put_planned(unit: Unit, cycle: Cycle, person: EmployeeId, hours: Decimal | None) -> None:
    """Keep how many hours are planned for a person; None takes them away."""
    query = select(TrainingPlan).where(TrainingPlan.cycle_id == cycle.id, TrainingPlan.employee_id == person)
    row = unit.session.scalar(query)
    if hours is None:
        if row is not None:
            unit.session.delete(row)
        return
    row = row or TrainingPlan(cycle_id=cycle.id, employee_id=person)
    row.hours = hours
    unit.touched(unit.add(row).id)
