"""The day that a cell says, as a date, in words or as a number."""

import re
from datetime import date, datetime
from decimal import Decimal

from app.domain.dates import NotADate, parse_date
from app.domain.italian import MONTHS, NotReadable
from app.domain.workbooks.cell_words import BEFORE_A_DAY, WITHOUT_YEAR

_ONLY_A_YEAR = re.compile(r"(?:19|20)\d\d")
_BESIDE = re.compile(
    r"(?<![\d/.-])(?:\d{1,2}(?P<sign>[/.-])\d{1,2}(?P=sign)(?:\d{4}|\d{2})|\d{4}-\d{2}-\d{2}"
    r"|\d{1,2}[°º]?\s+(?:" + "|".join(f"{name[:3]}(?:{name[3:]}|\\b\\.?)" for name in MONTHS) + r")\s+\d{4})(?![\d/-])",
    re.IGNORECASE,
)
"""A day among other words, as of a birth with its place: `Bari 12/03/1970`."""


def day_written(value: object, as_date: date | None, year: int | None, *, is_past: bool) -> date:
    """Return the day of the value of a cell; raise `NotADate` or `NotReadable`.

    `as_date` is the day that a number is in the calendar of the file, `year` the working year.
    """
    match value:
        case datetime():
            return value.date()
        case date():
            return value
        case str():
            text = BEFORE_A_DAY.sub("", value.removesuffix(" 00:00:00"), count=1)
            if is_past and (beside := day_beside(text)):
                text = beside
            return parse_date(text, None if WITHOUT_YEAR.fullmatch(text) else year, is_past=is_past)
        case int() | Decimal() if not isinstance(value, bool):
            return _day_of_number(f"{Decimal(value).normalize():f}", as_date)
    raise NotReadable


def day_beside(text: str) -> str:
    """Return the only day written in a text that says something else too; empty where there is none, or several."""
    found = [one[0] for one in _BESIDE.finditer(text)]
    return found[0] if len(found) == 1 and found[0] != text else ""


def _day_of_number(written: str, as_date: date | None) -> date:
    """Read `20240131` as programs write a day, else the day that the calendar of the file gives a number.

    2010 is a year, and not the day of 1905 that it is in that calendar.
    """
    if _ONLY_A_YEAR.fullmatch(written):
        message = f"«{written}» è solo un anno: scrivere giorno, mese e anno (01/03/{written})"
        raise NotADate(message)
    if as_date is None and "." in written:
        raise NotReadable  # a number with decimals is no day of a month: who types one types a text
    return as_date if as_date is not None else parse_date(written)
