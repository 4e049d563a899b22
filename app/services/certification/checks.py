"""The certified results of a year as their checks read them."""

from collections.abc import Iterator

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.certification.checks import CertifiedYear
from app.domain.ids import CycleId
from app.domain.permissions import Action, InScope
from app.domain.workflow import RoundKind, SheetState, states_where
from app.models.evaluation import EvaluationRound, Sheet
from app.services.access import reading
from app.services.certification.page import is_wanted_before_closing
from app.services.certification.reading import results_of
from app.services.certification.standing import standing_certifications
from app.services.cycles import cycle_of
from app.services.workspace import Workspace


def certification_facts(workspace: Workspace, year: int) -> Iterator[CertifiedYear]:
    """Yield the results of a year where somebody certifies them or the method wants it; nothing else is asked."""
    with reading(workspace, InScope(Action.READ), year=year) as session:
        cycle = cycle_of(session, year)
        if cycle is None:
            return
        waits = is_wanted_before_closing(session) and _sheets_to_close(session, cycle.id)
        if not waits and not standing_certifications(session, cycle.id):
            return
        facts = CertifiedYear(tuple(results_of(session, cycle)), waits)
    yield facts


def _sheets_to_close(session: Session, cycle_id: CycleId) -> bool:
    """Tell whether a sheet of the final session is closed, or waits for nothing but its closing."""
    states = states_where(lambda state: state is SheetState.FINAL or state.is_answered)
    query = (
        select(func.count())
        .select_from(Sheet)
        .join(EvaluationRound, EvaluationRound.id == Sheet.round_id)
        .where(EvaluationRound.cycle_id == cycle_id, EvaluationRound.kind == RoundKind.FINAL, Sheet.state.in_(states))
    )
    return bool(session.scalar(query))
