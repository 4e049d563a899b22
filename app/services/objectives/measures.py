"""From the indicators of the archive to what the engine measures: the one bridge to scoring."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from decimal import Decimal
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.exact import HUNDRED, round_half_up
from app.domain.ids import IndicatorId, ObjectiveId
from app.domain.method.canonical import from_json, method_from_json
from app.domain.method.definition import MethodDefinition
from app.domain.method.template import Section
from app.domain.method.vocabulary import SectionKind
from app.domain.objectives import IndicatorRule, ValueKind
from app.domain.scoring.indicators import lacking, measured
from app.domain.scoring.inputs import IndicatorInput, IndicatorParameters, ObjectiveInput, PhaseProgress
from app.domain.scoring.objectives import objective_part
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound
from app.models.methods import MethodVersion
from app.models.objectives import Indicator, IndicatorValue, Objective, Phase

T = TypeVar("T", Indicator, Phase)

_ALONE = Section("obiettivi", "Obiettivi", SectionKind.OBJECTIVES_INDIVIDUAL)
_NO_METHOD = MethodDefinition("", "")


def measured_objectives(
    session: Session, objectives: Collection[ObjectiveId], method: MethodDefinition, kind: ValueKind = ValueKind.FINAL
) -> dict[ObjectiveId, Decimal]:
    """Return the degrees (0..cap, in hundredths) of the objectives that can be measured, in a few queries."""
    degrees = {}
    for identity, given in objective_inputs(session, objectives, kind).items():
        part = objective_part(_ALONE, given, method)
        if part.degree is not None and not part.missing:
            degrees[identity] = round_half_up(part.degree)
    return degrees


def measured_indicators(
    session: Session, objective: ObjectiveId, method: MethodDefinition
) -> dict[IndicatorId, Decimal]:
    """Return the degrees (0..cap, in hundredths) of the indicators of one objective."""
    given = objective_inputs(session, [objective]).get(objective)
    return _indicator_degrees(given, method) if given else {}


def objective_inputs(
    session: Session, objectives: Collection[ObjectiveId], kind: ValueKind = ValueKind.FINAL
) -> dict[ObjectiveId, ObjectiveInput]:
    """Return the engine's input of each objective that has indicators, weight 100: a sheet puts its own weight."""
    phases = _phases(session, objectives)
    values = _values(session, objectives, kind)
    indicators: dict[ObjectiveId, list[IndicatorInput]] = defaultdict(list)
    for indicator in _rows(session, Indicator, objectives):
        given = indicator_input(indicator, values.get(indicator.id), phases.get(indicator.objective_id, ()))
        indicators[indicator.objective_id].append(given)
    found = select(Objective).where(Objective.id.in_(list(indicators)))
    return {one.id: _objective_input(one, indicators[one.id]) for one in session.scalars(found)}


def indicator_input(
    indicator: Indicator, value: IndicatorValue | None, phases: Iterable[PhaseProgress] = ()
) -> IndicatorInput:
    """Return what the engine reads of one indicator; its key is `indicator:<id>`."""
    return IndicatorInput(
        key=f"indicator:{indicator.id}",
        label=indicator.name,
        rule=indicator.rule,
        weight=indicator.weight,
        direction=indicator.direction,
        baseline=indicator.baseline,
        target=indicator.target,
        actual=value.value if value else None,
        choice=value.choice if value else "",
        target_date=indicator.target_on,
        actual_date=value.done_on if value else None,
        phases=tuple(phases) if indicator.rule is IndicatorRule.PHASES else (),
        unit=indicator.unit,
        parameters=from_json(IndicatorParameters, indicator.parameters),
    )


def method_of_year(session: Session, cycle: Cycle) -> MethodDefinition:
    """Return the method of the rounds of the year, else the last one of the archive, else the plain defaults."""
    of_round = (
        select(MethodVersion.definition)
        .join(EvaluationRound, EvaluationRound.method_version_id == MethodVersion.id)
        .where(EvaluationRound.cycle_id == cycle.id)
        .order_by(EvaluationRound.id.desc())
    )
    last = select(MethodVersion.definition).order_by(MethodVersion.id.desc())
    text = session.scalar(of_round.limit(1)) or session.scalar(last.limit(1))
    return method_from_json(text) if text else _NO_METHOD


def _objective_input(objective: Objective, indicators: list[IndicatorInput]) -> ObjectiveInput:
    return ObjectiveInput(
        key=f"objective:{objective.id}",
        label=objective.title,
        weight=HUNDRED,
        indicators=tuple(indicators),
        combination=objective.combination,
        neutralised=objective.neutralised_reason,
        is_payment_times=objective.is_payment_times,
    )


def _indicator_degrees(objective: ObjectiveInput, method: MethodDefinition) -> dict[IndicatorId, Decimal]:
    degrees = {}
    for given in objective.indicators:
        result = None if lacking(given, method) else measured(given.key, given, method).result
        if result is not None:
            degrees[IndicatorId(int(given.key.removeprefix("indicator:")))] = round_half_up(result)
    return degrees


def _phases(session: Session, objectives: Collection[ObjectiveId]) -> dict[ObjectiveId, list[PhaseProgress]]:
    phases: dict[ObjectiveId, list[PhaseProgress]] = defaultdict(list)
    for phase in _rows(session, Phase, objectives):
        phases[phase.objective_id].append(PhaseProgress(phase.title, phase.weight, phase.progress))
    return phases


def _values(
    session: Session, objectives: Collection[ObjectiveId], kind: ValueKind
) -> dict[IndicatorId, IndicatorValue]:
    found = (
        select(IndicatorValue)
        .join(Indicator)
        .where(Indicator.objective_id.in_(list(objectives)), IndicatorValue.kind == kind)
    )
    return {value.indicator_id: value for value in session.scalars(found)}


def _rows(session: Session, kind: type[T], objectives: Collection[ObjectiveId]) -> Iterable[T]:
    return session.scalars(select(kind).where(kind.objective_id.in_(list(objectives))).order_by(kind.position))
