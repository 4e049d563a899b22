"""Weights that a plan writes out of a thousand, or of one: brought to hundredths where those of a group are so."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from app.domain.exact import HUNDRED
from app.domain.plan_text.shapes import Bullet, IndicatorText

_THOUSAND, _ROUNDING, _TEN = Decimal(1000), Decimal(5), Decimal(10)
_ONE = Decimal(1)


def in_hundredths(bullets: Sequence[Bullet]) -> list[Bullet]:
    """Return the objectives of a unit with weights out of 100; a weight that is of no known whole stays in words."""
    whole = [_of_indicators(one) for one in bullets]
    return [
        one if weight is one.parts.weight else _weighed(one, weight)
        for one, weight in zip(whole, _scaled([one.parts.weight for one in whole]), strict=True)
    ]


def _weighed(one: Bullet, weight: Decimal | None) -> Bullet:
    parts = replace(one.parts, weight=weight)
    if weight is not None:
        return replace(one, parts=parts)
    said = f"Peso: {one.parts.weight:f}"
    return replace(one, parts=parts, description="\n".join(filter(None, [one.description, said])))


def _of_indicators(one: Bullet) -> Bullet:
    told = one.parts.indicators
    weights = _scaled([indicator.weight for indicator in told])
    if all(weight is indicator.weight for weight, indicator in zip(weights, told, strict=True)):
        return one
    kept = tuple(_said(indicator, weight) for indicator, weight in zip(told, weights, strict=True))
    return replace(one, parts=replace(one.parts, indicators=kept))


def _said(told: IndicatorText, weight: Decimal | None) -> IndicatorText:
    """A weight that cannot be one stays in the name of the indicator."""
    name = told.text if weight is not None or told.weight is None else f"{told.text} (peso: {told.weight:f})"
    return replace(told, text=name, weight=weight)


def _scaled(weights: Sequence[Decimal | None]) -> list[Decimal | None]:
    told = [weight for weight in weights if weight is not None]
    if _are_of_one(told):
        return [None if weight is None else _hundredths(weight) for weight in weights]
    if all(weight <= HUNDRED for weight in told):
        return list(weights)
    if abs(sum(told) - _THOUSAND) <= _ROUNDING:
        return [None if weight is None else weight / _TEN for weight in weights]
    return [None if weight is None or weight > HUNDRED else weight for weight in weights]


def _hundredths(part: Decimal) -> Decimal:
    weight = part * HUNDRED
    return weight if weight % 1 else Decimal(int(weight))


def _are_of_one(told: Sequence[Decimal]) -> bool:
    """Whether the weights are parts of one: «0,25», or the cells of a sheet that shows «25%»."""
    return any("." in f"{weight:f}" for weight in told) and max(told) <= _ONE
