"""The paper of the closing of a year: on what ground, where the audit stood, what stood then, each reopening."""

from dataclasses import dataclass
from datetime import date

from app.domain.closing.checklist import ClosingPoint
from app.domain.closing.history import ClosingRecord
from app.domain.documents.common import Imprint, Letterhead


@dataclass(frozen=True, slots=True)
class YearClosingDocument:
    """`standing` is the closing in force, None while the year is open; `points` what the archive says on `on_day`.

    `signatory` is the name of the Segretario who signs that closing, empty where the archive does not know it.
    """

    letterhead: Letterhead
    imprint: Imprint
    year: int
    on_day: date
    standing: ClosingRecord | None
    points: tuple[ClosingPoint, ...] = ()
    history: tuple[ClosingRecord, ...] = ()
    signatory: str = ""

    @property
    def reopened(self) -> tuple[ClosingRecord, ...]:
        return tuple(one for one in self.history if not one.stands)
