"""The share of working time as people write it: hours of the week, a fraction, words."""

import re
from collections.abc import Iterable
from decimal import Decimal

from app.domain.workbooks.cell_words import FRACTION, FULL_TIME, HOURS, PART_TIME

WEEK = 36
"""Hours of a full working week (CCNL Funzioni locali 16.11.2022, art. 29 c. 1)."""
NO_HOURS = 50
"""From here on a number under a heading of hours is a percentage: no week has so many."""


_PERCENTAGE = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?\s?%?")
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?")


class TooManyHours(ValueError):  # noqa: N818 (errors say the fact)
    """More hours than a full week has."""


def without_part_time(text: str) -> str:
    """Leave out what says only that it is a part-time: `PT 18/36`, `part-time 50 %`."""
    return PART_TIME.sub("", text).strip("() ")


def share_written(text: str) -> Decimal | None:
    """Return the percentage that `tempo pieno`, `18/36` and `18 ore` say; None for any other text."""
    if FULL_TIME.fullmatch(text):
        return Decimal(100)
    if (found := FRACTION.fullmatch(text)) and int(found[2]):
        return _share(_hours(found[1]), int(found[2]))
    found = HOURS.fullmatch(text)
    return share_of_week(_hours(found[1])) if found else None


def says_share(text: str) -> bool:
    """Whether a text says a share of time in words or hours, as `18/36` and `Part-time 50%` do; a number does not."""
    bare = without_part_time(text)
    if bare != text.strip():
        return share_written(bare) is not None or _PERCENTAGE.fullmatch(bare) is not None
    return share_written(bare) is not None


def are_hours(texts: Iterable[str]) -> bool:
    """Whether numbers are hours: none is over the full week, and some are the full week itself: 36, 36, 18."""
    has_week = False
    for text in filter(None, map(str.strip, texts)):
        if not _NUMBER.fullmatch(text) or (hours := _hours(text)) > WEEK:
            return False
        has_week = has_week or hours == WEEK
    return has_week


def share_of_week(hours: Decimal) -> Decimal:
    """Return the percentage that hours are of a full week, with two decimals; raise `TooManyHours`."""
    if hours > WEEK:
        raise TooManyHours
    return _share(hours, WEEK)


def _hours(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


def _share(hours: Decimal, whole: int) -> Decimal:
    return (hours * 100 / whole).quantize(Decimal("0.01")).normalize() + 0
