"""The years of the archive: opening and changing them, and whether they are closed."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.changes import Changes, Topic
from app.domain.cycles import CycleDraft, Lock, ReadingOnly, YearClosing, closed_year, planned, validate
from app.domain.errors import UserError
from app.domain.ids import CycleId
from app.domain.periods import year_period
from app.domain.permissions import Action, Actor, why_not
from app.domain.setting_keys import ENTERED
from app.domain.validation import refuse
from app.domain.workflow import CycleState
from app.models.cycles import Cycle
from app.models.municipality import Setting
from app.models.year_closings import ClosedYear
from app.services.access import reading
from app.services.structure.headed import heads_some
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

_TOPICS = (Topic.OBJECTIVES, Topic.ROUNDS)


@dataclass(frozen=True, slots=True)
class CycleRow:
    """A year as the window knows it: its plan, its acts and its state."""

    id: CycleId
    year: int
    plan_from: int
    plan_to: int
    state: CycleState
    plan_act: str = ""
    dup_act: str = ""
    mandate_from: int | None = None
    mandate_to: int | None = None
    version: int = 1

    @property
    def is_closed(self) -> bool:
        return self.state is CycleState.CLOSED


def list_cycles(workspace: Workspace) -> list[CycleRow]:
    """Return the years, the latest first."""
    with reading(workspace, Action.OPEN) as session:
        return [_row(cycle) for cycle in session.scalars(select(Cycle).order_by(Cycle.year.desc()))]


def open_year(workspace: Workspace, year: int, plan_from: int | None = None, plan_to: int | None = None) -> Changes:
    """Begin a year, within the plan of `plan_from`-`plan_to` (by default the three years that start with it)."""
    return begin_year(workspace, _draft(year, plan_from, plan_to))


def begin_year(workspace: Workspace, draft: CycleDraft) -> Changes:
    """Begin a year with its plan and its acts; `UserError` when it is there already or its plan makes no sense."""
    with unit_of_work(workspace, f"Apertura dell'anno {draft.year}", *_TOPICS) as unit:
        unit.touched(add_cycle(unit, draft).id)
    return unit.changes


def add_cycle(unit: Unit, draft: CycleDraft) -> Cycle:
    """Begin a year as part of an operation."""
    if cycle_of(unit.session, draft.year) is not None:
        raise UserError(f"L'anno {draft.year} è già aperto.", "Sceglierlo dall'elenco degli anni.")
    return _add(unit, draft)


def add_year(unit: Unit, year: int, plan_from: int | None = None, plan_to: int | None = None) -> Cycle:
    return _add(unit, _draft(year, plan_from, plan_to))


def edit_year(workspace: Workspace, draft: CycleDraft) -> Changes:
    """Change the plan of a year and its acts; the year itself stays what it is."""
    with unit_of_work(workspace, f"Dati dell'anno {draft.year}", *_TOPICS) as unit:
        cycle = unit.get(Cycle, required_cycle(unit.session, draft.year).id, version=draft.version)
        refuse_closed(cycle)
        refuse(validate(draft))
        cycle.plan_from, cycle.plan_to = draft.plan_from, draft.plan_to
        cycle.plan_act, cycle.dup_act = draft.plan_act.strip(), draft.dup_act.strip()
        cycle.mandate_from, cycle.mandate_to = draft.mandate_from, draft.mandate_to
        unit.touched(cycle.id)
    return unit.changes


def cycle_of(session: Session, year: int) -> Cycle | None:
    return session.scalar(select(Cycle).where(Cycle.year == year))


def required_cycle(session: Session, year: int) -> Cycle:
    """Return the cycle of `year`, or raise `UserError` when the archive does not hold it."""
    cycle = cycle_of(session, year)
    if cycle is None:
        raise UserError(f"L'archivio non contiene l'anno {year}.", "Aprire prima l'anno, oppure sceglierne un altro.")
    return cycle


def refuse_closed(cycle: Cycle) -> None:
    """Raise `UserError` when the year is closed."""
    if cycle.state is CycleState.CLOSED:
        raise closed_year(cycle.year).error


def open_cycle(session: Session, year: int) -> Cycle:
    """Return the cycle of `year`; raise `UserError` when it is not in the archive or is closed."""
    cycle = required_cycle(session, year)
    refuse_closed(cycle)
    return cycle


def closing_of(session: Session, cycle: Cycle) -> YearClosing | None:
    """Tell when a closed year was closed, and by whom; None of an open one."""
    if cycle.state is CycleState.OPEN:
        return None
    query = select(ClosedYear).where(ClosedYear.cycle_id == cycle.id, ClosedYear.reopened_on.is_(None))
    row = session.scalar(query)
    return YearClosing(cycle.year, row.closed_on, row.closed_by) if row is not None else YearClosing(cycle.year)


def lock_of(session: Session, cycle: Cycle, actor: Actor, action: Action = Action.EDIT_ARCHIVE) -> Lock | None:
    """Tell why `actor` can change nothing of a year: it is closed, or is theirs to read only; None when they can.

    `action` is what they would do.
    """
    why = why_not(actor, action)
    return closing_of(session, cycle) or (ReadingOnly(why) if why else None)


def measuring_lock_of(session: Session, cycle: Cycle, actor: Actor, today: date) -> Lock | None:
    """Tell why `actor` can measure nothing of a year: that is for who heads an Area in it, asked of each objective."""
    why = why_not(actor, Action.MEASURE, in_scope=heads_some(session, actor, year_period(cycle.year), today))
    return closing_of(session, cycle) or (ReadingOnly(why) if why else None)


def _draft(year: int, plan_from: int | None, plan_to: int | None) -> CycleDraft:
    plan = planned(plan_from or year)
    return CycleDraft(year, plan.plan_from, plan_to or plan.plan_to)


def _add(unit: Unit, draft: CycleDraft) -> Cycle:
    refuse(validate(draft))
    today = unit.workspace.today
    if draft.year < today.year:
        unit.session.add(Setting(key=ENTERED.format(year=draft.year), value=today.isoformat()))
    return unit.add(
        Cycle(
            year=draft.year,
            plan_from=draft.plan_from,
            plan_to=draft.plan_to,
            plan_act=draft.plan_act.strip(),
            dup_act=draft.dup_act.strip(),
            mandate_from=draft.mandate_from,
            mandate_to=draft.mandate_to,
        )
    )


def _row(cycle: Cycle) -> CycleRow:
    return CycleRow(
        cycle.id,
        cycle.year,
        cycle.plan_from,
        cycle.plan_to,
        cycle.state,
        cycle.plan_act,
        cycle.dup_act,
        cycle.mandate_from,
        cycle.mandate_to,
        cycle.version,
    )
