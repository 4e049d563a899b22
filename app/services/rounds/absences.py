"""The days in service that are not evaluated: recorded with their reason, so that no sheet covers them."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import EmployeeId, RoundId
from app.domain.italian import format_date
from app.domain.periods import Period
from app.domain.permissions import Action, InScope
from app.domain.rounds.absences import NotEvaluableDraft, NotEvaluableRow, PersonInService, validate
from app.domain.rounds.next_steps import EXCLUDE
from app.domain.validation import refuse
from app.models.evaluation import EvaluationRound, NotEvaluablePeriod
from app.models.people import Employee
from app.services.access import reading
from app.services.rounds.facts import round_period
from app.services.rounds.rounds import refuse_round_step
from app.services.sheets.of_round import round_in
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace

_TOPICS = (Topic.ROUNDS, Topic.SHEETS)


def people_in_service(workspace: Workspace, round_id: RoundId) -> list[PersonInService]:
    """Return who is in service in the days of a round, by name, each with those days."""
    with reading(workspace, InScope(Action.READ)) as session:
        evaluation_round = round_in(session, round_id)
        whole = round_period(evaluation_round.cycle.year, evaluation_round.kind)
        people = session.scalars(select(Employee).order_by(Employee.last_name, Employee.first_name, Employee.id))
        return [
            PersonInService(one.id, f"{one.full_name} ({one.matricola})", service)
            for one in people
            if (service := one.service.intersection(whole))
        ]


def list_absences(workspace: Workspace, round_id: RoundId) -> list[NotEvaluableRow]:
    """Return the days of a round that are not evaluated, by person."""
    with reading(workspace, InScope(Action.READ)) as session:
        query = select(NotEvaluablePeriod, Employee).join(Employee, Employee.id == NotEvaluablePeriod.employee_id)
        rows = session.execute(query.where(NotEvaluablePeriod.round_id == round_id))
        found = [
            NotEvaluableRow(one.id, one.version, employee.full_name, one.valid_from, one.valid_to, one.reason)
            for one, employee in rows
        ]
    return sorted(found, key=lambda row: (row.person.casefold(), row.valid_from))


def exclude_days(
    workspace: Workspace, round_id: RoundId, employee_id: EmployeeId, days: Period, reason: str
) -> Changes:
    """Mark days in service as not evaluable, with the reason: preparing the round again leaves them without a sheet."""
    with unit_of_work(workspace, EXCLUDE.label, *_TOPICS, action=EXCLUDE.action) as unit:
        refuse_round_step(unit.session, round_id, EXCLUDE)
        employee = unit.get(Employee, employee_id)
        unit.label = f"{EXCLUDE.label}: {employee.full_name}"
        draft = NotEvaluableDraft(employee_id, days.start, days.end, reason)
        refuse(validate(draft, employee.service))
        _refuse_outside(round_in(unit.session, round_id), days)
        _refuse_overlap(unit.session, round_id, employee_id, days)
        row = NotEvaluablePeriod(
            round_id=round_id,
            employee_id=employee_id,
            valid_from=days.start,
            valid_to=days.end,
            reason=reason.strip(),
        )
        unit.touched(unit.add(row).id)
    return unit.changes


def include_days(workspace: Workspace, absence_id: int, version: int | None = None) -> Changes:
    """Take back days marked as not evaluable: preparing the round again gives them a sheet."""
    with unit_of_work(workspace, "Giorni di nuovo valutabili", *_TOPICS) as unit:
        row = unit.get(NotEvaluablePeriod, absence_id, version=version)
        refuse_round_step(unit.session, row.round_id, EXCLUDE)
        unit.label = f"Giorni di nuovo valutabili: {unit.get(Employee, row.employee_id).full_name}"
        unit.touched(row.id)
        unit.session.delete(row)
    return unit.changes


def _refuse_outside(evaluation_round: EvaluationRound, days: Period) -> None:
    whole = round_period(evaluation_round.cycle.year, evaluation_round.kind)
    if days.intersection(whole) != days:
        first, last = format_date(whole.start), format_date(whole.end)
        raise UserError(f"La sessione guarda i giorni dal {first} al {last}.", "Controllare le date.")


def _refuse_overlap(session: Session, round_id: RoundId, employee_id: EmployeeId, days: Period) -> None:
    query = select(NotEvaluablePeriod).where(
        NotEvaluablePeriod.round_id == round_id, NotEvaluablePeriod.employee_id == employee_id
    )
    if any(Period(one.valid_from, one.valid_to).overlaps(days) for one in session.scalars(query)):
        raise UserError("Alcuni di quei giorni sono già indicati come non valutabili.", "Controllare le date.")
