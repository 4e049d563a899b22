"""The day on a sheet on which its person saw the objectives: it follows the presa visione of the objectives.

The one place where the two are brought to agree, whichever way a presa visione comes: at the end of every unit of work
that changes one, and where sheets are made for people who have already seen what they pursue.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, contains_eager

from app.domain.audit.chain import RowChange
from app.domain.ids import CycleId, EmployeeId, SheetId
from app.domain.objectives import ObjectiveState
from app.domain.objectives.acknowledgement import SeenObjective, day_of_sheet, is_all_seen
from app.domain.periods import Period
from app.domain.workflow import SheetState, states_where
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound, Sheet
from app.models.objectives import Objective, ObjectiveAssignment
from app.models.sheet_parts import SheetEvent
from app.services.objectives.assigned import days_assigned
from app.services.workspace import Workspace

_ASSIGNMENTS, _SHEETS = ObjectiveAssignment.__tablename__, Sheet.__tablename__
_FOLLOWING = states_where(
    lambda state: not state.is_frozen and not state.is_handed_over and state is not SheetState.NOT_EVALUABLE
)
"""What somebody has in hand, or is closed, keeps the day that it was handed over with."""

ALREADY_SEEN, NOT_SEEN = "Obiettivi già visti", "Presa visione tolta dagli obiettivi"

SeenOfPeople = Mapping[EmployeeId, Sequence[SeenObjective]]


def follow_seen(session: Session, workspace: Workspace, changes: Sequence[RowChange]) -> list[SheetId]:
    """Bring the sheets of the people whose presa visione has changed to its day; return those that changed."""
    people = _people(session, changes)
    changed = agree(session, workspace, people) if people else []
    session.flush()
    return changed


def agree(session: Session, workspace: Workspace, people: Collection[EmployeeId]) -> list[SheetId]:
    """Bring the sheets of some people to the day on which they saw their objectives."""
    query = (
        select(Sheet)
        .join(Sheet.round)
        .options(contains_eager(Sheet.round))
        .where(Sheet.employee_id.in_(people), Sheet.state.in_(_FOLLOWING))
        .order_by(Sheet.id)
    )
    sheets = session.scalars(query.execution_options(populate_existing=True)).all()
    seen = {cycle: seen_of(session, cycle, people) for cycle in {one.round.cycle_id for one in sheets}}
    return [one.id for one in sheets if _brought(workspace, one, seen[one.round.cycle_id])]


def of_sheet(sheet: Sheet, seen: SeenOfPeople) -> list[SeenObjective]:
    """Return the objectives that the person of a sheet pursues in its days."""
    period = Period(sheet.valid_from, sheet.valid_to)
    own = seen.get(sheet.employee_id, ()) if sheet.employee_id is not None else ()
    return [one for one in own if one.days.overlaps(period)]


def seen_of(session: Session, cycle_id: CycleId, people: Collection[EmployeeId]) -> SeenOfPeople:
    """Return what each person pursues in a year, withdrawn objectives apart, with the day on which it was seen."""
    rows, found = ObjectiveAssignment.__table__, defaultdict(list)
    query = (
        select(rows.c.employee_id, rows.c.valid_from, rows.c.valid_to, rows.c.acknowledged_on, Cycle.year)
        .join(Objective.__table__, Objective.id == rows.c.objective_id)
        .join(Cycle, Cycle.id == Objective.cycle_id)
        .where(Cycle.id == cycle_id, Objective.state != ObjectiveState.WITHDRAWN, rows.c.employee_id.in_(people))
    )
    for employee, start, end, seen_on, year in session.execute(query):
        found[employee].append(SeenObjective(days_assigned(year, start, end), seen_on))
    return found


def _brought(workspace: Workspace, sheet: Sheet, seen: SeenOfPeople) -> bool:
    """Bring one sheet to the day of its objectives; tell whether it was another."""
    own = of_sheet(sheet, seen)
    if not own:
        return False
    day, before = day_of_sheet(own), sheet.assigned_on
    if is_all_seen(own) or before is not None:
        sheet.assigned_on = day
    if sheet.state is SheetState.PREPARED and is_all_seen(own):
        _step(workspace, sheet, SheetState.ASSIGNED, ALREADY_SEEN)
    elif sheet.state is SheetState.ASSIGNED and day is None:
        _step(workspace, sheet, SheetState.PREPARED, NOT_SEEN)
    return sheet.assigned_on != before


def _step(workspace: Workspace, sheet: Sheet, target: SheetState, reason: str) -> None:
    event = SheetEvent(
        at=workspace.now(), actor=workspace.actor.name, from_state=sheet.state, to_state=target, reason=reason
    )
    sheet.events.append(event)
    sheet.state = target


def _people(session: Session, changes: Sequence[RowChange]) -> set[EmployeeId]:
    """Return whose presa visione changed, and who has a new sheet."""
    told = {
        EmployeeId(one.after["employee_id"])
        for one in changes
        if one.table == _SHEETS and one.before is None and one.after and one.after["employee_id"] is not None
    }
    silent = []
    for one in changes:
        if one.table != _ASSIGNMENTS or not _is_of_day(one):
            continue
        known = {**(one.before or {}), **(one.after or {})}.get("employee_id")
        if known is None:
            silent.append(one.id)
        else:
            told.add(EmployeeId(known))
    if silent:
        query = select(ObjectiveAssignment.employee_id).where(ObjectiveAssignment.id.in_(silent))
        told.update(session.scalars(query))
    return told


def _is_of_day(change: RowChange) -> bool:
    sides = [side for side in (change.before, change.after) if side is not None]
    return any(side.get("acknowledged_on") is not None for side in sides)


def disagreeing(session: Session, cycle_id: CycleId) -> Iterator[tuple[Sheet, list[SeenObjective]]]:
    """Yield the sheets of a year with a day that is not that of their objectives, as older archives may hold.

    Of one handed over, what was seen anew afterwards is not on it.
    """
    query = (
        select(Sheet)
        .join(EvaluationRound, EvaluationRound.id == Sheet.round_id)
        .where(EvaluationRound.cycle_id == cycle_id, Sheet.employee_id.is_not(None))
        .where(Sheet.assigned_on.is_not(None), Sheet.state != SheetState.SUPERSEDED)
        .order_by(Sheet.id)
    )
    sheets = session.scalars(query).all()
    seen = seen_of(session, cycle_id, {one.employee_id for one in sheets if one.employee_id}) if sheets else {}
    for sheet in sheets:
        own = of_sheet(sheet, seen)
        day = day_of_sheet(own, sheet.delivered_on)
        if day is not None and day != sheet.assigned_on:
            yield sheet, own
