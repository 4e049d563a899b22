"""What is expected of an indicator, as pages, papers and workbooks write it: «≤ 15 giorni», «entro il 30/06/2026»."""

from datetime import date
from decimal import Decimal

from app.domain.exact import HUNDRED
from app.domain.italian import format_date, format_percent
from app.domain.objectives.rule_parameters import AS_THE_METHOD_SAYS, IndicatorParameters, IndicatorStep
from app.domain.objectives.vocabulary import Direction, IndicatorRule
from app.domain.quantities import with_unit

LESS = "≤"
_DONE = {IndicatorRule.YES_NO: "sì", IndicatorRule.PHASES: "fasi concluse"}


def with_way(text: str, rule: IndicatorRule, direction: Direction) -> str:
    """Put before a number aimed at the sign of its way: «≤ 15» where less is better, nothing where more is."""
    return f"{LESS} {text}" if text and rule.reads_number and direction is Direction.LOWER else text


def target_words(
    rule: IndicatorRule,
    direction: Direction,
    target: Decimal | None,
    target_on: date | None,
    *,
    unit: str = "",
    parameters: IndicatorParameters = AS_THE_METHOD_SAYS,
) -> str:
    """Write what is expected with its unit and its way; empty where the rule wants nothing, or it is not said yet."""
    if rule is IndicatorRule.BY_DATE:
        return f"entro il {format_date(target_on)}" if target_on else ""
    if rule is IndicatorRule.DIRECT:
        return format_percent(whole_of(target), None)
    goal = goal_of(rule, direction, target, parameters)
    return _DONE.get(rule, "") if goal is None else with_way(with_unit(goal, unit), rule, direction)


def whole_of(target: Decimal | None) -> Decimal:
    """Return what is expected of a degree that is written as it is: the target that the plan gives, else the whole."""
    return HUNDRED if target is None else target


def goal_of(
    rule: IndicatorRule, direction: Direction, target: Decimal | None, parameters: IndicatorParameters
) -> Decimal | None:
    """Return the number aimed at; of a table of steps, the first value that has the highest degree."""
    if rule.wants_target:
        return target
    steps = parameters.bounds if rule is IndicatorRule.STEPS else ()
    best = max((step.degree for step in steps), default=None)
    return next((step.bound for step in _from_worst(steps, direction) if step.degree == best), None)


def _from_worst(steps: tuple[IndicatorStep, ...], direction: Direction) -> list[IndicatorStep]:
    return sorted(steps, key=lambda step: step.bound, reverse=direction is Direction.LOWER)
