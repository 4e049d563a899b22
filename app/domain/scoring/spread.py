"""How different the totals given by one evaluator are (D.Lgs. 150/2009 art. 9 c. 1 lett. d)."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import isqrt

from app.domain.method.template import Spread
from app.domain.method.vocabulary import SpreadMeasure
from app.domain.scoring.numbers import NOTHING, as_fraction, total_of

ROOT_DIGITS = 6


def root(value: Fraction, digits: int = ROOT_DIGITS) -> Fraction:
    """Return the square root rounded half up to `digits` decimals: whole-number arithmetic, no float.

    A root is seldom a fraction: this is the one place where a degree is not exact, and always in the same way.
    """
    doubled = isqrt(4 * value.numerator * 100**digits // value.denominator)
    return Fraction((doubled + 1) // 2, 10**digits)


def standard_deviation(totals: Sequence[Decimal]) -> Fraction:
    """Return the deviation of the whole population: those evaluated are all there are, not a sample."""
    numbers = [as_fraction(total) for total in totals]
    mean = _mean(numbers)
    return root(_mean([(number - mean) ** 2 for number in numbers]))


def spread_range(totals: Sequence[Decimal]) -> Fraction:
    return as_fraction(max(totals) - min(totals))


def coefficient_of_variation(totals: Sequence[Decimal]) -> Fraction:
    """Return the deviation in percent of the mean; zero when all totals are zero."""
    mean = _mean([as_fraction(total) for total in totals])
    return 100 * standard_deviation(totals) / mean if mean else NOTHING


SPREADS: Mapping[SpreadMeasure, Callable[[Sequence[Decimal]], Fraction]] = {
    SpreadMeasure.STANDARD_DEVIATION: standard_deviation,
    SpreadMeasure.RANGE: spread_range,
    SpreadMeasure.COEFFICIENT_OF_VARIATION: coefficient_of_variation,
}


def spread_degree(spread: Spread, measured: Fraction) -> Fraction:
    """Return the degree of the highest step reached, zero below the first."""
    reached = [step for step in spread.steps if as_fraction(step.floor) <= measured]
    return as_fraction(max(reached, key=lambda step: step.floor).degree) if reached else NOTHING


def _mean(numbers: Sequence[Fraction]) -> Fraction:
    return total_of(numbers) / len(numbers)
