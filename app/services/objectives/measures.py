"""From the indicators of the archive to what the engine measures: the one bridge to scoring."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from sqlalchemy import Select, select
from sqlalchemy.orm import Session, joinedload, selectinload

from app.domain.exact import HUNDRED, round_half_up
from app.domain.ids import IndicatorId, ObjectiveId
from app.domain.method.definition import MethodDefinition
from app.domain.method.template import Section
from app.domain.method.vocabulary import MissingPolicy, SectionKind
from app.domain.objectives import IndicatorRule, ObjectiveState, ValueKind
from app.domain.objectives.parameters import parameters_of
from app.domain.objectives.rule_parameters import PhaseProgress
from app.domain.objectives.vocabulary import NO_REASON_WRITTEN
from app.domain.objectives.written_value import WrittenValue
from app.domain.scoring.indicators import lacking, measured
from app.domain.scoring.inputs import IndicatorInput, ObjectiveInput, objective_key
from app.domain.scoring.objectives import objective_part
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound
from app.models.methods import MethodVersion
from app.models.objectives import Indicator, IndicatorValue, Objective
from app.models.sessions import WRITES
from app.services.methods.chosen import chosen_version
from app.services.methods.presets import DEFAULT_PRESET, read_definition, read_preset
from app.services.objectives.known_on_day import KnownOnDay

_METHODS = "methods of years"
_ALONE = Section("obiettivi", "Obiettivi", SectionKind.OBJECTIVES_INDIVIDUAL)


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


def objective_degrees(
    objectives: Collection[Objective],
    method: MethodDefinition,
    kind: ValueKind = ValueKind.FINAL,
    known: KnownOnDay | None = None,
) -> tuple[dict[ObjectiveId, Decimal], dict[IndicatorId, Decimal]]:
    """Return the degrees (0..cap, in hundredths) of objectives already loaded, and those of their indicators.

    `known`: at what they stand on a day, in the place of the values of a kind.
    """
    degrees: dict[ObjectiveId, Decimal] = {}
    own: dict[IndicatorId, Decimal] = {}
    for one in objectives:
        if one.indicators:
            given = objective_input(one, kind, known)
            own |= _indicator_degrees(given, method)
            part = objective_part(_ALONE, given, method)
            if part.degree is not None and not part.missing:
                degrees[one.id] = round_half_up(part.degree)
    return degrees, own


def objective_inputs(
    session: Session, objectives: Collection[ObjectiveId], kind: ValueKind = ValueKind.FINAL
) -> dict[ObjectiveId, ObjectiveInput]:
    """Return the engine's input of each objective that has indicators, weight 100: a sheet puts its own weight."""
    found = measurable(session, select(Objective).where(Objective.id.in_(list(objectives))))
    return {one.id: objective_input(one, kind) for one in found if one.indicators}


WITH_VALUES = joinedload(Objective.indicators).joinedload(Indicator.values)
"""Objectives with their indicators and values in one query."""


def measurable(session: Session, query: Select[Objective]) -> Sequence[Objective]:
    """Return the objectives of a query with all that measuring them reads."""
    found = session.scalars(query.options(WITH_VALUES)).unique().all()
    load_phases(session, found)
    return found


def load_phases(session: Session, found: Iterable[Objective]) -> None:
    """Load the phases of those objectives that are measured by them, and of no other."""
    phased = [one.id for one in found if any(row.rule is IndicatorRule.PHASES for row in one.indicators)]
    if phased:
        session.scalars(select(Objective).where(Objective.id.in_(phased)).options(selectinload(Objective.phases))).all()


def objective_input(
    objective: Objective, kind: ValueKind = ValueKind.FINAL, known: KnownOnDay | None = None
) -> ObjectiveInput:
    """Return what the engine reads of an objective, weight 100; `measurable` loads many.

    `known`: at what it stands on a day, in the place of the values of a kind.
    """
    return ObjectiveInput(
        key=objective_key(objective.id),
        label=objective.title,
        weight=HUNDRED,
        indicators=tuple(_indicator_input(one, objective, kind, known) for one in objective.indicators),
        combination=objective.combination,
        neutralised=neutralised(objective),
        is_payment_times=objective.is_payment_times,
        difficulty=objective.difficulty,
        degree_table=objective.degree_table,
    )


