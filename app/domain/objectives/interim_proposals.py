"""The interim values that the readings propose: nothing is written before somebody agrees to them."""

from dataclasses import dataclass
from datetime import date

from app.domain.columns import Column, Format
from app.domain.italian import format_date
from app.domain.year_windows import Window


@dataclass(frozen=True, slots=True)
class InterimProposal:
    """The last reading of an indicator in the window of the interim check; `id` is that of the reading.

    `present` is the interim value that there is now, a dash where there is none.
    """

    id: int
    code: str
    name: str
    on_date: date
    shown: str
    present: str


PROPOSAL_COLUMNS: tuple[Column, ...] = (
    Column("code", "Codice", Format.CODE, 11),
    Column("name", "Indicatore", Format.TEXT, 40),
    Column("on_date", "Rilevato il", Format.DATE, 11),
    Column("shown", "Rilevazione", Format.TEXT, 12, with_figures=True),
    Column("present", "Intermedio ora", Format.TEXT, 14, with_figures=True),
)


@dataclass(frozen=True, slots=True)
class InterimProposals:
    """What the readings of a window propose."""

    window: Window
    rows: tuple[InterimProposal, ...] = ()

    @property
    def days(self) -> str:
        return f"dal {format_date(self.window.start)} al {format_date(self.window.due)}"
