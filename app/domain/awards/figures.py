"""Numbers of awards as explanations write them: whoever redoes the sum with a calculator finds the same cents."""

from fractions import Fraction

from app.domain.awards.definition import TimeRule
from app.domain.awards.vocabulary import TimeBasis
from app.domain.italian import plural
from app.domain.scoring.numbers import ONE, grouped, written
from app.domain.scoring.steps import Values

_MONTHS = 12
_DIGITS = 12
"""Significant digits of a number without end: three of them multiplied give the cent of a thousand million euros."""
_SHORT, _LONGEST = 10**4, 1000
"""A fraction is short below this denominator; a decimal with these many parts of one is written as it is."""


def precise(value: Fraction) -> str:
    """Write a number with the digits that a sum to the cent needs; without end, it is cut: `20,0058219178…`."""
    top, bottom = value.as_integer_ratio()
    whole = abs(top) // bottom
    decimals = max(6, _DIGITS - len(str(whole)) if whole else _DIGITS)
    scaled, rest = divmod(abs(top) * 10**decimals, bottom)
    digits = f"{scaled % 10**decimals:0{decimals}d}"
    tail = f"{digits}…" if rest else digits.rstrip("0")
    return f"{'-' if top < 0 else ''}{grouped(Fraction(whole))}{f',{tail}' if tail else ''}"


def as_ratio(value: Fraction) -> str:
    """Write a part of one: `0,75`, or as a fraction where it has no short end: `2/3`, `9/29`."""
    if (value * _SHORT).denominator == 1:
        return written(value)
    return f"{value.numerator}/{value.denominator}" if value.denominator < _LONGEST else precise(value)


def euros(cents: Fraction) -> str:
    """Write an exact amount of cents in euros, with all the digits that a sum needs."""
    return f"{precise(cents / 100)} €"


def time_values(rule: TimeRule, time: Fraction, days: int) -> Values:
    """Return the days served and the part of the year they count for, as a fraction of what the rule counts."""
    return ("giorni", str(days)), ("tempo", _time(rule, time, days))


def _time(rule: TimeRule, time: Fraction, days: int) -> str:
    if time == ONE or not time:
        return written(time)
    if rule.basis is not TimeBasis.MONTHS:
        return f"{days}/{days / time}"
    enough = plural(rule.month_days, "giorno", "giorni")
    return f"{time * _MONTHS}/{_MONTHS}, contando i mesi con almeno {enough}"
