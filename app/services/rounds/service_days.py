"""W7: who has fewer days of service than the method asks, and still a sheet to be filled."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.ids import EmployeeId
from app.domain.periods import Period
from app.domain.rounds.facts import RoundFacts
from app.domain.scoring.service import AbsenceSpell, counted_days, too_short_service
from app.models.evaluation import EvaluationRound, NotEvaluablePeriod
from app.models.people import Absence


def short_service(
    session: Session, evaluation_round: EvaluationRound, facts: RoundFacts, left_out: Collection[EmployeeId]
) -> Iterator[tuple[EmployeeId, str]]:
    """Yield the people to be declared not evaluable, and why; neutral absences take no day away.

    `left_out` are those of whom nothing is evaluated.
    """
    rules, spells = facts.method.service, _spells(session, evaluation_round)
    for person, service in facts.service.items():
        days = counted_days(rules, [service], spells.get(person, ()))
        too_short = too_short_service(rules, days, facts.registry.employee_by_id[person].full_name)
        if too_short and person not in left_out:
            yield person, too_short


def _spells(session: Session, evaluation_round: EvaluationRound) -> Mapping[EmployeeId, list[AbsenceSpell]]:
    found: dict[EmployeeId, list[AbsenceSpell]] = defaultdict(list)
    for row in session.scalars(select(Absence)):
        spell = AbsenceSpell(row.kind, Period(row.valid_from, row.valid_to), row.is_neutral)
        found[row.employee_id].append(spell)
    for gap in session.scalars(select(NotEvaluablePeriod).where(NotEvaluablePeriod.round_id == evaluation_round.id)):
        found[gap.employee_id].append(AbsenceSpell(gap.reason, Period(gap.valid_from, gap.valid_to)))
    return found
