"""What the audit says of a year: when it came into the archive, to whom reminder letters were written."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from app.domain.audit.operation_names import PRINTED
from app.domain.duties.reminding import REMINDERS_TITLE, addressees_in
from app.domain.setting_keys import ENTERED
from app.models.archive_file.connection import Connection

if TYPE_CHECKING:  # the window asks for a year's standing before it has the ORM
    from sqlalchemy.orm import Session

_ENTERED = (
    "SELECT MAX(day) FROM (SELECT value AS day FROM settings WHERE key = ?"
    " UNION ALL SELECT at FROM main.audit_entries WHERE id = 1)"
)
_LETTERS = (
    "SELECT at, label FROM audit_entries WHERE id > (SELECT COALESCE(MAX(id), 0) - 2000 FROM audit_entries)"
    " AND label LIKE ? ORDER BY id DESC"
)
"""Of the last entries alone: an older letter would be offered again anyhow."""


def entered_on(connection: Connection, year: int) -> date | None:
    """Return the day on which `year` came into the archive, when it was already over; None when it was lived in it."""
    (found,) = connection.execute(_ENTERED, (ENTERED.format(year=year),)).fetchone()
    return _entered(found, year)


def entered_on_in(session: "Session", year: int) -> date | None:
    """Return the same within a session."""
    return _entered(session.connection().exec_driver_sql(_ENTERED, (ENTERED.format(year=year),)).scalar(), year)


def _entered(found: str | None, year: int) -> date | None:
    day = _day(found) if found else None
    return day if day and day.year > year else None


def reminded_on(connection: Connection, year: int) -> date | None:
    """Return the day of the last reminder letters of `year`."""
    return next((day for day, _ in _letters(connection, year)), None)


def reminded(connection: Connection, year: int) -> Mapping[str, date]:
    """Return the day of the last letter to each person that the audit names."""
    found: dict[str, date] = {}
    for day, label in _letters(connection, year):
        for name in addressees_in(label):
            found.setdefault(name, day)
    return found


def _letters(connection: Connection, year: int) -> Iterator[tuple[date, str]]:
    for at, label in connection.execute(_LETTERS, (f"{PRINTED}{REMINDERS_TITLE} {year}%",)):
        yield _day(at), label


def _day(at: str) -> date:
    """Return the day of a moment of the audit here, or a day as it is written."""
    return datetime.fromisoformat(at).astimezone().date() if "T" in at else date.fromisoformat(at)
