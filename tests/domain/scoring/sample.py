"""Small methods built by hand, for the tests of the engine."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from app.domain.ids import ObjectiveId
from app.domain.method.definition import IndicatorDefaults, MethodDefinition
from app.domain.method.scale import Scale, ScaleRow
from app.domain.method.template import Band, Bands, Factor, Section, SheetTemplate
from app.domain.method.vocabulary import ScaleMode, SectionKind
from app.domain.objectives import Direction, IndicatorRule
from app.domain.objectives.rule_parameters import IndicatorParameters
from app.domain.roles import SheetRole
from app.domain.scoring.engine import score_sheet
from app.domain.scoring.inputs import (
    FactorInput,
    IndicatorInput,
    ObjectiveInput,
    SectionInput,
    SheetInput,
    objective_key,
)
from app.domain.scoring.results import SheetResult

D = Decimal

ONE_TO_FIVE = Scale("1-5", "Da 1 a 5", rows=tuple(ScaleRow(str(value), D(value)) for value in range(1, 6)))
ZERO_TO_FOUR = Scale("0-4", "Da 0 a 4", ScaleMode.FREE, maximum=D(4), step=D("0.1"))
EVEN = Scale("2-10", "Da 2 a 10", rows=tuple(ScaleRow(str(value), D(value)) for value in range(2, 11, 2)))
PERCENT = Scale("percent", "Percentuale", ScaleMode.PERCENT)
JUDGEMENT = Scale(
    "giudizio",
    "Raggiungimento",
    rows=(
        ScaleRow("non raggiunto", D(0), share=D(0)),
        ScaleRow("parziale", D(1), share=D(50)),
        ScaleRow("in gran parte", D(2), share=D(75)),
        ScaleRow("raggiunto", D(3), share=D(100)),
    ),
)
RANGES = Scale("intervalli", "Intervalli", ScaleMode.FREE, rows=(ScaleRow("alto", minimum=D(50), maximum=D(100)),))
TENS = Bands(steps=(Band(D(90), D(100)), Band(D(80), D(90)), Band(D(70), D(80)), Band(D(60), D(60)), Band(D(0), D(0))))
METHOD = MethodDefinition(
    "prova",
    "Metodo di prova",
    scales=(ONE_TO_FIVE, ZERO_TO_FOUR, EVEN, PERCENT, JUDGEMENT, RANGES),
    indicators=IndicatorDefaults(judgement_scale="giudizio"),
)


def factors(weights: Sequence[str | None], scale: str = "") -> tuple[Factor, ...]:
    return tuple(
        Factor(f"F{place}", f"Fattore {place}", weight=None if weight is None else D(weight), scale=scale)
        for place, weight in enumerate(weights, 1)
    )


def scores(values: Sequence[str | None]) -> tuple[FactorInput, ...]:
    return tuple(FactorInput(f"F{place}", None if value is None else D(value)) for place, value in enumerate(values, 1))


def behaviours(weights: Sequence[str | None], scale: str, weight: str = "100", **more: Any) -> Section:
    return Section(
        "comp", "Comportamenti", SectionKind.BEHAVIOURS, D(weight), scale=scale, factors=factors(weights), **more
    )


def objectives(weight: str = "100", **more: Any) -> Section:
    return Section("ob", "Obiettivi", SectionKind.OBJECTIVES_INDIVIDUAL, D(weight), **more)


def template(*sections: Section, **more: Any) -> SheetTemplate:
    return SheetTemplate("prova", "Scheda di prova", SheetRole.EMPLOYEE, sections=sections, **({"bands": TENS} | more))


def objective(number: int, weight: str, *indicators: IndicatorInput, **more: Any) -> ObjectiveInput:
    return ObjectiveInput(objective_key(ObjectiveId(number)), f"Obiettivo {number}", D(weight), indicators, **more)


def indicator(rule: IndicatorRule, *, lower: bool = False, **more: Any) -> IndicatorInput:
    numbers = {name: D(value) for name, value in more.items() if isinstance(value, str) and name in _NUMBERS}
    direction = Direction.LOWER if lower else Direction.HIGHER
    made = IndicatorInput("indicator:1", "Indicatore", rule, direction=direction)
    return replace(made, **(more | numbers))


_NUMBERS = {"actual", "target", "baseline", "weight"}


def parameters(**more: Any) -> IndicatorParameters:
    return IndicatorParameters(**more)


def given(*sections: SectionInput, area: str = "") -> SheetInput:
    return SheetInput(sections, area)


def scored_factors(
    weights: Sequence[str | None],
    values: Sequence[str | None],
    scale: str,
    method: MethodDefinition = METHOD,
    **more: Any,
) -> SheetResult:
    section = behaviours(weights, scale, **more)
    return score_sheet(method, template(section), given(SectionInput("comp", factors=scores(values))))
