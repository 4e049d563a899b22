"""What an import asks of who takes a file in: which side of each conflict counts, and what may be left out."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.italian_enum import ItalianEnum

CellPlace = tuple[str, int, str]
"""The name of a sheet, the number of a row and the key of a column."""


class Side(ItalianEnum):
    """Which of two values counts where a cell was changed in the file and in the archive."""

    ARCHIVE = "archive", "archivio"
    FILE = "file", "file"


@dataclass(frozen=True, slots=True)
class CellConflict:
    """A cell that was changed on both sides since the file was made; `key` is that of its column."""

    sheet: str
    row: int
    key: str
    title: str
    heading: str
    archive: str
    file: str

    @property
    def place(self) -> CellPlace:
        return self.sheet, self.row, self.key

    @property
    def sentence(self) -> str:
        return f"{self.sheet}, {self.title}, {self.heading}: in archivio «{self.archive}», nel file «{self.file}»."


@dataclass(frozen=True, slots=True)
class Refusal:
    """A whole sheet of the file that cannot be taken in: whose it is, why, and what to do."""

    sheet: str
    problem: str
    remedy: str

    @property
    def sentence(self) -> str:
        return f"{self.sheet}: {self.problem} {self.remedy}".strip()


class Consent(ItalianEnum):
    """What a file is not taken in without: that it is of another ente, that people are known by their names alone."""

    OTHER_ENTE = "other_ente", "altro-ente"
    BY_NAME = "by_name", "nomi"


@dataclass(frozen=True, slots=True)
class ConsentQuestion:
    """Something that is asked before a file is taken in: what is found, and the words by which it is allowed."""

    consent: Consent
    sentence: str
    acceptance: str


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered: a side for each conflict, or one for all; that the sheets refused may stay out.

    `year` is the one that is open, for a file that does not say of which it is; `consents` are the questions answered
    with a yes; `columns` the keys of our columns by layout and heading of theirs, chosen by hand.
    """

    sides: Mapping[CellPlace, Side] = field(default_factory=dict)
    every_side: Side | None = None
    leaves_refused_out: bool = False
    year: int | None = None
    consents: frozenset[Consent] = frozenset()
    columns: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def side_of(self, place: CellPlace) -> Side | None:
        return self.sides.get(place, self.every_side)


NO_ANSWERS = Answers()
