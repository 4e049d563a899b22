"""The progressions of a year as their checks read them."""

from collections.abc import Iterator

from app.domain.permissions import Action, InScope, may
from app.domain.progressions.year_checks import ProgressionFacts
from app.services.access import ask
from app.services.progressions.reading import read_progressions_of
from app.services.workspace import Workspace


def progression_facts(workspace: Workspace, year: int) -> Iterator[ProgressionFacts]:
    """Yield the progressions of a year that were begun, to whoever sees the awards of everybody."""
    ask(workspace.actor, InScope(Action.READ))
    if not may(workspace.actor, Action.SEE_AWARDS):
        return
    page = read_progressions_of(workspace, year)
    if page.procedure is not None and page.rules is not None:
        yield ProgressionFacts(year, page.rules, page.procedure.terms, page.result, page.limits)
