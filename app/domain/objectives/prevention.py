"""Measures against corruption of a year, that objectives carry out (L. 190/2012 art. 1 c. 8; PNA)."""

from dataclasses import dataclass

from app.domain.columns import Column, Format
from app.domain.ids import MeasureId
from app.domain.issues import Issue
from app.domain.objectives.rules import text_issues

LONGEST_TEXT = 1000


@dataclass(frozen=True, slots=True)
class MeasureDraft:
    """A measure as a form or a row of the table edits it."""

    id: MeasureId | None = None
    version: int | None = None
    code: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure in the list of its year; `objectives` are the codes of those that carry it out."""

    id: MeasureId
    version: int
    code: str
    text: str
    objectives: str = ""

    @property
    def draft(self) -> MeasureDraft:
        return MeasureDraft(self.id, self.version, self.code, self.text)


MEASURE_COLUMNS: tuple[Column, ...] = (
    Column("code", "Codice", Format.CODE, 12, editable=True, required=True, synonyms=("Cod.", "Misura")),
    Column("text", "Misura", Format.LONG_TEXT, 56, editable=True, required=True, synonyms=("Descrizione",)),
    Column("objectives", "Obiettivi", Format.TEXT, 28),
)


def validate(draft: MeasureDraft) -> list[Issue]:
    return [
        *text_issues(draft.code, "code", "il codice", longest=30, required=True),
        *text_issues(draft.text, "text", "la misura", longest=LONGEST_TEXT, required=True),
    ]
