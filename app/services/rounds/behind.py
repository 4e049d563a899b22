"""What the structure wants otherwise of the open sheets since they were prepared: of one, of all those of a session.

The dated structure is read once and stays in mind while nothing of it changes: a score asks for it again for nothing.
"""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.ids import RoundId, SheetId
from app.domain.permissions import Action, InScope
from app.domain.rounds.behind import BehindSheet
from app.domain.rounds.facts import RoundFacts
from app.domain.rounds.planning import difference_of, plan_sheets
from app.domain.workflow import CycleState, RoundState
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound, Sheet
from app.models.sessions import WRITES, head_hash_of, whole_session
from app.services.access import reading
from app.services.rounds.facts import load_facts
from app.services.rounds.present import sheets_in_columns
from app.services.sheets.sheet_access import is_listed
from app.services.workspace import Workspace

_OWN = "round_facts"
"""In the `info` of a session: what the sheets of each round are prepared from, as it reads them."""


def why_behind(workspace: Workspace, session: Session, sheet: Sheet) -> str:
    """Say in a sentence what preparing the session now would change of an open sheet; empty where it follows.

    Whoever sees the sheet is told of it: the structure is read whole.
    """
    if not may_follow(sheet):
        return ""
    head = head_hash_of(session)
    known = workspace.latest.why_behind(sheet.id, head)
    if known is None:
        facts = _facts(workspace, session, sheet.round)
        present = sheets_in_columns(whole_session(session), sheet.round_id, sheet.evaluated_party)
        found = difference_of(facts, present, sheet.id)
        known = found.sentence if found else ""
        if WRITES not in session.info:
            workspace.latest.keep_behind(sheet.id, known, head)
    return known


def may_follow(sheet: Sheet) -> bool:
    """Tell whether preparing the session could still change a sheet: it is not closed, nor is its session."""
    is_open = sheet.round.state is RoundState.OPEN and sheet.round.cycle.state is CycleState.OPEN
    return is_open and not sheet.state.is_frozen


def behind_in_round(workspace: Workspace, session: Session, evaluation_round: EvaluationRound) -> Iterator[BehindSheet]:
    """Yield the open sheets of a session that preparing it now would change."""
    if evaluation_round.state is not RoundState.OPEN or evaluation_round.cycle.state is not CycleState.OPEN:
        return
    facts = _facts(workspace, session, evaluation_round)
    preview = plan_sheets(facts, sheets_in_columns(whole_session(session), evaluation_round.id))
    for one in preview.behind:
        if one.sheet_id is not None:
            yield BehindSheet(RoundId(evaluation_round.id), one.sheet_id, one.name, one.kind.italian, one.sentence)


def behind_sheets(workspace: Workspace, year: int) -> tuple[BehindSheet, ...]:
    """Return the open sheets of a year that the structure wants otherwise, of those that whoever asks sees listed."""
    with reading(workspace, InScope(Action.READ)) as session:
        query = select(EvaluationRound).join(Cycle).where(Cycle.year == year)
        found = [one for each in session.scalars(query) for one in behind_in_round(workspace, session, each)]
        listed = {one.sheet_id for one in found if _is_listed(workspace, session, one.sheet_id)}
    return tuple(one for one in found if one.sheet_id in listed)


def _is_listed(workspace: Workspace, session: Session, sheet_id: SheetId) -> bool:
    sheet = session.get(Sheet, sheet_id)
    return sheet is not None and is_listed(workspace.actor, sheet)


def _facts(workspace: Workspace, session: Session, evaluation_round: EvaluationRound) -> RoundFacts:
    """Return what is in mind, or read it: while something is written, for that transaction alone."""
    head, round_id = head_hash_of(session), RoundId(evaluation_round.id)
    own: dict[RoundId, RoundFacts] = session.info.setdefault(_OWN, {})
    known = workspace.latest.facts_of(round_id, head) or own.get(round_id)
    if known is None:
        whole = whole_session(session)
        known = load_facts(whole, whole.get_one(EvaluationRound, evaluation_round.id))
        own[round_id] = known
        if WRITES not in session.info:
            workspace.latest.keep_facts(head, round_id, known)
    return known
