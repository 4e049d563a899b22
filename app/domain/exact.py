"""Exact numbers: `Decimal` in the program, whole hundredths in the archive, never `float`."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

HUNDRED = Decimal(100)
ZERO = Decimal(0)


class NotExact(ValueError):  # noqa: N818 (errors say the fact)
    """A number has more decimals than the place it goes to can hold."""


def to_units(value: Decimal, digits: int = 2) -> int:
    """Return `value` as a whole number of 10^-digits units; raise `NotExact` when it does not fit exactly."""
    scaled = value.scaleb(digits) if value.is_finite() else value
    if not scaled.is_finite() or scaled != scaled.to_integral_value():
        message = f"{value} ha più di {digits} decimali"
        raise NotExact(message)
    return int(scaled)


def fits(value: Decimal, digits: int) -> bool:
    """Whether a number has no more than `digits` decimals."""
    try:
        to_units(value, digits)
    except NotExact:
        return False
    return True


def from_units(units: int, digits: int = 2) -> Decimal:
    return Decimal(units).scaleb(-digits)


def round_half_up(value: Fraction | Decimal, digits: int = 2) -> Decimal:
    """Round an exact number to `digits` decimals, halves away from zero (as town halls and courts do)."""
    numerator, denominator = value.as_integer_ratio()
    whole, rest = divmod(abs(numerator) * 10**digits, denominator)
    if 2 * rest >= denominator:
        whole += 1
    return from_units(-whole if numerator < 0 else whole, digits)


def cut_down(value: Fraction | Decimal, digits: int = 2) -> Decimal:
    """Leave out the decimals after `digits`, towards zero."""
    numerator, denominator = value.as_integer_ratio()
    whole = abs(numerator) * 10**digits // denominator
    return from_units(-whole if numerator < 0 else whole, digits)


def share_equally(total: Decimal, parts: int, digits: int = 2) -> list[Decimal]:
    """Split `total` in `parts` as equal as possible that sum to it exactly: 100 in 3 → 33,34 33,33 33,33."""
    if parts < 1:
        return []
    units = to_units(total, digits)
    base, left = divmod(units, parts)
    return [from_units(base + (1 if place < left else 0), digits) for place in range(parts)]


def share_in_proportion(total: Decimal, weights: Sequence[Decimal], digits: int = 2) -> list[Decimal]:
    """Split `total` as `weights` stand to each other, exactly: what is left over goes by largest remainder.

    Who weighs more gets no less; weights that are all zero get equal shares.
    """
    whole = total_of(weights)
    if not whole:
        return share_equally(total, len(weights), digits)
    units = to_units(total, digits)
    exact = [Fraction(weight) * units / Fraction(whole) for weight in weights]
    given = [int(share) for share in exact]
    by_remainder = sorted(range(len(given)), key=lambda place: given[place] - exact[place])
    for place in by_remainder[: units - sum(given)]:
        given[place] += 1
    return [from_units(unit, digits) for unit in given]


def total_of(values: Sequence[Decimal]) -> Decimal:
    return sum(values, ZERO)


def percentage(part: int | Decimal, whole: int | Decimal, digits: int = 1) -> Decimal | None:
    """Return part/whole in percent, rounded half up; None when the whole is zero."""
    if not whole:
        return None
    return round_half_up(Fraction(part) * 100 / Fraction(whole), digits)
