"""What the objectives of a year lack, asked of the archive in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.ids import ObjectiveId
from app.domain.objectives import ObjectiveState
from app.domain.objectives.lacks import IndicatorFacts, Lack, lacks_of
from app.domain.objectives.weights import weight_total
from app.models.cycles import Cycle
from app.models.objectives import Indicator, Objective, Phase


@dataclass(slots=True)
class ObjectiveIndicators:
    """How an objective is measured: what its indicators lack, and their weights."""

    lacks: set[Lack] = field(default_factory=set)
    weights: list[Decimal] = field(default_factory=list)


def measures_of_year(session: Session, cycle: Cycle) -> Mapping[ObjectiveId, ObjectiveIndicators]:
    found: dict[ObjectiveId, ObjectiveIndicators] = defaultdict(ObjectiveIndicators)
    columns = (
        Indicator.objective_id, Indicator.rule, Indicator.baseline.is_not(None), Indicator.target.is_not(None),
        Indicator.target_on.is_not(None), func.trim(Indicator.source) != "", Indicator.weight,
    )  # fmt: skip
    of_year = select(*columns).join(Objective).where(Objective.cycle_id == cycle.id)
    for objective, rule, baseline, target, due, source, weight in session.execute(of_year):
        one = found[objective]
        one.lacks.update(lacks_of(IndicatorFacts(rule, bool(baseline), bool(target), bool(due), bool(source))))
        one.weights.append(weight)
    return found


def phase_weights(session: Session, cycle: Cycle) -> Mapping[ObjectiveId, list[Decimal]]:
    found: dict[ObjectiveId, list[Decimal]] = defaultdict(list)
    of_year = select(Phase.objective_id, Phase.weight).join(Objective).where(Objective.cycle_id == cycle.id)
    for objective, weight in session.execute(of_year):
        found[objective].append(weight)
    return found


def lacks_of_objective(
    one: Objective, measures: ObjectiveIndicators, phases: list[Decimal], *, is_pursued: bool, head: str = ""
) -> frozenset[Lack]:
    """Say what an objective lacks; of one set aside nothing is asked. `head`: the official who answers for it."""
    if one.state is not ObjectiveState.ACTIVE:
        return frozenset()
    totals = (weight_total("", measures.weights), weight_total("", phases))
    missing = {
        Lack.INDICATOR: not measures.weights,
        Lack.OWNER: one.owner_id is None and not head,
        Lack.PEOPLE: not is_pursued,
        Lack.WEIGHTS: not all(total.is_right for total in totals),
        Lack.REVIEW: one.is_untouched,
    }
    return frozenset(measures.lacks | {lack for lack, is_missing in missing.items() if is_missing})
