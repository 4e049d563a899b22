"""Closing a year, and opening it again: both are kept, neither is undone."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import select

from app.domain.backups.naming import BackupReason
from app.domain.changes import Changes, Topic
from app.domain.closing.checklist import validate_closing
from app.domain.closing.drafts import ClosingDraft, YearReopeningDraft, validate_reopening_of_year
from app.domain.errors import UserError
from app.domain.permissions import Action
from app.domain.validation import refuse
from app.domain.workflow import CycleState
from app.models.cycles import Cycle
from app.models.plans import Act
from app.models.sessions import head_hash_of
from app.models.year_closings import ClosedYear
from app.services.access import ask
from app.services.awards.keeping import keep_awards
from app.services.backups.making import back_up_before
from app.services.checks import CHECKS, CheckRow, check_year
from app.services.closing.reading import facts_of
from app.services.cycles import closing_of, required_cycle
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

_TOPICS = (Topic.OBJECTIVES, Topic.ROUNDS)


def close_year(workspace: Workspace, draft: ClosingDraft, checks: Sequence[CheckRow[Any]] = CHECKS) -> Changes:
    """Close a year: from now on nothing of it changes. `NotValid` says what must stand before, and does not.

    What is kept of the audit is where it stood just before: the closing is the entry that follows.
    """
    ask(workspace.actor, Action.CLOSE)
    found = check_year(workspace, draft.year, checks)
    back_up_before(workspace, BackupReason.YEAR_CLOSING)
    with unit_of_work(workspace, f"Chiusura dell'anno {draft.year}", *_TOPICS, action=Action.CLOSE) as unit:
        cycle = required_cycle(unit.session, draft.year)
        if cycle.state is CycleState.CLOSED:
            raise UserError(f"L'anno {draft.year} è già chiuso.")
        refuse(validate_closing(facts_of(unit.session, workspace, cycle, found, checks), draft, workspace.today))
        unit.can_undo = False
        keep_awards(unit, cycle)
        unit.session.add(_closing(unit, cycle, draft))
        unit.session.flush()  # the closing belongs to the year while it is still open
        cycle.state = CycleState.CLOSED
        unit.touched(cycle.id)
    return unit.changes


def reopen_year(workspace: Workspace, draft: YearReopeningDraft) -> Changes:
    """Open a closed year again, with the reason, which is kept; its final sheets stay as they are."""
    with unit_of_work(workspace, f"Riapertura dell'anno {draft.year}", *_TOPICS, action=Action.REOPEN) as unit:
        refuse(validate_reopening_of_year(draft))
        cycle = required_cycle(unit.session, draft.year)
        if cycle.state is CycleState.OPEN:
            raise UserError(f"L'anno {draft.year} è già aperto.")
        unit.can_undo = False
        row = _standing(unit, cycle)
        row.reopened_on, row.reopened_by = workspace.today, workspace.actor.name
        row.reopened_reason = draft.reason.strip()
        unit.add(row)
        cycle.state = CycleState.OPEN
        unit.touched(cycle.id)
    return unit.changes


def _closing(unit: Unit, cycle: Cycle, draft: ClosingDraft) -> ClosedYear:
    return ClosedYear(
        cycle_id=cycle.id,
        closed_on=unit.workspace.today,
        closed_by=unit.workspace.actor.name,
        report_act_id=unit.get(Act, draft.report_act_id).id if draft.report_act_id is not None else None,
        validated_on=draft.validated_on,
        validation=draft.validation.strip(),
        explanation=draft.explanation.strip(),
        head_hash=head_hash_of(unit.session),
    )


def _standing(unit: Unit, cycle: Cycle) -> ClosedYear:
    """Return the closing that stands; of one that no row tells, what the audit knows of it."""
    query = select(ClosedYear).where(ClosedYear.cycle_id == cycle.id, ClosedYear.reopened_on.is_(None))
    row = unit.session.scalar(query)
    if row is not None:
        return row
    known, today = closing_of(unit.session, cycle), unit.workspace.today
    closed_on, by = (known.on, known.by) if known else (None, "")
    return ClosedYear(cycle_id=cycle.id, closed_on=closed_on or today, closed_by=by, head_hash="")
