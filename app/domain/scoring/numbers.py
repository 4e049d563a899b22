"""Exact fractions: in from decimals, summed by whole numbers, written in Italian."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import lcm

DECIMALS = 6
NOTHING = Fraction(0)
ONE = Fraction(1)
FULL = Fraction(100)
Term = tuple[Fraction, Fraction]
_THOUSANDS = re.compile(r"(?<=[0-9])(?=(?:[0-9]{3})+$)")


KEPT = 16_384
"""How many numbers are kept with their other form: all that the sheets of a comune have."""


# A Fraction is reduced and a number is written over and over for the same few weights and scores: keeping both was
# measured to take a fifth of the time of a sheet away.
@lru_cache(KEPT)
def as_fraction(value: Decimal | Fraction) -> Fraction:
    """Return the exact fraction of a finite number."""
    return Fraction(*value.as_integer_ratio())


def written(value: Decimal | Fraction) -> str:
    """Write an exact number in Italian; what does not end within six decimals is cut and marked: `0,333333…`."""
    return _written(*value.as_integer_ratio())


@lru_cache(KEPT)
def _written(numerator: int, denominator: int) -> str:
    if denominator == 1:
        return str(numerator)
    scaled, rest = divmod(abs(numerator) * 10**DECIMALS, denominator)
    whole, decimals = divmod(scaled, 10**DECIMALS)
    digits = f"{decimals:0{DECIMALS}d}"
    tail = f"{digits}…" if rest else digits.rstrip("0")
    return f"{'-' if numerator < 0 else ''}{whole},{tail}"


def grouped(value: Decimal | Fraction) -> str:
    """Write an exact number as amounts are written: `11.500`, `2.716,535433…`."""
    whole, comma, decimals = written(value).partition(",")
    return f"{_THOUSANDS.sub('.', whole)}{comma}{decimals}"


def total_of(numbers: Iterable[Fraction]) -> Fraction:
    """Sum over one common denominator: the fraction is reduced once, not at every step."""
    top, bottom = 0, 1
    for number in numbers:
        numerator, denominator = number.as_integer_ratio()
        if denominator == bottom:
            top += numerator
            continue
        common = lcm(bottom, denominator)
        top = top * (common // bottom) + numerator * (common // denominator)
        bottom = common
    return Fraction(top, bottom)


def weighted(terms: Iterable[Term]) -> Fraction:
    """Return Σ(weight × degree), reduced once."""
    top, bottom = 0, 1
    for weight, degree in terms:
        heavy, whole = weight.as_integer_ratio()
        numerator, denominator = degree.as_integer_ratio()
        under = whole * denominator
        common = bottom if under == bottom else lcm(bottom, under)
        top = top * (common // bottom) + heavy * numerator * (common // under)
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
