"""What *Seduta* reads: the sheets of a round that the person at the keyboard may score."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.ids import RoundId, SheetId
from app.domain.permissions import Action, Actor, PerSheet, Relation
from app.domain.sheets.in_place import is_substitution
from app.domain.sheets.sitting import Sitting
from app.models.audit import ArchiveInfo
from app.models.evaluation import EvaluationRound, Sheet
from app.services.access import reading
from app.services.sheets.charged import is_charged
from app.services.sheets.of_round import closed_by
from app.services.sheets.sheet_access import can_some_day, in_question, relation_to
from app.services.sheets.sheet_content import listed_sheets
from app.services.sheets.sheets import list_sheets
from app.services.workspace import Workspace


def read_sitting(workspace: Workspace, round_id: RoundId, wanted: SheetId | None = None) -> Sitting:
    """Return the sheets to score in a sitting, whole or the own part of them, by person; none where the round is over.

    Those of which somebody else is the evaluator (a substitution, which asks its reason) are among them only with
    the sheet `wanted`: then all of that evaluator.
    """
    rows = list_sheets(workspace, round_id)
    with reading(workspace, PerSheet(Action.SCORE)) as session:
        evaluation_round = session.get_one(EvaluationRound, round_id)
        ids = _scorable(session, workspace.actor, evaluation_round, wanted)
        signed = _of_own_part(session, workspace.actor, evaluation_round)
        archive_id = session.scalar(select(ArchiveInfo.archive_id)) or ""
        title = f"{evaluation_round.kind.italian} {evaluation_round.cycle.year}"
    wanted_rows = tuple(row for row in rows if row.id in ids | signed.keys() and row.state.is_evaluated)
    return Sitting(
        archive_id, round_id, title, wanted_rows, frozenset(one for one, is_done in signed.items() if is_done)
    )


def _of_own_part(session: Session, actor: Actor, evaluation_round: EvaluationRound) -> dict[SheetId, bool]:
    """Return the sheets of which somebody scores a part and nothing else, and whether all of it is signed."""
    if closed_by(evaluation_round) is not None:
        return {}
    sheets = (one for one in listed_sheets(session, evaluation_round.id) if relation_to(actor, one) is Relation.SECTION)
    own = {SheetId(one.id): [row for row in one.section_evaluators if is_charged(actor, row)] for one in sheets}
    return {sheet: all(row.signed_on is not None for row in rows) for sheet, rows in own.items()}


def _scorable(
    session: Session, actor: Actor, evaluation_round: EvaluationRound, wanted: SheetId | None
) -> set[SheetId]:
    if closed_by(evaluation_round) is not None:
        return set()
    sheets = [one for one in listed_sheets(session, evaluation_round.id) if can_some_day(actor, Action.SCORE, one)]
    in_place_of = {one.evaluator_party for one in sheets if one.id == wanted and _is_in_place(actor, one)}
    return {one.id for one in sheets if not _is_in_place(actor, one) or one.evaluator_party in in_place_of}


def _is_in_place(actor: Actor, sheet: Sheet) -> bool:
    return is_substitution(actor, Action.SCORE, in_question(actor, sheet))
