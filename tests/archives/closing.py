"""A year closed by whoever has no word to say about it."""

from dataclasses import replace
from datetime import UTC, date, datetime

from app.domain.acts import ActDraft, ActKind
from app.domain.changes import Changes
from app.domain.closing.drafts import ClosingDraft, YearReopeningDraft
from app.domain.ids import ActId
from app.services.closing.years import close_year, reopen_year
from app.services.structure.acts import list_acts, save_act
from app.services.workspace import Workspace

EXPLAINED = "Anno di prova."


def closing_of_year(workspace: Workspace, year: int, explanation: str = EXPLAINED) -> ClosingDraft:
    """Return the ground on which a year is closed, with an act that the archive holds."""
    acts = [one.id for one in list_acts(workspace)]
    if not acts:
        draft = ActDraft(kind=ActKind.GIUNTA, number="58", on_date=date(year, 12, 31), subject="Relazione", year=year)
        acts = [ActId(save_act(workspace, draft).ids[0])]
    return ClosingDraft(year, acts[0], workspace.today, "Verbale n. 2", explanation)


def close_explained(workspace: Workspace, year: int) -> Changes:
    """Close a year although not everything stands, without the checks of the registry."""
    then = datetime(year + 1, 6, 30, 11, tzinfo=UTC)
    later = workspace if workspace.today.year >= year else replace(workspace, now=lambda: then)
    return close_year(later, closing_of_year(later, year), ())


def reopen_explained(workspace: Workspace, year: int) -> Changes:
    return reopen_year(workspace, YearReopeningDraft(year, "Un valore da correggere."))
