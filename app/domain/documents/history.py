"""The history of a sheet on paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.audit.sheet_changes import SheetChange
from app.domain.documents.common import Imprint, Letterhead
from app.domain.italian import format_date
from app.domain.periods import Period


@dataclass(frozen=True, slots=True)
class SheetHistoryDocument:
    """What happened to the sheet of `person` until a day, the newest first."""

    letterhead: Letterhead
    imprint: Imprint
    year: int
    on_day: date
    person: str
    round_title: str
    period: Period
    changes: Sequence[SheetChange]

    @property
    def about(self) -> str:
        """Say which sheet it is, of somebody who may have more of them in the year, and until when its history goes."""
        start, end, day = (format_date(one) for one in (self.period.start, self.period.end, self.on_day))
        return f"{self.round_title}, dal {start} al {end}; la storia arriva al {day}."

    @property
    def title(self) -> str:
        return f"Storia della scheda di {self.person}"
