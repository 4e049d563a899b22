"""The evaluations of a year as they may be published: counted whole, whoever prints, and told in aggregate alone."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.documents.publication import (
    EMPLOYEES_GROUP,
    EQ_GROUP,
    PublishedEvaluations,
    published_group,
)
from app.domain.roles import SheetRole
from app.domain.workflow import RoundKind, SheetState
from app.models.evaluation import Sheet
from app.models.sessions import whole_session
from app.services.documents.smallest_class import smallest_class
from app.services.sheets.of_round import round_of
from app.services.sheets.year import results_of_everybody

_GROUPS = ((EQ_GROUP, SheetRole.EQ), (EMPLOYEES_GROUP, SheetRole.EMPLOYEE))


def published_evaluations(session: Session, year: int) -> PublishedEvaluations:
    """Return how the people of each group are spread over classes, once every sheet of the year is final."""
    whole, least = whole_session(session), smallest_class(session)
    final_round = round_of(whole, year, RoundKind.FINAL)
    states = list(whole.scalars(select(Sheet.state).where(Sheet.round_id == final_round.id))) if final_round else []
    evaluated = [state for state in states if state.is_evaluated]
    waiting = sum(state is not SheetState.FINAL for state in evaluated)
    if final_round is None or waiting or not evaluated:
        return PublishedEvaluations(least, len(evaluated), waiting)
    results = list(results_of_everybody(session, final_round))
    groups = (published_group(name, (total for role, total in results if role is own), least) for name, own in _GROUPS)
    return PublishedEvaluations(least, len(evaluated), 0, tuple(groups))
