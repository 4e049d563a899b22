"""The days on which something is recorded of the objectives of a year."""

from collections.abc import Iterator
from datetime import date

from app.domain.issues import Issue, Severity
from app.domain.italian import format_date


def year_day_issues(on: date | None, year: int, today: date, field: str = "on_date") -> Iterator[Issue]:
    """Refuse a day before the year or still to come; one after its end is only told: papers come late."""
    if on is None:
        return
    if on.year < year:
        yield Issue("before_year", f"Il {format_date(on)} è prima del {year}: l'obiettivo è di quell'anno.", field)
    elif on > today:
        yield Issue("future", f"La data è nel futuro: oggi è il {format_date(today)}.", field)
    elif on.year > year:
        sentence = f"Il {format_date(on)} è dopo la fine del {year}."
        yield Issue("after_year", sentence, field, Severity.WARNING)
