"""What copying a year would do, before anything is written."""

from dataclasses import dataclass

from app.domain.columns import Column, Format
from app.domain.ids import ObjectiveId
from app.domain.issues import Issue
from app.domain.italian import listed, plural
from app.domain.next_year.choice import YearCopy


@dataclass(frozen=True, slots=True)
class CopyRow:
    """An objective that would be made; `id` is that of the one it is copied from, `note` what changes in it."""

    id: ObjectiveId
    code: str
    title: str
    indicators: int
    phases: int
    people: int
    note: str = ""


COPY_COLUMNS: tuple[Column, ...] = (
    Column("code", "Codice", Format.CODE, 12),
    Column("title", "Obiettivo", Format.TEXT, 44),
    Column("indicators", "Indicatori", Format.INTEGER, 9),
    Column("phases", "Fasi", Format.INTEGER, 7),
    Column("people", "Persone", Format.INTEGER, 8),
    Column("note", "Da sapere", Format.TEXT, 36),
)


@dataclass(frozen=True, slots=True)
class CopyPreview:
    """The objectives that would be made, how much else, and what whoever copies has to know."""

    copy: YearCopy
    rows: tuple[CopyRow, ...] = ()
    notes: tuple[Issue, ...] = ()
    measures: int = 0
    texts: int = 0
    method: str = ""
    documents: int = 0

    @property
    def is_empty(self) -> bool:
        return not (self.rows or self.measures or self.texts or self.method or self.documents)

    @property
    def summary(self) -> str:
        """Say how much is copied: `2 obiettivi, 3 indicatori e 4 assegnazioni`."""
        counts = (
            (len(self.rows), "obiettivo", "obiettivi"),
            (sum(row.indicators for row in self.rows), "indicatore", "indicatori"),
            (sum(row.phases for row in self.rows), "fase", "fasi"),
            (sum(row.people for row in self.rows), "assegnazione", "assegnazioni"),
            (self.measures, "misura anticorruzione", "misure anticorruzione"),
            (self.texts, "testo", "testi"),
            (self.documents, "documento con chi lo firma", "documenti con chi li firma"),
        )
        words = [plural(count, one, many) for count, one, many in counts if count]
        return listed([*words, *([f"metodologia {self.method}"] if self.method else [])])
