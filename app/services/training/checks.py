"""The hours of training of a year as their checks read them."""

from collections.abc import Iterator

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.ids import CycleId
from app.domain.permissions import Action, InScope, may
from app.domain.training.checks import TrainingYear
from app.domain.training.hours import THRESHOLD
from app.domain.training.share import is_of_training
from app.models.objectives import Indicator, Objective
from app.services.access import reading
from app.services.cycles import cycle_of
from app.services.law.limits import limits_of
from app.services.training.reading import training_rows
from app.services.workspace import Workspace


def training_facts(workspace: Workspace, year: int) -> Iterator[TrainingYear]:
    """Yield the hours of the people of a year that is there and has its plan."""
    with reading(workspace, InScope(Action.READ), year=year) as session:
        cycle = cycle_of(session, year)
        if cycle is None:
            return
        limits = limits_of(session, workspace, year)
        rows, row = training_rows(session, cycle, limits), limits.rows.get(THRESHOLD)
        is_of_ente = row is not None and row.legal is None and row.value is not None
        lacks = may(workspace.actor, Action.READ) and _lacks_share(session, cycle.id)
    yield TrainingYear(year, rows, workspace.today.year > year, lacks, is_of_ente)


def _lacks_share(session: Session, cycle_id: CycleId) -> bool:
    """Tell whether there are objectives and none of their indicators is measured from the hours."""
    own = select(Objective.id).where(Objective.cycle_id == cycle_id)
    sources = select(Indicator.source).where(Indicator.objective_id.in_(own))
    has_objectives = session.scalar(own.limit(1)) is not None
    return has_objectives and not any(is_of_training(source) for source in session.scalars(sources))
