"""From which day to which a plan says that somebody works at an objective: «D'Amico Teresa (dal 1° giugno)»."""

import re
from calendar import monthrange
from contextlib import suppress
from datetime import date

from app.domain.dates import parse_date
from app.domain.italian import NotReadable
from app.domain.periods import Period, year_period
from app.domain.plan_text.inline_facts import MONTH_NAMES

Limits = tuple[date | None, date | None]
"""The first and the last day; None where the year begins or ends."""
_DATE = rf"\d{{1,2}}\s?[°º]?(?:\s*[/.-]\s*\d{{1,2}}(?:[/.-]\d{{2,4}})?(?!\d)|\s+{MONTH_NAMES}(?:\s+20\d\d)?)"
_WHEN = rf"(?:{_DATE}|{MONTH_NAMES}(?:\s+20\d\d)?)"
_SINCE = rf"(?:a\s+(?:partire|decorrere)\s+)?da(?:l(?:l['’])?)?\s*(?P<since>{_WHEN})"
_UNTIL = rf"(?:(?:sino|fino)\s+)?(?:al?(?:l['’])?)\s*(?P<until>{_WHEN})"
_ONLY_UNTIL = rf"(?:sino|fino)\s+(?:al?(?:l['’])?)\s*(?P<only>{_WHEN})"
_SERVICE = r"dall['’]\s?(?:assunzione|entrata\s+in\s+servizio)|fino\s+(?:alla\s+cessazione|al\s+pensionamento)"
_DAYS = re.compile(rf"(?<!\w)(?:{_SINCE}(?:\s*,?\s*{_UNTIL})?|{_ONLY_UNTIL}|{_SERVICE})(?!\w)", re.IGNORECASE)
_BARE = re.compile(rf"(?<=[^\W\d_.'])\s*,?\s+(?P<days>{_DAYS.pattern})\s*(?=$|[,;/])", re.IGNORECASE)


def with_days_in_brackets(text: str) -> str:
    """Write «Anna Melis dal 1° giugno» as «Anna Melis (dal 1° giugno)»: what is in brackets is no part of a name."""
    return _BARE.sub(r" (\g<days>)", text)


def days_told(text: str, year: int) -> Limits:
    """Return the days of `year` that the words beside a name say; those that are none of the year say nothing."""
    found = _DAYS.search(text)
    if found is None:
        return None, None
    start = _day(found["since"], year, is_end=False)
    end = _day(found["until"] or found["only"], year, is_end=True)
    return (None, None) if start and end and end < start else (start, end)


def within(service: Limits, told: Limits, year: int) -> Limits:
    """Return the days told that are days of service; all those of service where none is, or nothing is told."""
    whole = year_period(year)
    start = max(service[0] or whole.start, told[0] or whole.start)
    end = min(service[1] or whole.end, told[1] or whole.end)
    if end < start:
        return service
    days = Period(start, end)
    return (None if days.start == whole.start else days.start, None if days.end == whole.end else days.end)


def _day(text: str | None, year: int, *, is_end: bool) -> date | None:
    """Read «1° giugno», «01/06» or «giugno»: of a month alone its first day, or its last."""
    with suppress(NotReadable):
        if text and not text[0].isdigit():
            first = parse_date(f"1 {text}", year)
            text = f"{monthrange(first.year, first.month)[1]} {text}" if is_end else f"1 {text}"
        day = parse_date(" ".join((text or "").split()), year)
        return day if day.year == year else None
    return None
