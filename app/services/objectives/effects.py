"""What a new state of an objective would do to each sheet: done on the archive itself, told, and forgotten."""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.audit.chain import RowChange
from app.domain.ids import EmployeeId, ObjectiveId, SheetId
from app.domain.objectives import ObjectiveState
from app.domain.objectives.effects import (
    NO_SHEET,
    ObjectiveEffect,
    SheetEffect,
    SheetNumbers,
    without_objectives,
)
from app.models.objectives import Objective, ObjectiveAssignment
from app.models.people import Employee
from app.services.objectives.common import open_objective
from app.services.objectives.states import put_state
from app.services.sheets.affected import affected_sheets, closed_sheets, evaluators_sheets
from app.services.sheets.left_behind import left_behind
from app.services.sheets.sheet_content import sheets_by_id
from app.services.sheets.standing import Standing, standings
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace

_REHEARSED = "Prova"


class _Told(Exception):  # noqa: N818 (it ends a rehearsal, which is no error)
    """The rehearsal went well to the end: now forget it."""


class _Stood(NamedTuple):
    """Where a sheet stood at one moment."""

    person: str
    session: str
    employee: EmployeeId | None
    numbers: SheetNumbers
    is_closed: bool = False
    is_left_behind: bool = False


_Moment = Mapping[SheetId, _Stood]


def state_effect(workspace: Workspace, identity: ObjectiveId, state: ObjectiveState) -> ObjectiveEffect:
    """Return what becomes of each sheet and person when the objective is put in `state`; nothing is kept.

    `UserError` where the state itself is refused: the year is closed, the result is certified.
    """
    effect = ObjectiveEffect()
    try:
        with unit_of_work(workspace.because(_REHEARSED), _REHEARSED) as unit:
            objective = open_objective(unit, identity)
            change = RowChange(
                Objective.__tablename__, objective.id, {"state": objective.state.value}, {"state": state.value}
            )
            before = _moment(unit.session, change)
            put_state(objective, state, workspace.today, _REHEARSED)
            unit.session.flush()
            effect = ObjectiveEffect(tuple(_rows(unit.session, objective, before, _moment(unit.session, change))))
            raise _Told
    except _Told:
        return effect


def _moment(session: Session, change: RowChange) -> _Moment:
    """Return where the sheets stand that the objective touches, those of who evaluates and those closed too."""
    with Session(session.connection(), autoflush=False) as fresh:
        touched = sheets_by_id(fresh, affected_sheets(fresh, [change]))
        above = evaluators_sheets(fresh, [(one.round_id, one.evaluator_id) for one in touched], [change])
        others = sheets_by_id(fresh, above - {one.id for one in touched})
        closed = closed_sheets(fresh, [change])
        found = [one for one in standings(fresh, [*touched, *others, *closed]) if one.counts]
        open_ones = [one for one in found if not one.sheet.state.is_frozen]
        left = {one.id for one in left_behind(fresh, {one.sheet.id for one in open_ones}, open_ones, [change])}
        return {one.sheet.id: _stood(one, is_left_behind=one.sheet.id in left) for one in found}


def _stood(one: Standing, *, is_left_behind: bool) -> _Stood:
    outcome = one.outcome
    return _Stood(
        one.person.full_name,
        one.sheet.round.kind.italian,
        one.sheet.employee_id,
        SheetNumbers(outcome.total, outcome.sections, one.missing, one.things),
        one.sheet.state.is_frozen,
        is_left_behind,
    )


def _rows(session: Session, objective: Objective, before: _Moment, after: _Moment) -> Iterator[SheetEffect]:
    """Yield what changes first, then the rest of those that pursue the objective."""
    pursuing = _pursuing(session, objective)
    without = without_objectives(_counting(session, objective, pursuing), pursuing) if _is_out(objective) else set()
    rows = [
        SheetEffect(
            sheet_id,
            one.person,
            one.session,
            before[sheet_id].numbers if sheet_id in before else SheetNumbers(),
            one.numbers,
            is_closed=one.is_closed,
            is_sent_back=one.is_left_behind,
            is_without_objectives=one.employee in without,
        )
        for sheet_id, one in after.items()
    ]
    evaluated = {one.employee for one in after.values()}
    rows += [
        SheetEffect(-one, name, NO_SHEET, is_without_objectives=one in without)
        for one, name in pursuing.items()
        if one not in evaluated
    ]
    own = {sheet_id for sheet_id, one in after.items() if one.employee in pursuing}
    shown = [one for one in rows if one.is_changed or one.id in own or one.id < 0]
    yield from sorted(shown, key=lambda one: (not one.is_changed, one.person, one.session))


def _is_out(objective: Objective) -> bool:
    return objective.state is not ObjectiveState.ACTIVE


def _pursuing(session: Session, objective: Objective) -> dict[EmployeeId, str]:
    found = (
        select(Employee)
        .join(ObjectiveAssignment, ObjectiveAssignment.employee_id == Employee.id)
        .where(ObjectiveAssignment.objective_id == objective.id)
        .order_by(Employee.last_name, Employee.first_name)
    )
    return {one.id: one.full_name for one in session.scalars(found).unique()}


def _counting(session: Session, objective: Objective, people: Collection[EmployeeId]) -> dict[EmployeeId, int]:
    """Count the other objectives of the year that still count for each of these people."""
    found = (
        select(ObjectiveAssignment.employee_id, func.count())
        .join(Objective)
        .where(
            Objective.cycle_id == objective.cycle_id,
            Objective.state == ObjectiveState.ACTIVE,
            Objective.id != objective.id,
            ObjectiveAssignment.employee_id.in_(people),
        )
        .group_by(ObjectiveAssignment.employee_id)
    )
    return dict(session.execute(found).all())
