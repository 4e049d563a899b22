"""The round of a sheet: found by its id, or by year and kind."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.errors import UserError
from app.domain.ids import RoundId
from app.domain.workflow import RoundKind
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound


def round_in(session: Session, round_id: RoundId) -> EvaluationRound:
    evaluation_round = session.get(EvaluationRound, round_id)
    if evaluation_round is None:
        raise UserError("La sessione di valutazione non c'è più.", "Aggiornare la pagina e riprovare.")
    return evaluation_round


def round_of(session: Session, year: int, kind: RoundKind) -> EvaluationRound | None:
    """Return the round of that kind of a year, if it was opened."""
    return session.scalar(select(EvaluationRound).join(Cycle).where(Cycle.year == year, EvaluationRound.kind == kind))
