"""The dated structure read for a round in a handful of queries, whatever the number of people."""

from collections import defaultdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.ids import EmployeeId
from app.domain.periods import Period, year_period
from app.domain.rounds.facts import Absences, RoundFacts, while_employed
from app.domain.workflow import RoundKind
from app.models.evaluation import EvaluationRound, NotEvaluablePeriod
from app.services.methods.presets import method_of
from app.services.structure.loading import load_registry


def round_period(year: int, kind: RoundKind) -> Period:
    """Return the days a round looks at: the first half of the year for the interim check, else the whole year."""
    whole = year_period(year)
    return whole if kind is RoundKind.FINAL else Period(whole.start, whole.end.replace(month=6, day=30))


def load_facts(session: Session, evaluation_round: EvaluationRound) -> RoundFacts:
    period = round_period(evaluation_round.cycle.year, evaluation_round.kind)
    method = method_of(session, evaluation_round.method_version_id)
    registry = while_employed(load_registry(session, period))
    return RoundFacts(period, method, registry, _not_evaluable(session, evaluation_round))


def _not_evaluable(session: Session, evaluation_round: EvaluationRound) -> Absences:
    found: dict[EmployeeId, list[Period]] = defaultdict(list)
    for row in session.scalars(select(NotEvaluablePeriod).where(NotEvaluablePeriod.round_id == evaluation_round.id)):
        found[row.employee_id].append(Period(row.valid_from, row.valid_to))
    return found
