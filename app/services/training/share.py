"""The value that the hours of training give for an indicator tied to them."""

from sqlalchemy import select

from app.domain.ids import IndicatorId
from app.domain.periods import reference_day
from app.domain.permissions import Action, InScope
from app.domain.training.share import ProposedShare, is_of_training, proposed_share
from app.models.cycles import Cycle
from app.models.objectives import Indicator, Objective, ObjectiveUnit
from app.models.sessions import whole_session
from app.services.access import reading
from app.services.law.limits import limits_of
from app.services.training.reading import training_rows
from app.services.workspace import Workspace


def proposed_value(workspace: Workspace, identity: IndicatorId) -> ProposedShare | None:
    """Return the share of the people of the Areas of an objective, or of the ente; None where nothing is tied or due.

    People are counted whole: whoever measures the objective is told the numbers of all of them, and no name.
    """
    with reading(workspace, InScope(Action.READ)) as session:
        indicator = session.get(Indicator, identity)
        if indicator is None or not is_of_training(indicator.source):
            return None
        objective = session.get_one(Objective, indicator.objective_id)
        cycle = session.get_one(Cycle, objective.cycle_id)
        whole = whole_session(session)
        units = select(ObjectiveUnit.area_id).where(ObjectiveUnit.objective_id == objective.id)
        areas = frozenset(whole.scalars(units))
        rows = training_rows(whole, whole.get_one(Cycle, cycle.id), limits_of(session, workspace, cycle.year))
        return proposed_share(rows, areas, reference_day(cycle.year, workspace.today))
