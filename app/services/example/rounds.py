"""The evaluation sessions of the example: prepared, filled, completed, closed."""

from collections.abc import Collection

from app.domain.changes import Topic
from app.domain.ids import RoundId
from app.domain.payment_times.certifying import DelayDraft
from app.domain.progress import Progress
from app.domain.rounds.rounds import RoundDraft
from app.domain.workflow import RoundKind, SheetState
from app.models.evaluation import Sheet
from app.services.example import secretary
from app.services.example.filling import on_day, record_held_values, scores_of, write_words
from app.services.example.source import draft_of, session_file
from app.services.payment_times.certifying import record_delay
from app.services.rounds.rounds import list_rounds, open_round, prepare_round
from app.services.sheets.scores import give_scores
from app.services.sheets.sheet_content import load_contents, sheets_of
from app.services.sheets.sheets import list_sheets
from app.services.sheets.stepping import take_step
from app.services.sheets.steps import assign_sheets, close_round, finish_sheets
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace


def prepare(workspace: Workspace, year: int) -> RoundId:
    """Open the final round of `year` with its sheets, all seen by the people they are about."""
    session = session_file(year)
    workspace = on_day(workspace, session["opened_on"])
    draft = RoundDraft(year, RoundKind.FINAL, secretary.method_of_example(workspace, year))
    round_id = RoundId(open_round(workspace, draft).ids[0])
    prepare_round(workspace, round_id)
    if any(row.state is SheetState.PREPARED for row in list_sheets(workspace, round_id)):
        assign_sheets(workspace, round_id, session["seen_on"])
    return round_id


def fill_some(workspace: Workspace, round_id: RoundId, year: int) -> None:
    """Give the scores of the sheets that whoever opens the example finds completed or begun."""
    session = session_file(year)
    workspace = on_day(workspace, session["filled_on"])
    completed, begun = session["completed"], session["begun"]
    record_delay(workspace, draft_of(DelayDraft, session["payments"]))
    scores = scores_of(workspace, round_id, year)
    drafts = [draft for matricola in completed for draft in scores[matricola]]
    drafts += [draft for matricola, number in begun.items() for draft in scores[matricola][:number]]
    give_scores(workspace, drafts)
    write_words(workspace, round_id, year, {*completed, *begun})
    _complete(workspace, round_id, completed)


def fill_rest(workspace: Workspace, round_id: RoundId, year: int) -> None:
    """Measure what is not measured, give every score that is not given and complete every sheet."""
    session = session_file(year)
    workspace = on_day(workspace, session["interview_on"])
    if "held" in session:
        record_held_values(workspace, year)
    else:
        record_delay(workspace, draft_of(DelayDraft, session["payments"]))
    scores = scores_of(workspace, round_id, year)
    rest = scores.keys() - set(session.get("completed", ()))
    give_scores(workspace, [draft for matricola in sorted(rest) for draft in scores[matricola]])
    write_words(workspace, round_id, year, rest - session.get("begun", {}).keys())
    _complete(workspace, round_id, rest)
    secretary.fill(workspace, round_id, year)


def close(workspace: Workspace, round_id: RoundId, year: int, progress: Progress) -> None:
    """Deliver, sign and close every sheet, then the round."""
    session = session_file(year)
    workspace = on_day(workspace, session["closed_on"])
    days = {key: session[key] for key in ("interview_on", "delivered_on", "signed_on")}
    finish_sheets(workspace, round_id, **days, progress=progress)
    secretary.close(workspace, round_id, year)
    close_round(workspace, round_id)


def round_of(workspace: Workspace, year: int) -> RoundId:
    """Return the final round of `year`."""
    return next(row.id for row in list_rounds(workspace, year) if row.kind is RoundKind.FINAL)


def _complete(workspace: Workspace, round_id: RoundId, people: Collection[str]) -> None:
    """Complete the sheets of `people` (matricole) as one operation."""
    wanted = {row.id for row in list_sheets(workspace, round_id) if row.matricola in people}
    with unit_of_work(workspace, "Schede compilate", Topic.SHEETS, Topic.ROUNDS) as unit:
        sheets = [sheet for sheet in sheets_of(unit.session, round_id) if sheet.id in wanted]
        for sheet_id, content in load_contents(unit.session, sheets).items():
            take_step(unit, unit.get(Sheet, sheet_id), SheetState.COMPLETED, content=content)
