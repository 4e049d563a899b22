"""The Verbale del Nucleo: the degrees of achievement that are certified, by Area."""

from dataclasses import dataclass
from datetime import date

from app.domain.columns import Column, Format
from app.domain.documents.achievement import ResultGroup, ResultSummary, summaries_of, whole_of
from app.domain.documents.common import Imprint, Letterhead

AREA_COLUMNS: tuple[Column, ...] = (
    Column("title", "Area", width=48),
    Column("objectives", "Obiettivi", Format.INTEGER, 11),
    Column("measured", "Misurati", Format.INTEGER, 10),
    Column("neutralised", "Neutralizzati", Format.INTEGER, 13),
    Column("certified", "Certificati", Format.INTEGER, 11),
    Column("mean", "Grado medio", Format.DECIMAL, 13),
)


@dataclass(frozen=True, slots=True)
class CertifiedLine:
    """A certification of the Nucleo that stands: its day, its minutes, how many objectives, who wrote it down."""

    on_date: date
    minutes: str
    objectives: int
    recorded_by: str = ""


CERTIFIED_COLUMNS: tuple[Column, ...] = (
    Column("on_date", "Data", Format.DATE, 16),
    Column("minutes", "Verbale", width=62),
    Column("objectives", "Obiettivi certificati", Format.INTEGER, 24),
)
RECORDED_COLUMNS = (*CERTIFIED_COLUMNS, Column("recorded_by", "Registrata da", width=30))


@dataclass(frozen=True, slots=True)
class BodyMinutes:
    """The minutes in which `body` certifies what the objectives of a year have reached; `members` are in office.

    `recorded` are the certifications written down so far, each with its minutes.
    """

    letterhead: Letterhead
    imprint: Imprint
    year: int
    on_day: date
    body: str
    members: tuple[str, ...] = ()
    method: str = ""
    groups: tuple[ResultGroup, ...] = ()
    recorded: tuple[CertifiedLine, ...] = ()

    @property
    def area_columns(self) -> tuple[Column, ...]:
        """The columns of the summary: how many are certified only where a certification is written down."""
        return AREA_COLUMNS if self.recorded else tuple(one for one in AREA_COLUMNS if one.key != "certified")

    @property
    def lines(self) -> tuple[ResultSummary, ...]:
        return summaries_of(self.groups)

    @property
    def total(self) -> ResultSummary:
        return whole_of(self.groups)
