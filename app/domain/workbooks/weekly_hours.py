"""The share of working time as people write it: hours of the week, a fraction, words."""

import re
from collections.abc import Iterable
from decimal import Decimal

from app.domain.workbooks.cell_words import FRACTION, FULL_TIME, HOURS, NO_PART_TIME, PART_TIME

WEEK = 36
"""Hours of a full working week (CCNL Funzioni locali 16.11.2022, art. 29 c. 1)."""
NO_HOURS = 50
"""From here on a number under a heading of hours is a percentage: no week has so many."""


_WHOLE = Decimal(100)
_PERCENTAGE = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?\s?%?")
_BESIDE = re.compile(r"\s*[(;=]\s*|\s+[-–]\s+")
_NUMBER = re.compile(r"\d{1,3}(?:[.,]\d{1,15})?")


class TooManyHours(ValueError):  # noqa: N818 (errors say the fact)
    """More hours than a full week has."""


def without_part_time(text: str) -> str:
    """Leave out what says only that it is a part-time: `PT 18/36`, `part-time 50 %`."""
    return PART_TIME.sub("", text).strip("() ")


def share_written(text: str) -> Decimal | None:
    """Return the percentage that `tempo pieno`, `18/36` and `18 ore` say; None for any other text.

    `50% (18 h)` says it twice: None where the two differ.
    """
    said = [_said_once(part) or _percentage(part) for part in _BESIDE.split(text.strip(" )"))]
    return said[0] if len(said) == 2 and said[0] == said[1] else _said_once(text)


def _percentage(text: str) -> Decimal | None:
    bare = text.strip()
    return _hours(bare.removesuffix("%").strip()) if "%" in bare and _PERCENTAGE.fullmatch(bare) else None


def _said_once(text: str) -> Decimal | None:
    text = text.strip()
    if FULL_TIME.fullmatch(text) or NO_PART_TIME.fullmatch(text):
        return Decimal(100)
    if (found := FRACTION.fullmatch(text)) and int(found[2]):
        return _share(_hours(found[1]), int(found[2]))
    found = HOURS.fullmatch(text)
    return share_of_week(_hours(found[1])) if found else None


def says_share(text: str) -> bool:
    """Whether a text says a share of time in words or hours, as `18/36` and `Part-time 50%` do; a number does not."""
    bare = without_part_time(text)
    if bare != text.strip() and _PERCENTAGE.fullmatch(bare):
        return True
    share = share_written(bare)
    return share is not None and share <= _WHOLE  # `12/05` is a day


def says_kind_of_time(text: str) -> bool:
    """Whether a text says that somebody works the whole week or a part of it, but not how much."""
    return FULL_TIME.fullmatch(text) is not None or PART_TIME.fullmatch(text) is not None


def is_share(text: str) -> bool:
    """Whether a text says a share of time where its heading speaks of time: a number up to 100 does."""
    bare = text.strip().removesuffix("%").strip()
    return says_share(text) or (_NUMBER.fullmatch(bare) is not None and 0 < _hours(bare) <= _WHOLE)


def are_hours(texts: Iterable[str], *, is_percentage: bool) -> bool:
    """Whether numbers are hours: none is over the full week, nor a part of one (0,5).

    Under a heading that says a percentage (`is_percentage`) some must be the full week itself: 36, 36, 18. Under any
    other they are hours without it: 18, 24 and 30 are the hours of the usual part-times, and hardly anybody's share.
    """
    has_week = has_some = False
    for text in filter(None, map(str.strip, texts)):
        if not _NUMBER.fullmatch(text) or not 1 < (hours := _hours(text)) <= WEEK:
            return False
        has_week, has_some = has_week or hours == WEEK, True
    return has_week or (has_some and not is_percentage)


def says_percentage(heading: str) -> bool:
    return "%" in heading or "perc" in heading.casefold()


def share_of_week(hours: Decimal) -> Decimal:
    """Return the percentage that hours are of a full week, with two decimals; raise `TooManyHours`."""
    if hours > WEEK:
        raise TooManyHours
    return _share(hours, WEEK)


def _hours(text: str) -> Decimal:
    return Decimal(text.replace(",", "."))


def _share(hours: Decimal, whole: int) -> Decimal:
    return (hours * 100 / whole).quantize(Decimal("0.01")).normalize() + 0
