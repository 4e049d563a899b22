"""What the bars of a person's year say: a name, and a note that may be left out where there is no room."""

from datetime import date

from app.domain.italian import format_percent, plural
from app.domain.periods import Period
from app.domain.roles import SheetRole
from app.domain.structure.absences import AbsenceRow
from app.domain.structure.appointments import EqAppointmentRow
from app.domain.structure.postings import PostingRow
from app.domain.workflow import SheetState

Words = tuple[str, str]
"""The name and the note."""

_SHEETS = {SheetRole.EMPLOYEE: "Scheda dipendente", SheetRole.EQ: "Scheda EQ", SheetRole.SECRETARY: "Scheda Segretario"}


def day_and_month(day: date) -> str:
    return f"{day:%d/%m}"


def days_of(period: Period) -> str:
    return plural(period.days, "giorno", "giorni")


def span_words(period: Period) -> str:
    """Write days of one year: `dal 01/07 al 14/07`, `il 01/07`."""
    if period.days == 1:
        return f"il {day_and_month(period.start)}"
    return f"dal {day_and_month(period.start)} al {day_and_month(period.end)}"


def posting_words(row: PostingRow, unit: str, days: Period) -> Words:
    return unit, _joined(_since(row.valid_from, days), row.profile, format_percent(row.part_time, None))


def appointment_words(row: EqAppointmentRow, areas: str, days: Period) -> Words:
    interim = "ad interim" if row.is_ad_interim else ""
    since = _since(row.valid_from, days)
    return areas, f"{interim} {since}".strip()


def absence_words(row: AbsenceRow, days: Period, *, is_neutral: bool) -> Words:
    return row.kind, _joined(days_of(days), "non pesa" if is_neutral else "pesa")


def sheet_words(role: SheetRole, state: SheetState, days: Period) -> Words:
    first, last = day_and_month(days.start), day_and_month(days.end)
    return _SHEETS[role], _joined(f"{first} – {last}", days_of(days), state.italian)


def _since(start: date, days: Period) -> str:
    """Say when a fact begins, if that is after the first day of the year."""
    return f"dal {day_and_month(start)}" if start == days.start and (start.month, start.day) != (1, 1) else ""


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
