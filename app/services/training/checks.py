"""The hours of training of a year as their checks read them."""

from collections.abc import Iterator

from app.domain.permissions import Action, InScope
from app.domain.training.checks import TrainingYear
from app.services.access import reading
from app.services.cycles import cycle_of
from app.services.law.limits import limits_of
from app.services.training.reading import training_rows
from app.services.workspace import Workspace


def training_facts(workspace: Workspace, year: int) -> Iterator[TrainingYear]:
    """Yield the hours of the people of a year that is there and has its plan."""
    with reading(workspace, InScope(Action.READ)) as session:
        cycle = cycle_of(session, year)
        if cycle is None:
            return
        rows = training_rows(session, cycle, limits_of(session, workspace, year))
    yield TrainingYear(year, rows, workspace.today.year > year)