def neutralised(objective: Objective) -> str:
    """Return why an objective is left out; empty when it counts."""
    if objective.state is not ObjectiveState.NEUTRALISED:
        return ""
    return objective.neutralised_reason or NO_REASON_WRITTEN


def method_of_year(session: Session, cycle: Cycle) -> MethodDefinition:
    """Return the method of the rounds of the year, else the one chosen for it, else the last, else the shipped one.

    A page asks four or five times: who only reads has one moment of the archive, and finds it in the queries once.
    """
    if WRITES in session.info:
        return _method_found(session, cycle)
    known: dict[int, MethodDefinition] = session.info.setdefault(_METHODS, {})
    if cycle.id not in known:
        known[cycle.id] = _method_found(session, cycle)
    return known[cycle.id]


def _method_found(session: Session, cycle: Cycle) -> MethodDefinition:
    of_round = (
        select(MethodVersion.definition)
        .join(EvaluationRound, EvaluationRound.method_version_id == MethodVersion.id)
        .where(EvaluationRound.cycle_id == cycle.id)
        .order_by(EvaluationRound.id.desc())
    )
    last = select(MethodVersion.definition).order_by(MethodVersion.id.desc())
    chosen = chosen_version(session, cycle.year)
    text = session.scalar(of_round.limit(1)) or (chosen.definition if chosen else session.scalar(last.limit(1)))
    return read_definition(text) if text else _shipped()


def method_title_of_year(session: Session, cycle: Cycle) -> str:
    """Return the method of the year with its version, as the footers of documents name it."""
    of_rounds = (
        select(MethodVersion)
        .join(EvaluationRound, EvaluationRound.method_version_id == MethodVersion.id)
        .where(EvaluationRound.cycle_id == cycle.id)
        .order_by(EvaluationRound.id.desc())
    )
    version = session.scalar(of_rounds.limit(1)) or chosen_version(session, cycle.year)
    return f"{version.method.name}, versione {version.number}" if version else method_of_year(session, cycle).name


@lru_cache(maxsize=1)
def _shipped() -> MethodDefinition:
    return read_preset(DEFAULT_PRESET)


def _indicator_input(
    indicator: Indicator, objective: Objective, kind: ValueKind, known: KnownOnDay | None
) -> IndicatorInput:
    value: IndicatorValue | WrittenValue | None
    parameters = parameters_of(indicator.parameters)
    if known is None:
        value = next((one for one in indicator.values if one.kind is kind), None)
    else:
        dated = known.values.get(indicator.id)
        value = dated.value if dated else None
        # a value that is not there yet is no value that is missing at the end: the rule for that one waits
        parameters = replace(parameters, missing=MissingPolicy.BLOCK)
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
        phases=_phases(indicator, objective, known),
        unit=indicator.unit,
        parameters=parameters,
    )


def _phases(indicator: Indicator, objective: Objective, known: KnownOnDay | None) -> tuple[PhaseProgress, ...]:
    if indicator.rule is not IndicatorRule.PHASES:
        return ()
    then = known.progress if known else {}
    return tuple(
        PhaseProgress(phase.title, phase.weight, then.get(phase.id, phase.progress)) for phase in objective.phases
    )


def _indicator_degrees(objective: ObjectiveInput, method: MethodDefinition) -> dict[IndicatorId, Decimal]:
    degrees = {}
    for given in objective.indicators:
        result = None if lacking(given, method) else measured(given.key, given, method).result
        if result is not None:
            degrees[IndicatorId(int(given.key.removeprefix("indicator:")))] = round_half_up(result)
    return degrees
