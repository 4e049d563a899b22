"""What the window of certified data shows of a year."""

from dataclasses import dataclass

from app.domain.certified_data.events import EventRow
from app.domain.certified_data.figures import FigureRow
from app.domain.cycles import Lock
from app.domain.ids import EmployeeId
from app.domain.method.outside import CertifiedDatum


@dataclass(frozen=True, slots=True)
class CertifiedPage:
    """Figures there and missing, events, of whom an event may be; `lock` is why nothing can be changed.

    `is_waited_for`: there are sheets in the year, which may read what is missing.
    """

    year: int
    method: str = ""
    data: tuple[CertifiedDatum, ...] = ()
    figures: tuple[FigureRow, ...] = ()
    events: tuple[EventRow, ...] = ()
    people: tuple[tuple[EmployeeId, str], ...] = ()
    lock: Lock | None = None
    is_waited_for: bool = False

    @property
    def missing(self) -> int:
        return sum(row.value is None for row in self.figures)
