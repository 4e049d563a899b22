"""The presa visione of objectives written down: by paper, for many at once, by the own log-in; each time here.

The day is kept with the objective that was given; the sheets of the person follow it (`sheets/assigned_days`).
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import EmployeeId, ObjectiveId
from app.domain.italian import agreeing, format_date, plural, some_of
from app.domain.objectives import AcknowledgementMeans, ObjectiveState
from app.domain.objectives.acknowledgement import (
    NOBODY_SAID,
    AcknowledgementDraft,
    PersonToSee,
    validate,
)
from app.domain.objectives.record_days import year_day_issues
from app.domain.periods import Period
from app.domain.permissions import Action, InScope
from app.domain.validation import present, refuse
from app.models.cycles import Cycle
from app.models.evaluation import Sheet
from app.models.objectives import Objective, ObjectiveAssignment, ObjectiveRevision
from app.models.people import Employee
from app.services.access import reading
from app.services.cycles import cycle_of, open_cycle
from app.services.objectives.assigned import acknowledgement_of, days_assigned
from app.services.objectives.service_periods import unit_names
from app.services.sheets.assigned_days import agree
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

_MOST_NAMED = 3
_TOPICS = (Topic.OBJECTIVES, Topic.SHEETS, Topic.ROUNDS)


def acknowledge(workspace: Workspace, draft: AcknowledgementDraft) -> Changes:
    """Write down that some people have seen, on one day, those of their objectives that wait for it.

    As a correction the day takes the place of those written for what still stands, and the sheets follow it.
    """
    refuse(validate(draft, workspace.today))
    with unit_of_work(workspace, "Presa visione degli obiettivi", *_TOPICS) as unit:
        cycle = open_cycle(unit.session, draft.year)
        rows = _rows(unit.session, cycle, draft.people, draft.objectives)
        seen = [one for one in rows if draft.is_correction or acknowledgement_of(one).is_pending]
        if not rows:
            raise UserError("Queste persone non hanno obiettivi nell'anno.", "Prima si assegnano.")
        _refuse_out_of_service(unit.session, {one.employee_id for one in seen}, present(draft.on))
        see(unit, seen, present(draft.on), draft.means)
        unit.session.flush()
        people = {one.employee_id for one in seen}
        unit.touched(*agree(unit.session, workspace, people))
        unit.label = f"Presa visione degli obiettivi: {_whose(unit.session, people)}"
    return unit.changes


def acknowledge_own(workspace: Workspace, year: int) -> Changes:
    """Write down that the person who has logged in has seen, today, the own objectives that wait for it."""
    with unit_of_work(workspace, "Presa visione dei propri obiettivi", *_TOPICS, action=Action.ACKNOWLEDGE) as unit:
        own = _oneself(workspace)
        rows = _rows(unit.session, open_cycle(unit.session, year), [own])
        waiting = [one for one in rows if acknowledgement_of(one).is_pending]
        if not waiting:
            raise UserError(f"Nel {year} non ci sono obiettivi da vedere.", "Sono già stati visti tutti.")
        refuse(list(year_day_issues(workspace.today, year, workspace.today, "on")))
        see(unit, waiting, workspace.today, AcknowledgementMeans.LOGIN)
        unit.touched(*(one.id for one in waiting))
    return unit.changes


def own_to_see(workspace: Workspace, year: int) -> PersonToSee | None:
    """Return what the person who has logged in has to see of the own objectives; None when nothing waits."""
    with reading(workspace, Action.ACKNOWLEDGE, is_whole=True, year=year) as session:
        cycle, own = cycle_of(session, year), workspace.actor.employee_id
        if cycle is None or own is None:
            return None
        found = _people_to_see(session, cycle, _rows(session, cycle, [own]))
        return next((one for one in found if one.pending), None)


def people_to_see(workspace: Workspace, year: int, objectives: Collection[ObjectiveId] = ()) -> list[PersonToSee]:
    """Return the people who pursue objectives of a year, or some of them, those who have to see them first."""
    with reading(workspace, InScope(Action.READ), year=year) as session:
        cycle = cycle_of(session, year)
        if cycle is None:
            return []
        found = _people_to_see(session, cycle, _rows(session, cycle, None, objectives))
        return sorted(found, key=lambda one: (not one.pending, one.person))


def see(unit: Unit, rows: Iterable[ObjectiveAssignment], on: date, means: AcknowledgementMeans) -> None:
    """Write one presa visione on some assignments; `UserError` when one of them was changed after that day."""
    found = list(rows)
    again = [one for one in found if acknowledgement_of(one).was_taken and acknowledgement_of(one).is_pending]
    _refuse_before_revision(unit.session, again, on)
    for one in found:
        one.acknowledged_on, one.acknowledged_means = on, means
        one.acknowledged_by = unit.workspace.actor.name


def put_seen(unit: Unit, row: ObjectiveAssignment, on: date | None, year: int) -> None:
    """Write the day of one assignment as a cell or a workbook gives it; the one that is there changes nothing.

    A day taken back leaves who had written it down, so that what changes meanwhile is still a Variazione.
    """
    if on == row.acknowledged_on:
        return
    refuse(list(year_day_issues(on, year, unit.workspace.today, "acknowledged_on")))
    if on is None:
        row.acknowledged_on, row.acknowledged_means = None, AcknowledgementMeans.UNSAID
        row.acknowledged_by = row.acknowledged_by or NOBODY_SAID
    else:
        see(unit, [row], on, AcknowledgementMeans.PAPER)


def see_on_sheet(unit: Unit, sheet: Sheet, on: date, means: AcknowledgementMeans) -> date | None:
    """Write what the person of a sheet has seen, and return the day that the sheet shows; None who has no objectives.

    For one person the day becomes the last one; for many at once what was already seen stays as it was written.
    """
    if sheet.employee_id is None:
        return None
    cycle = unit.get(Cycle, sheet.round.cycle_id)
    period = Period(sheet.valid_from, sheet.valid_to)
    rows = [
        one
        for one in _rows(unit.session, cycle, [sheet.employee_id])
        if days_assigned(cycle.year, one.valid_from, one.valid_to).overlaps(period)
    ]
    last = max((one.acknowledged_on for one in rows if one.acknowledged_on is not None), default=None)
    is_one = means is not AcknowledgementMeans.BATCH
    waiting = [one for one in rows if acknowledgement_of(one).is_pending]
    others = [one for one in rows if one.acknowledged_on and (one.acknowledged_on == last or one.acknowledged_on > on)]
    chosen = {one.id: one for one in [*waiting, *(others if is_one and last != on else ())]}
    see(unit, chosen.values(), on, means)
    return max((one.acknowledged_on for one in rows if one.acknowledged_on is not None), default=None)


def _rows(
    session: Session,
    cycle: Cycle,
    people: Collection[EmployeeId] | None,
    objectives: Collection[ObjectiveId] = (),
) -> Sequence[ObjectiveAssignment]:
    query = (
        select(ObjectiveAssignment)
        .join(Objective)
        .where(Objective.cycle_id == cycle.id, Objective.state != ObjectiveState.WITHDRAWN)
        .order_by(ObjectiveAssignment.id)
    )
    if people is not None:
        query = query.where(ObjectiveAssignment.employee_id.in_(people))
    if objectives:
        query = query.where(ObjectiveAssignment.objective_id.in_(objectives))
    return session.scalars(query).all()


def _people_to_see(session: Session, cycle: Cycle, rows: Iterable[ObjectiveAssignment]) -> list[PersonToSee]:
    own: dict[EmployeeId, list[ObjectiveAssignment]] = defaultdict(list)
    for one in rows:
        own[one.employee_id].append(one)
    units = unit_names(session, cycle.year, set(own))
    query = select(Employee).where(Employee.id.in_(own)).order_by(Employee.last_name, Employee.first_name)
    found = []
    for person in session.scalars(query):
        seen = [acknowledgement_of(one) for one in own[person.id]]
        days = [one.on for one in seen if one.on is not None]
        found.append(
            PersonToSee(
                person.id,
                f"{person.last_name} {person.first_name}",
                units.get(person.id, ""),
                len(seen),
                sum(one.on is None for one in seen),
                sum(one.is_to_renew for one in seen),
                max(days, default=None),
            )
        )
    return found


def _refuse_out_of_service(session: Session, people: Collection[EmployeeId], on: date) -> None:
    """Refuse a day on which somebody was not in service: nobody can have seen anything then."""
    out = or_(Employee.hired_on > on, Employee.left_on < on)
    query = select(Employee).where(Employee.id.in_(people), out).order_by(Employee.last_name, Employee.first_name)
    if found := [one.full_name for one in session.scalars(query)]:
        names = some_of(found, _MOST_NAMED, "altre {} persone")
        raise UserError(
            f"{names} {agreeing(len(found), 'non è', 'non sono')} in servizio il {format_date(on)}: quel giorno non può"
            " esserci una presa visione.",
            "Lasciare scelte le altre persone; per chi manca indicare un giorno del suo servizio.",
        )


def _refuse_before_revision(session: Session, rows: Sequence[ObjectiveAssignment], on: date) -> None:
    if not rows:
        return
    query = (
        select(Objective.code, ObjectiveRevision.on_date)
        .join(ObjectiveRevision, ObjectiveRevision.objective_id == Objective.id)
        .where(Objective.id.in_({one.objective_id for one in rows}), ObjectiveRevision.on_date > on)
        .order_by(ObjectiveRevision.on_date.desc())
    )
    if (found := session.execute(query).first()) is not None:
        raise UserError(
            f"L'obiettivo {found.code} è cambiato il {format_date(found.on_date)}, dopo il {format_date(on)}.",
            "Indicare il giorno in cui è stato visto come è adesso.",
        )


def _oneself(workspace: Workspace) -> EmployeeId:
    if workspace.actor.employee_id is None:
        raise UserError(f"{workspace.actor.name} non è fra il personale dell'ente.", "Accedere con il proprio nome.")
    return workspace.actor.employee_id


def _whose(session: Session, people: Collection[EmployeeId]) -> str:
    if len(people) == 1:
        return session.get_one(Employee, next(iter(people))).full_name
    return plural(len(people), "persona", "persone")
