"""The history of a sheet on paper."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.audit.sheet_changes import SheetChange
from app.domain.documents.common import Imprint, Letterhead


@dataclass(frozen=True, slots=True)
class SheetHistoryDocument:
    """What happened to the sheet of `person` until a day, the newest first."""

    letterhead: Letterhead
    imprint: Imprint
    year: int
    on_day: date
    person: str
    round_title: str
    changes: Sequence[SheetChange]

    @property
    def title(self) -> str:
        return f"Storia della scheda di {self.person}"
