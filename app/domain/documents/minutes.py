"""The Verbale del Nucleo: the degrees of achievement that are certified, by Area."""

from dataclasses import dataclass
from datetime import date

from app.domain.columns import Column, Format
from app.domain.documents.achievement import ResultGroup, ResultSummary, summaries_of, whole_of
from app.domain.documents.common import Imprint, Letterhead

AREA_COLUMNS: tuple[Column, ...] = (
    Column("title", "Area", width=52),
    Column("objectives", "Obiettivi", Format.INTEGER, 11),
    Column("measured", "Misurati", Format.INTEGER, 11),
    Column("neutralised", "Neutralizzati", Format.INTEGER, 14),
    Column("mean", "Grado medio", Format.DECIMAL, 13),
)


@dataclass(frozen=True, slots=True)
class BodyMinutes:
    """The minutes in which `body` certifies what the objectives of a year have reached; `members` are in office."""

    letterhead: Letterhead
    imprint: Imprint
    year: int
    on_day: date
    body: str
    members: tuple[str, ...] = ()
    method: str = ""
    groups: tuple[ResultGroup, ...] = ()

    @property
    def lines(self) -> tuple[ResultSummary, ...]:
        return summaries_of(self.groups)

    @property
    def total(self) -> ResultSummary:
        return whole_of(self.groups)
