"""Imaginary indicators, one for each rule, and what is worth full marks in each."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from app.domain.exact import HUNDRED
from app.domain.objectives import Direction, IndicatorRule
from app.domain.objectives.rule_parameters import IndicatorParameters, IndicatorStep, PhaseProgress
from app.domain.scoring.inputs import IndicatorInput

KEY = "indicator"


def achieved(indicator: IndicatorInput, top: Decimal | None) -> tuple[IndicatorInput, Decimal | None]:
    """Return the indicator and the value that are worth full marks; `top` is that of its scale of judgement."""
    match indicator.rule:
        case IndicatorRule.BY_DATE:
            return replace(indicator, actual_date=indicator.target_date), None
        case IndicatorRule.PHASES:
            done = tuple(replace(phase, progress=HUNDRED) for phase in indicator.phases)
            return replace(indicator, phases=done), None
        case IndicatorRule.JUDGEMENT:
            return indicator, top
        case _:
            return indicator, _best(indicator)


def _best(indicator: IndicatorInput) -> Decimal | None:
    match indicator.rule:
        case IndicatorRule.STEPS:
            best = max(indicator.parameters.bounds, key=lambda step: step.degree, default=None)
            return best.bound if best else None
        case IndicatorRule.PERCENT_OF_TARGET | IndicatorRule.BASELINE_TO_TARGET:
            return indicator.target
        case IndicatorRule.YES_NO:
            return Decimal(1)
        case _:
            return HUNDRED


def undone(indicator: IndicatorInput) -> IndicatorInput:
    """Return the indicator with nothing measured yet."""
    phases = tuple(replace(phase, progress=None) for phase in indicator.phases)
    return replace(indicator, actual_date=None, phases=phases)


def _plain(_: int) -> IndicatorInput:
    return IndicatorInput(KEY, "", IndicatorRule.DIRECT)


def _with_target(_: int) -> IndicatorInput:
    return replace(_plain(0), target=HUNDRED)


def _with_ends(_: int) -> IndicatorInput:
    return replace(_plain(0), baseline=Decimal(60), target=Decimal(80), direction=Direction.HIGHER)


def _with_steps(_: int) -> IndicatorInput:
    bounds = tuple(IndicatorStep(Decimal(bound), Decimal(degree)) for bound, degree in ((0, 0), (10, 50), (20, 100)))
    return replace(_plain(0), parameters=IndicatorParameters(bounds=bounds))


def _with_dates(year: int) -> IndicatorInput:
    due, done = date(year, 6, 30), date(year, 7, 10)
    return replace(_plain(0), target_date=due, actual_date=done, parameters=IndicatorParameters(penalty=Decimal(2)))


def _with_phases(_: int) -> IndicatorInput:
    phases = (PhaseProgress("Fase 1", Decimal(40), HUNDRED), PhaseProgress("Fase 2", Decimal(60), Decimal(50)))
    return replace(_plain(0), phases=phases)


EXAMPLES: Mapping[IndicatorRule, Callable[[int], IndicatorInput]] = {
    IndicatorRule.PERCENT_OF_TARGET: _with_target,
    IndicatorRule.BASELINE_TO_TARGET: _with_ends,
    IndicatorRule.STEPS: _with_steps,
    IndicatorRule.YES_NO: _plain,
    IndicatorRule.BY_DATE: _with_dates,
    IndicatorRule.PHASES: _with_phases,
    IndicatorRule.JUDGEMENT: _plain,
    IndicatorRule.DIRECT: _plain,
}
VALUES: Mapping[IndicatorRule, Decimal] = {
    IndicatorRule.PERCENT_OF_TARGET: Decimal(80),
    IndicatorRule.BASELINE_TO_TARGET: Decimal(75),
    IndicatorRule.STEPS: Decimal(15),
    IndicatorRule.YES_NO: Decimal(1),
    IndicatorRule.DIRECT: Decimal(75),
}
