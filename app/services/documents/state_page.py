"""The Stato di attuazione for the screen: what its document tells, on the day that is asked."""

from datetime import date

from app.domain.documents.common import Imprint, Letterhead
from app.domain.documents.state import StateReport, state_day
from app.domain.objectives import ValueKind
from app.domain.objectives.state_rows import StatePage, state_page
from app.domain.permissions import Action, InScope
from app.services.access import reading
from app.services.cycles import cycle_of
from app.services.documents.achieved import achieved_groups
from app.services.workspace import Workspace


def read_state(workspace: Workspace, year: int, day: date | None = None) -> StatePage:
    """Return how the objectives of `year` stand on a day: today, or the last of a year that is over."""
    day = day or state_day(year, workspace.today)
    with reading(workspace, InScope(Action.READ), year=year) as session:
        cycle = cycle_of(session, year)
        groups = achieved_groups(session, cycle, ValueKind.INTERIM, day) if cycle else ()
    return state_page(StateReport(Letterhead(""), Imprint(day), year, day, groups))
