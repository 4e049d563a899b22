"""What the page Valutazioni reads: a session with its sheets, one sheet after a change."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.ids import RoundId, SheetId
from app.domain.permissions import Action, PerSheet
from app.domain.rounds.rounds import RoundRow
from app.domain.sheets.detail import SheetDetail
from app.domain.sheets.rows import SheetRow
from app.services.access import reading
from app.services.rounds.rounds import list_rounds, rounds_of_year
from app.services.sheets.sheets import list_sheets, load_sheet, round_of_sheet
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class OpenedRound:
    """What the page shows: the rounds of the year, the one chosen and its sheets."""

    rounds: Sequence[RoundRow]
    current: RoundRow | None
    sheets: Sequence[SheetRow]


@dataclass(frozen=True, slots=True)
class OpenedSheet:
    """A sheet after a score or a step: its detail, its row in the list, and the rounds it counts in."""

    detail: SheetDetail
    row: SheetRow
    rounds: Sequence[RoundRow]


def read_round(
    workspace: Workspace, year: int, wanted: RoundId | None, wanted_sheet: SheetId | None = None
) -> OpenedRound:
    """Read the session wanted, or that of the sheet wanted, or the first of the year."""
    rounds = list_rounds(workspace, year)
    wanted = (round_of_sheet(workspace, wanted_sheet) if wanted_sheet else None) or wanted
    current = next((one for one in rounds if one.id == wanted), rounds[0] if rounds else None)
    return OpenedRound(rounds, current, list_sheets(workspace, current.id) if current else [])


def read_sheet(workspace: Workspace, sheet_id: SheetId, year: int) -> OpenedSheet:
    """Read one sheet as it stands now: one load and one scoring give all that the page shows of it."""
    with reading(workspace, PerSheet(Action.SEE_SCORES)) as session:
        loaded = load_sheet(workspace, session, sheet_id)
        return OpenedSheet(loaded.detail(workspace), loaded.row(workspace.actor), rounds_of_year(session, year))
