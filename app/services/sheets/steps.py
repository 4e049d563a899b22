"""The steps a sheet takes, each an operation of its own with its name in the audit."""

from datetime import date
from itertools import pairwise

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import RoundId, SheetId
from app.domain.objectives.vocabulary import AcknowledgementMeans
from app.domain.permissions import Action, PerSheet
from app.domain.progress import Progress, Silent
from app.domain.rounds.next_steps import ASSIGN, CLOSE, FINISH, FINISHED
from app.domain.sheets.content import SheetContent
from app.domain.sheets.review import unanswered
from app.domain.sheets.step_details import StepDetails
from app.domain.sheets.step_words import COMPLETE
from app.domain.sheets.transitions import transition, way
from app.domain.workflow import HANDING, RoundState, SheetState
from app.models.evaluation import Sheet
from app.services.rounds.rounds import refuse_round_step
from app.services.sheets.named import sheet_subject
from app.services.sheets.reviewed import remark_lines
from app.services.sheets.sheet_access import can_some_day
from app.services.sheets.sheet_content import load_contents, sheets_of
from app.services.sheets.stepping import NOTHING, take_step
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

_ASKED = PerSheet(Action.SCORE)
"""Each step asks its own action of each sheet, as the table of transitions says."""


def step_sheet(workspace: Workspace, sheet_id: SheetId, target: SheetState, details: StepDetails = NOTHING) -> Changes:
    """Bring a sheet to `target` along the table of transitions; `UserError` lists what stands in the way."""
    with unit_of_work(workspace, target.italian, Topic.SHEETS, Topic.ROUNDS, action=_ASKED) as unit:
        sheet = unit.get(Sheet, sheet_id)
        step = transition(sheet.state, target)
        unit.label = f"{step.label if step else target.italian}: {sheet_subject(unit.session, sheet)}"
        _hand(unit, sheet, target, details)
        unit.touched(sheet.id)
    return unit.changes


def complete_sheet(workspace: Workspace, sheet_id: SheetId) -> Changes:
    """Declare a sheet complete: nothing may be missing; one whose lines are all measured needs no score to begin."""
    with unit_of_work(workspace, "Scheda compilata", Topic.SHEETS, Topic.ROUNDS, action=_ASKED) as unit:
        sheet = unit.get(Sheet, sheet_id)
        unit.label = f"Scheda compilata: {sheet_subject(unit.session, sheet)}"
        for step in way(sheet.state, COMPLETE)[:-1]:
            take_step(unit, sheet, step.target)
        take_step(unit, sheet, SheetState.COMPLETED)
        unit.touched(sheet.id)
    return unit.changes


def reopen_sheet(workspace: Workspace, sheet_id: SheetId, reason: str) -> Changes:
    return step_sheet(workspace, sheet_id, SheetState.IN_PROGRESS, StepDetails(reason))


def mark_not_evaluable(workspace: Workspace, sheet_id: SheetId, reason: str) -> Changes:
    return step_sheet(workspace, sheet_id, SheetState.NOT_EVALUABLE, StepDetails(reason))


def see_objectives(workspace: Workspace, sheet_id: SheetId, on: date) -> Changes:
    """Record that the person has seen objectives and factors (presa visione)."""
    return step_sheet(workspace, sheet_id, SheetState.ASSIGNED, StepDetails(on=on))


def take_back_delivery(workspace: Workspace, sheet_id: SheetId, reason: str) -> Changes:
    return step_sheet(workspace, sheet_id, SheetState.COMPLETED, StepDetails(reason))


def deliver_sheet(
    workspace: Workspace, sheet_id: SheetId, delivered_on: date, interview_on: date | None = None
) -> Changes:
    details = StepDetails(on=delivered_on, interview_on=interview_on)
    return step_sheet(workspace, sheet_id, SheetState.DELIVERED, details)


def acknowledge_sheet(workspace: Workspace, sheet_id: SheetId, details: StepDetails) -> Changes:
    """Record the signature for presa visione on `details.on`, or how it was refused."""
    return step_sheet(workspace, sheet_id, SheetState.ACKNOWLEDGED, details)


