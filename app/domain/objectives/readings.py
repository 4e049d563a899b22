"""Rilevazioni: what was found of an indicator or of a phase on a day of the year.

One rule ties them to the rest. The readings are the history. The interim value of an indicator is its last reading in
the window of the interim check, once somebody has agreed to it; the final value is entered as final. The progress of a
phase is that of its last reading. On a day an indicator stands at the last of its readings and values up to then, a
phase at the last of its readings (one that was never read: at its progress).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from app.domain.columns import Column, Format
from app.domain.exact import ZERO
from app.domain.ids import IndicatorId, PhaseId
from app.domain.issues import Issue
from app.domain.italian import DASH, format_date
from app.domain.objectives.rules import measure_issues, percent_issues, text_issues
from app.domain.objectives.written_value import WrittenValue
from app.domain.periods import year_period

LONGEST = 10_000


@dataclass(frozen=True, slots=True)
class ReadingDraft:
    """A reading of an indicator (`value`) or of a phase (`progress`), with notes and critical points of that day."""

    indicator_id: IndicatorId | None = None
    phase_id: PhaseId | None = None
    id: int | None = None
    version: int | None = None
    on_date: date | None = None
    value: WrittenValue = field(default_factory=WrittenValue)
    progress: Decimal | None = None
    note: str = ""
    critical_points: str = ""


def validate(draft: ReadingDraft, year: int) -> list[Issue]:
    return [
        *_day_issues(draft.on_date, year),
        *percent_issues(draft.progress, "value", "L'avanzamento"),
        *measure_issues(draft.value.value, "value", "Il valore"),
        *text_issues(draft.note, "note", "la nota", longest=LONGEST),
        *text_issues(draft.critical_points, "critical_points", "la criticità", longest=LONGEST),
        *_value_issues(draft),
    ]


def _day_issues(day: date | None, year: int) -> Iterator[Issue]:
    if day is None:
        yield Issue("on_date_missing", "Manca la data della rilevazione.", "on_date")
    elif day not in year_period(year):
        yield Issue("on_date_out_of_year", f"Il {format_date(day)} è fuori dall'anno {year}.", "on_date")


def _value_issues(draft: ReadingDraft) -> Iterator[Issue]:
    if draft.phase_id is not None and draft.progress is None:
        yield Issue("progress_missing", "Manca l'avanzamento, da 0 a 100.", "value")
    is_said = bool(draft.note.strip() or draft.critical_points.strip())
    if draft.phase_id is None and draft.value.is_empty and not is_said:
        yield Issue("nothing_read", "Indicare almeno il valore, una nota o una criticità.", "value")


@dataclass(frozen=True, slots=True)
class ReadingRow:
    """A reading in a table: what it is of, and what was found, in words."""

    id: str
    number: int
    version: int
    part: int
    is_phase: bool
    on_date: date
    what: str
    shown: str
    note: str = ""
    critical_points: str = ""
    author: str = ""

    @property
    def typed(self) -> str:
        """What was found as it is typed: empty where nothing was."""
        return "" if self.shown == DASH else self.shown


READING_COLUMNS: tuple[Column, ...] = (
    Column("on_date", "Data", Format.DATE, 11),
    Column("what", "Indicatore o fase", Format.TEXT, 26),
    Column("shown", "Valore", Format.TEXT, 11, with_figures=True),
    Column("note", "Note", Format.LONG_TEXT, 26),
    Column("critical_points", "Criticità", Format.LONG_TEXT, 26),
    Column("author", "Chi", Format.TEXT, 14),
)


@dataclass(frozen=True, slots=True)
class DatedValue:
    """A value with its day; of the same day the final one stands over the interim, which stands over a reading."""

    on_date: date
    rank: int
    value: WrittenValue
    source: str = ""
    reason: str = ""


def value_on(day: date, known: Iterable[DatedValue]) -> DatedValue | None:
    """Return at what an indicator stands on a day; None where nothing of it was measured by then."""
    past = [one for one in known if one.on_date <= day and not one.value.is_empty]
    return max(past, key=lambda one: (one.on_date, one.rank), default=None)


def progress_on(day: date, progress: Decimal, readings: Sequence[tuple[date, Decimal]]) -> Decimal:
    """Return at what a phase stands on a day: at the last of its readings, which begin at nothing done."""
    if not readings:
        return progress
    return max((one for one in readings if one[0] <= day), key=lambda one: one[0], default=(day, ZERO))[1]
