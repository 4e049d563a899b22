"""The objectives that people pursue in a round, with what was measured of them."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.domain.evaluation.matter import IndicatorWords, ObjectiveWords, in_words
from app.domain.ids import EmployeeId, ObjectiveId
from app.domain.italian import format_date
from app.domain.method.canonical import from_json
from app.domain.objectives import IndicatorRule, ObjectiveState, ValueKind
from app.domain.periods import Period, period_between, year_period
from app.domain.scoring.inputs import IndicatorInput, IndicatorParameters, PhaseProgress
from app.domain.workflow import RoundKind
from app.models.evaluation import EvaluationRound
from app.models.objectives import Indicator, Objective, ObjectiveAssignment

OBJECTIVE = "objective:"
_LARGEST = 400
"""More people or objectives than this are not named one by one in a query."""


@dataclass(frozen=True, slots=True)
class Pursued:
    """One objective of one person, with the weight it has for that person in some days."""

    objective: Objective
    weight: Decimal
    period: Period
    indicators: tuple[IndicatorInput, ...]
    words: ObjectiveWords

    @property
    def key(self) -> str:
        return f"{OBJECTIVE}{self.objective.id}"

    @property
    def neutralised(self) -> str:
        return neutralised(self.objective)


def neutralised(objective: Objective) -> str:
    """Return why an objective is left out; empty when it counts."""
    if objective.state is not ObjectiveState.NEUTRALISED:
        return ""
    return objective.neutralised_reason or "cause estranee a chi lo persegue"


def load_pursued(
    session: Session, around: EvaluationRound, people: Collection[EmployeeId]
) -> Mapping[EmployeeId, Sequence[Pursued]]:
    """Return the objectives of each person in the year of the round, earliest assignment first."""
    assignments = _assignments(session, around, people)
    objectives = _objectives(session, around, {one.objective_id for one in assignments})
    kind = ValueKind.INTERIM if around.kind is RoundKind.INTERIM else ValueKind.FINAL
    measured = {one.id: _measured(one, kind) for one in objectives}
    by_id = {one.id: one for one in objectives}
    whole = year_period(around.cycle.year)
    found: dict[EmployeeId, list[Pursued]] = defaultdict(list)
    for row in assignments:
        if row.objective_id in by_id:
            period = period_between(row.valid_from or whole.start, row.valid_to)
            one = Pursued(by_id[row.objective_id], row.weight, period, *measured[row.objective_id])
            found[row.employee_id].append(one)
    return found


def _measured(objective: Objective, kind: ValueKind) -> tuple[tuple[IndicatorInput, ...], ObjectiveWords]:
    """Return the indicators of an objective with their values, and the same as people read it."""
    given = tuple(_indicator(row, objective, kind) for row in objective.indicators)
    reason = neutralised(objective)
    words = ObjectiveWords(
        f"{OBJECTIVE}{objective.id}",
        objective.code,
        objective.title,
        f"Obiettivo neutralizzato: {reason}" if reason else "",
        tuple(_indicator_words(row, one) for row, one in zip(objective.indicators, given, strict=True)),
    )
    return given, words


def _objectives(session: Session, around: EvaluationRound, wanted: Collection[ObjectiveId]) -> Sequence[Objective]:
    query = (
        select(Objective)
        .where(Objective.cycle_id == around.cycle_id, Objective.state != ObjectiveState.WITHDRAWN)
        .options(selectinload(Objective.indicators).selectinload(Indicator.values), selectinload(Objective.phases))
    )
    if len(wanted) <= _LARGEST:
        query = query.where(Objective.id.in_(wanted))
    return session.scalars(query).all()


def _assignments(
    session: Session, around: EvaluationRound, people: Collection[EmployeeId]
) -> Sequence[ObjectiveAssignment]:
    query = select(ObjectiveAssignment).join(Objective).where(Objective.cycle_id == around.cycle_id)
    if len(people) <= _LARGEST:
        query = query.where(ObjectiveAssignment.employee_id.in_(people))
    return session.scalars(query.order_by(ObjectiveAssignment.valid_from, ObjectiveAssignment.id)).all()


def _indicator(row: Indicator, objective: Objective, kind: ValueKind) -> IndicatorInput:
    value = next((one for one in row.values if one.kind is kind), None)
    return IndicatorInput(
        key=f"indicator:{row.id}",
        label=row.name,
        rule=row.rule,
        weight=row.weight,
        direction=row.direction,
        baseline=row.baseline,
        target=row.target,
        actual=value.value if value else None,
        choice=value.choice if value else "",
        target_date=row.target_on,
        actual_date=value.done_on if value else None,
        phases=_phases(row, objective),
        unit=row.unit,
        parameters=from_json(IndicatorParameters, row.parameters),
    )


def _phases(row: Indicator, objective: Objective) -> tuple[PhaseProgress, ...]:
    if row.rule is not IndicatorRule.PHASES:
        return ()
    return tuple(PhaseProgress(phase.title, phase.weight, phase.progress) for phase in objective.phases)


def _indicator_words(row: Indicator, given: IndicatorInput) -> IndicatorWords:
    target = format_date(row.target_on) if row.target_on else in_words(row.target, row.unit)
    source = next((value.source for value in row.values if value.source), row.source)
    return IndicatorWords(given.key, row.name, target, _result_words(given), source)


def _result_words(given: IndicatorInput) -> str:
    if given.choice:
        return given.choice
    if given.actual_date:
        return format_date(given.actual_date)
    if given.actual is not None and given.rule is IndicatorRule.YES_NO:
        return "sì" if given.actual else "no"
    return in_words(given.actual, given.unit)