def close_sheet(workspace: Workspace, sheet_id: SheetId) -> Changes:
    """Freeze a signed sheet once the days for remarks are over: it cannot be undone."""
    return step_sheet(workspace, sheet_id, SheetState.FINAL)


def revise_sheet(workspace: Workspace, sheet_id: SheetId, reason: str) -> Changes:
    """Open again a final sheet, or one under review, as a new revision: the old one stays, and gives its place.

    A session that was closed opens again with a final sheet of it, while the year is open.
    The first id of what is returned is that of the new sheet.
    """
    return step_sheet(workspace, sheet_id, SheetState.SUPERSEDED, StepDetails(reason))


def assign_sheets(workspace: Workspace, round_id: RoundId, on: date) -> Changes:
    """Record that everybody has seen objectives and factors on a day, for the sheets only prepared."""
    with unit_of_work(workspace, ASSIGN.label, Topic.SHEETS, Topic.ROUNDS, action=_ASKED) as unit:
        refuse_round_step(unit.session, round_id, ASSIGN)
        for sheet in _in_state(unit, round_id, SheetState.PREPARED, ASSIGN.action):
            take_step(unit, sheet, SheetState.ASSIGNED, StepDetails(on=on, seen_means=AcknowledgementMeans.BATCH))
            unit.touched(sheet.id)
    return unit.changes


def finish_sheets(
    workspace: Workspace,
    round_id: RoundId,
    *,
    interview_on: date | None = None,
    delivered_on: date | None = None,
    signed_on: date | None = None,
    until: SheetState = SheetState.FINAL,
    progress: Progress | None = None,
) -> Changes:
    """Bring every completed sheet of a round, and every one handed before, as far as `until`, together.

    `until` is delivered, acknowledged (signed) or final; a day is of the sheets that take that step now. A sheet under
    review stays where it is. `UserError` names the first sheet that cannot go so far: then none has moved.
    """
    details = {
        SheetState.DELIVERED: StepDetails(on=delivered_on, interview_on=interview_on),
        SheetState.ACKNOWLEDGED: StepDetails(on=signed_on),
    }
    with unit_of_work(workspace, FINISHED[until], Topic.SHEETS, Topic.ROUNDS, action=_ASKED) as unit:
        refuse_round_step(unit.session, round_id, FINISH)
        for source, target in pairwise(HANDING[: HANDING.index(until) + 1]):
            sheets = _in_state(unit, round_id, source, FINISH.action)
            contents = load_contents(unit.session, sheets)
            for done, sheet in enumerate(sheets):
                subject = sheet_subject(unit.session, sheet)
                (progress or Silent()).step(done, len(sheets), f"{target.italian}: {subject}")
                try:
                    _hand(unit, sheet, target, details.get(target, NOTHING), contents[sheet.id])
                except UserError as error:
                    raise UserError(f"{subject}: {error.problem}", error.remedy) from error
                unit.touched(sheet.id)
    return unit.changes


def close_round(workspace: Workspace, round_id: RoundId) -> Changes:
    """Close a round whose sheets are all final or not evaluable."""
    with unit_of_work(workspace, CLOSE.label, Topic.ROUNDS, action=CLOSE.action) as unit:
        evaluation_round = refuse_round_step(unit.session, round_id, CLOSE)
        evaluation_round.state, evaluation_round.closed_on = RoundState.CLOSED, workspace.today
    return unit.changes


def _hand(
    unit: Unit, sheet: Sheet, target: SheetState, details: StepDetails, content: SheetContent | None = None
) -> None:
    """Take a step; a sheet delivered anew takes the requests that wait for an answer along."""
    take_step(unit, sheet, target, details, content)
    if target is SheetState.DELIVERED and unanswered(remark_lines(sheet)):
        take_step(unit, sheet, SheetState.UNDER_REVIEW)


def _in_state(unit: Unit, round_id: RoundId, state: SheetState, action: Action) -> list[Sheet]:
    """Return the sheets of a round in a state that the person at the keyboard may bring to `action`."""
    actor = unit.workspace.actor
    own = (one for one in sheets_of(unit.session, round_id) if one.state is state)
    return [one for one in own if can_some_day(actor, action, one)]
