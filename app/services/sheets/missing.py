"""*Cosa manca*: per evaluator, which sheets are not complete and what each lacks."""

from dataclasses import dataclass

from app.domain.ids import RoundId, SheetId
from app.domain.permissions import Action, PerSheet
from app.domain.scoring.objective_parts import Memory
from app.domain.sheets.content import lacking, scored
from app.domain.workflow import SheetState
from app.services.access import reading
from app.services.sheets.sheet_access import can
from app.services.sheets.sheet_content import load_contents, sheets_of
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
    with reading(workspace, PerSheet(Action.SEE_SCORES)) as session:
        sheets = [one for one in sheets_of(session, round_id) if one.state.is_open_to_scores]
        sheets = [one for one in sheets if can(workspace.actor, Action.SEE_SCORES, one)]
        contents = load_contents(session, sheets)
        rows, memory = [], Memory()
        for sheet in sheets:
            content = contents[sheet.id]
            person, missing = content.person, lacking(content, scored(content, memory))
            things = "; ".join(one.label for one in missing)
            rows.append(MissingRow(sheet.id, person.evaluator, person.full_name, sheet.state, len(missing), things))
    return sorted(rows, key=lambda row: (row.evaluator.casefold(), row.person.casefold()))
