"""The round of a sheet: found by its id, or by year and kind; whether anything in it may still change."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.cycles import closed_year
from app.domain.errors import UserError
from app.domain.ids import RoundId
from app.domain.italian import format_date
from app.domain.obstacles import Obstacle, refuse_first
from app.domain.rounds.next_steps import RoundProgress, still_open
from app.domain.workflow import CycleState, RoundKind, RoundState
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound


def round_in(session: Session, round_id: RoundId) -> EvaluationRound:
    evaluation_round = session.get(EvaluationRound, round_id)
    if evaluation_round is None:
        raise UserError("La sessione di valutazione non c'è più.", "Ripartire da ciò che la pagina mostra ora.")
    return evaluation_round


def round_of(session: Session, year: int, kind: RoundKind) -> EvaluationRound | None:
    """Return the round of that kind of a year, if it was opened."""
    return session.scalar(select(EvaluationRound).join(Cycle).where(Cycle.year == year, EvaluationRound.kind == kind))


def closed_by(evaluation_round: EvaluationRound) -> Obstacle | None:
    """Return why nothing of a round changes any more: it is over, or its year is; None while it is open."""
    cycle = evaluation_round.cycle
    progress = RoundProgress(cycle.year, cycle.state is CycleState.OPEN, (), evaluation_round.state)
    return next(still_open(progress), None)


def refuse_closed_round(evaluation_round: EvaluationRound) -> None:
    """Raise `UserError` when nothing of a round changes any more."""
    closed = closed_by(evaluation_round)
    refuse_first([closed] if closed else [])


def reopened_round(evaluation_round: EvaluationRound) -> str:
    """Open again the round of a sheet that is opened again; say so, empty where it was not closed."""
    closed_on = evaluation_round.closed_on
    if evaluation_round.state is not RoundState.CLOSED:
        return ""
    evaluation_round.state, evaluation_round.closed_on = RoundState.OPEN, None
    return f"con la scheda è riaperta la sessione, chiusa il {format_date(closed_on)}"


def refuse_closed_year(evaluation_round: EvaluationRound) -> None:
    """Raise `UserError` when the year of a round is over, whatever the round is."""
    if evaluation_round.cycle.state is CycleState.CLOSED:
        refuse_first([closed_year(evaluation_round.cycle.year)])
