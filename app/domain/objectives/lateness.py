"""What of an objective is late on a day: phases that should be over, indicators due that are not done."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from app.domain.exact import HUNDRED
from app.domain.italian import MONTHS, format_date, format_percent


@dataclass(frozen=True, slots=True)
class PhaseStanding:
    """A phase as it stands on a day: its planned months (bit 0 is January), its last day, how far it is."""

    title: str
    months: int
    ends_on: date | None
    progress: Decimal


@dataclass(frozen=True, slots=True)
class DueStanding:
    """An indicator that is due by a day, and the day on which it was done, if it was."""

    name: str
    due_on: date
    done_on: date | None = None


def planned_end(phase: PhaseStanding, year: int) -> date | None:
    """Return the last day on which a phase is planned: the one it says, else the end of its last month."""
    if phase.ends_on is not None or not phase.months:
        return phase.ends_on
    month = phase.months.bit_length()
    return date(year, 12, 31) if month == len(MONTHS) else date(year, month + 1, 1) - timedelta(days=1)


def late_parts(day: date, year: int, phases: Iterable[PhaseStanding], due: Iterable[DueStanding]) -> Iterator[str]:
    """Say of each part that is late since when, and how far it is."""
    for phase in phases:
        end = planned_end(phase, year)
        if end is not None and end < day and phase.progress < HUNDRED:
            done = format_percent(phase.progress, None)
            yield f"fase «{phase.title}» da concludere entro il {format_date(end)}, al {done}"
    for one in due:
        if one.due_on < day and (one.done_on is None or one.done_on > day):
            yield f"«{one.name}» da concludere entro il {format_date(one.due_on)}"
