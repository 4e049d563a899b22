"""The results of the objectives of a year: what is certified of them, what may be, what lacks."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.certification.standing import StandingCertification
from app.domain.columns import Column, Format
from app.domain.ids import CertificationId, MinutesFileId, ObjectiveId
from app.domain.italian import DASH, format_percent
from app.domain.italian_enum import ItalianEnum
from app.domain.objectives.objective import UnitRef


class ResultStanding(ItalianEnum):
    """Where the result of an objective stands before the Nucleo."""

    READY = "ready", "Da certificare"
    CERTIFIED = "certified", "Certificato"
    UNMEASURED = "unmeasured", "Non misurato"


@dataclass(frozen=True, slots=True)
class ObjectiveResultRow:
    """An objective of a year with its result, as the page *Certificazione* lists it.

    `degree` is what its values give today (None: not measured, or neutralised); `lacking` says why it cannot be
    certified; `values` and `sources` tell what it was measured from.
    """

    id: ObjectiveId
    code: str
    title: str
    area: str
    units: str
    unit_refs: tuple[UnitRef, ...]
    degree: Decimal | None
    values: str = ""
    sources: str = ""
    lacking: str = ""
    is_neutralised: bool = False
    certified: StandingCertification | None = None

    @property
    def standing(self) -> ResultStanding:
        if self.certified is not None:
            return ResultStanding.CERTIFIED
        return ResultStanding.UNMEASURED if self.lacking else ResultStanding.READY

    @property
    def standing_words(self) -> str:
        """Say where it stands, with the day or what is missing."""
        if self.certified is not None:
            return self.certified.sentence
        return f"{self.standing.italian}: {self.lacking}" if self.lacking else self.standing.italian

    @property
    def shown_degree(self) -> str:
        """The degree as it was certified, else as it is measured today."""
        if self.is_neutralised:
            return "neutralizzato"
        degree = self.certified.degree if self.certified else self.degree
        return DASH if degree is None else format_percent(degree, 2)

    @property
    def is_different(self) -> bool:
        """Whether the values give today another degree than the one certified: the method counts them otherwise."""
        return self.certified is not None and self.certified.degree != self.degree


RESULT_COLUMNS: tuple[Column, ...] = (
    Column("code", "Codice", Format.CODE, 11),
    Column("title", "Obiettivo", Format.TEXT, 40),
    Column("shown_degree", "Grado", Format.TEXT, 12, with_figures=True),
    Column("values", "Valori ed evidenze", Format.TEXT, 40),
    Column("standing_words", "Certificazione", Format.TEXT, 34),
    Column("sources", "Fonti", Format.TEXT, 24),
    Column("units", "Unità", Format.TEXT, 22),
)


@dataclass(frozen=True, slots=True)
class CertifiedResult:
    """An objective in a certification: the degree as certified (None: neutralised) and, if it was, its reopening."""

    objective_id: ObjectiveId
    code: str
    title: str
    area: str
    degree: Decimal | None
    reopened_on: date | None = None
    reopened_by: str = ""
    reopened_reason: str = ""

    @property
    def stands(self) -> bool:
        return self.reopened_on is None


@dataclass(frozen=True, slots=True)
class MinutesFileRow:
    """The scan of the minutes of a certification; `size` in bytes."""

    id: MinutesFileId
    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class CertificationRecord:
    """One certification of the Nucleo with its results, for the *Verbale* and the page.

    `minutes` are the words and the act, as a text calls them: `Verbale n. 3 del 20/01/2025`.
    """

    id: CertificationId
    year: int
    on_date: date
    minutes: str
    recorded_by: str
    recorded_on: date
    is_of_body: bool
    results: tuple[CertifiedResult, ...] = ()
    files: tuple[MinutesFileRow, ...] = ()

    @property
    def standing(self) -> tuple[CertifiedResult, ...]:
        """Those that were not opened again."""
        return tuple(one for one in self.results if one.stands)
