"""*Cosa manca*: per evaluator, which sheets are not complete and what each lacks."""

from dataclasses import dataclass

from app.domain.ids import RoundId, SheetId
from app.domain.permissions import Action, PerSheet
from app.domain.workflow import SheetState
from app.services.access import reading
from app.services.sheets.outcomes import fill_round, stored_standings
from app.services.sheets.sheet_access import can
from app.services.sheets.sheet_content import listed_sheets
from app.services.sheets.standing import Standing
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class MissingRow:
    """A sheet still to be completed, and the things it lacks (none: it only has to be declared complete)."""

    id: SheetId
    evaluator: str
    person: str
    state: SheetState
    count: int
    things: str


def what_is_missing(workspace: Workspace, round_id: RoundId) -> list[MissingRow]:
    """Return the sheets still to be completed, by evaluator and person."""
    fill_round(workspace, PerSheet(Action.SEE_SCORES), round_id)
    with reading(workspace, PerSheet(Action.SEE_SCORES)) as session:
        sheets = [one for one in listed_sheets(session, round_id) if one.state.is_open_to_scores]
        sheets = [one for one in sheets if can(workspace.actor, Action.SEE_SCORES, one)]
        rows = [_row(one) for one in stored_standings(session, sheets)]
    return sorted(rows, key=lambda row: (row.evaluator.casefold(), row.person.casefold()))


def _row(one: Standing) -> MissingRow:
    person, sheet = one.person, one.sheet
    return MissingRow(sheet.id, person.evaluator, person.full_name, sheet.state, one.missing, one.things)
