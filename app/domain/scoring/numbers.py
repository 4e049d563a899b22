"""Exact fractions: in from decimals, summed by whole numbers, written in Italian."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from math import lcm

DECIMALS = 6
NOTHING = Fraction(0)
ONE = Fraction(1)
FULL = Fraction(100)
Term = tuple[Fraction, Fraction]


def as_fraction(value: Decimal | Fraction) -> Fraction:
    numerator, denominator = value.as_integer_ratio()
    return Fraction(numerator) if denominator == 1 else Fraction(numerator, denominator)


def written(value: Decimal | Fraction) -> str:
    """Write an exact number in Italian; what does not end within six decimals is cut and marked: `0,333333…`."""
    numerator, denominator = value.as_integer_ratio()
    if denominator == 1:
        return str(numerator)
    scaled, rest = divmod(abs(numerator) * 10**DECIMALS, denominator)
    whole, decimals = divmod(scaled, 10**DECIMALS)
    digits = f"{decimals:0{DECIMALS}d}"
    tail = f"{digits}…" if rest else digits.rstrip("0")
    return f"{'-' if numerator < 0 else ''}{whole},{tail}"


def total_of(numbers: Iterable[Fraction]) -> Fraction:
    """Sum over one common denominator: the fraction is reduced once, not at every step."""
    top, bottom = 0, 1
    for number in numbers:
        common = lcm(bottom, number.denominator)
        top = top * (common // bottom) + number.numerator * (common // number.denominator)
        bottom = common
    return Fraction(top, bottom)


def weighted(terms: Iterable[Term]) -> Fraction:
    """Return Σ(weight × degree), reduced once."""
    top, bottom = 0, 1
    for weight, degree in terms:
        under = weight.denominator * degree.denominator
        common = lcm(bottom, under)
        top = top * (common // bottom) + weight.numerator * degree.numerator * (common // under)
        bottom = common
    return Fraction(top, bottom)


def mean_of(terms: Sequence[Term]) -> Fraction | None:
    """Return Σ(weight × degree) / Σ weight; None when there is no weight at all."""
    weights = total_of(weight for weight, _ in terms)
    return ratio(weighted(terms), weights) if weights else None


def ratio(part: Fraction, whole: Fraction, times: int = 1) -> Fraction:
    """Return times × part / whole, reduced once."""
    return Fraction(times * part.numerator * whole.denominator, part.denominator * whole.numerator)


def portion(weight: Fraction, degree: Fraction, whole: Fraction) -> Fraction:
    """Return weight × degree / whole, reduced once: what one term adds to a mean."""
    top = weight.numerator * degree.numerator * whole.denominator
    return Fraction(top, weight.denominator * degree.denominator * whole.numerator)


def percent(part: Fraction, whole: Fraction) -> Fraction:
    return ratio(part, whole, 100)


def clamped(value: Fraction, cap: Fraction = FULL) -> Fraction:
    """Keep a degree between 0 and the cap."""
    if value.numerator < 0:
        return NOTHING
    return cap if value.numerator * cap.denominator > cap.numerator * value.denominator else value
