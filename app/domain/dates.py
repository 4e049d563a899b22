"""Dates as people type them: with or without separators, with the month in letters, without the century or the year."""

import re
from calendar import monthrange
from contextlib import suppress
from datetime import date

from app.domain.italian import MONTHS, NotReadable
from app.domain.matching import without_accents

YEARS_AHEAD = 20
"""How far after the working year a year of two digits may be: terms and plans are no longer than that."""
_FEBRUARY = 2

_SEPARATED = re.compile(r"([0-9]{1,2})\s*[/.\-\s]\s*([0-9]{1,2})(?:\s*[/.\-\s]\s*('?[0-9]{2}|[0-9]{4}))?")
_ISO = re.compile(r"([0-9]{4})\s*[/.\-]\s*([0-9]{1,2})\s*[/.\-]\s*([0-9]{1,2})")
_IN_TEXT = re.compile(r"\b[0-9]{1,2}[/.\-][0-9]{1,2}[/.\-][0-9]{4}\b")
_ORDINAL = re.compile(r"(?<=[0-9])\s?[°º^](?=[\s/.\-])")
_COMPACT = re.compile(r"((?:19|20)[0-9]{2})(0[1-9]|1[0-2])([0-2][0-9]|3[01])")
"""`20240131`, as programs write a day: no run of day, month and year reads so, for its year would be before 1300."""
_RUN = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{2}|[0-9]{4})")
_IN_WORDS = re.compile(r"([0-9]{1,2})[º°]?[\s/.\-]*([a-z]{3,})[\s/.\-]*('?[0-9]{2}|[0-9]{4})?")


class NotADate(NotReadable):
    """A text is a date, but of no day: the sentence says what is wrong with it."""


def parse_date(text: str, year: int | None = None, *, is_past: bool = False) -> date:
    """Read `31/12/2024`, `31.12.2024`, `31-12-24`, `31122024`, `311224`, `31 dic 2024`, `31/12`, `2024-12-31`
    or `20241231`.

    `year` is the working year: a date without a year is of that year. Of the years that end with two digits, the one
    meant is the last that is not after the working year where the date `is_past` (a birth), and for any other date the
    last that is not more than `YEARS_AHEAD` years after it: with 2024, `75` is 1975, and `44` is 2044 but a birth in
    1944. Without a working year nothing is guessed. Raises `NotADate` with the reason, `NotReadable` for other texts.
    """
    day, month, written = _parts(text)
    return _day(text, day, month, _whole_year(text, written, year, is_past=is_past))


def date_in(text: str) -> date | None:
    """Return the last day written in a text, as an act is called by its own: `delibera n. 12 del 30/01/2024`."""
    found = None
    for written in _IN_TEXT.findall(text):
        with suppress(NotReadable):
            found = parse_date(written)
    return found


def no_day_in(text: str) -> str:
    """Say which day written in a text is none of the calendar (`del 31/02/2026`); empty where all are."""
    for written in _IN_TEXT.findall(text):
        try:
            parse_date(written)
        except NotADate as reason:
            return str(reason)
        except NotReadable:
            continue
    return ""


def _parts(text: str) -> tuple[int, int, str]:
    """Return day, month and the year as it is written, empty where there is none."""
    cleaned = without_accents(_ORDINAL.sub("", text.casefold()).replace("’", "'"))
    cleaned = " ".join(cleaned.split())  # the patterns take a time that grows with the square of a run of spaces
    if found := _ISO.fullmatch(cleaned) or _COMPACT.fullmatch(cleaned):
        return int(found[3]), int(found[2]), found[1]
    if found := _SEPARATED.fullmatch(cleaned) or _RUN.fullmatch(cleaned):
        return int(found[1]), int(found[2]), (found[3] or "").lstrip("'")
    if (found := _IN_WORDS.fullmatch(cleaned)) and (month := _month(found[2])):
        return int(found[1]), month, (found[3] or "").lstrip("'")
    message = f"«{text}» non è una data: scrivere giorno, mese e anno (31/12/2024)"
    raise NotReadable(message)


def _month(word: str) -> int:
    """Return the number of the month that begins so, 0 if none does: three letters tell them all apart."""
    return next((number for number, name in enumerate(MONTHS, 1) if name.startswith(word)), 0)


def _whole_year(text: str, written: str, year: int | None, *, is_past: bool) -> int:
    if len(written) > 2:
        return int(written)
    if year is None:
        message = "scrivere l'anno con quattro cifre" if written else "manca l'anno"
        raise NotADate(f"«{text}»: {message}")
    if not written:
        return year
    latest = year if is_past else year + YEARS_AHEAD
    return latest - (latest - int(written)) % 100


def _day(text: str, day: int, month: int, year: int) -> date:
    if not 1 <= month <= len(MONTHS):
        message = f"«{text}»: il mese {month} non c'è"
        raise NotADate(message)
    if year < 1:
        message = f"«{text}»: l'anno {year} non c'è"
        raise NotADate(message)
    days = monthrange(year, month)[1]
    if not 1 <= day <= days:
        when = f" nel {year}" if month == _FEBRUARY else ""
        message = (
            f"{MONTHS[month - 1].capitalize()} ha {days} giorni{when}" if day else f"«{text}»: il giorno 0 non c'è"
        )
        raise NotADate(message)
    return date(year, month, day)
