"""The Relazione sulla performance: results against targets, why they differ, how people were evaluated, the process."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from app.domain.columns import Column, Format
from app.domain.document_text.rich_text import TitledText
from app.domain.documents.achievement import (
    Achievement,
    ObjectiveResult,
    ResultGroup,
    ResultSummary,
    summaries_of,
    whole_of,
)
from app.domain.documents.anonymous import NameFinder
from app.domain.documents.common import Imprint, Letterhead
from app.domain.documents.minutes import CertifiedLine
from app.domain.documents.publication import PublishedEvaluations
from app.domain.issues import Issue, Severity
from app.domain.italian import plural
from app.domain.training.published import PublishedTraining

SUMMARY_COLUMNS: tuple[Column, ...] = (
    Column("title", "Area", width=44),
    Column("objectives", "Obiettivi", Format.INTEGER, 12),
    Column("above", "Superiori", Format.INTEGER, 12),
    Column("in_line", "In linea", Format.INTEGER, 11),
    Column("below", "Inferiori", Format.INTEGER, 11),
    Column("not_measurable", "Non misurabili", Format.INTEGER, 13),
    Column("mean", "Grado medio", Format.DECIMAL, 11),
)


@dataclass(frozen=True, slots=True)
class ProcessLine:
    """A step of the year: what was done and when, in words and numbers."""

    step: str
    words: str


PROCESS_COLUMNS: tuple[Column, ...] = (
    Column("step", "Fase", width=34),
    Column("words", "Che cosa è stato fatto", width=84),
)


@dataclass(frozen=True, slots=True)
class PerformanceReport:
    """The Relazione of a year; it is published, and names nobody who is evaluated.

    `texts` are the words of each part by its code; `omitted` how many texts had a name that was left out.
    """

    letterhead: Letterhead
    imprint: Imprint
    year: int
    period: str
    body: str
    texts: Mapping[str, tuple[TitledText, ...]]
    groups: tuple[ResultGroup, ...]
    process: tuple[ProcessLine, ...]
    evaluations: PublishedEvaluations
    certified: tuple[CertifiedLine, ...] = ()
    members: tuple[str, ...] = ()
    omitted: int = 0
    training: PublishedTraining | None = None
    validated_on: date | None = None
    """The day on which the Nucleo validated it, as the closing of the year says; `validation`: the minutes."""
    validation: str = ""

    @property
    def lines(self) -> tuple[ResultSummary, ...]:
        return summaries_of(self.groups)

    @property
    def total(self) -> ResultSummary:
        return whole_of(self.groups)

    @property
    def issues(self) -> tuple[Issue, ...]:
        """Tell whoever prints that names were left out."""
        if not self.omitted:
            return ()
        texts = plural(self.omitted, "testo nomina una persona valutata", "testi nominano persone valutate")
        sentence = f"{texts}: nella Relazione, che si pubblica, al posto del nome c'è «(omissis)»."
        return (Issue("names_omitted", sentence, severity=Severity.WARNING),)

    def deviating(self) -> Iterator[ResultGroup]:
        """Yield the objectives that are not where they were expected, or were changed, by group."""
        for group in self.groups:
            own = tuple(one for one in group.objectives if one.achievement is not Achievement.IN_LINE or one.changes)
            if own:
                yield ResultGroup(group.title, own)


def without_names(groups: tuple[ResultGroup, ...], finder: NameFinder) -> tuple[tuple[ResultGroup, ...], int]:
    """Return the same results with no name of those whom `finder` knows, and how many texts had one."""
    found: list[str] = []

    def clean(text: str) -> str:
        cleaned = finder.without(text)
        if cleaned != text:
            found.append(text)
        return cleaned

    cleaned = tuple(
        ResultGroup(group.title, tuple(_cleaned(one, clean) for one in group.objectives)) for group in groups
    )
    return cleaned, len(set(found))


def _cleaned(one: ObjectiveResult, clean: Callable[[str], str]) -> ObjectiveResult:
    return replace(
        one,
        title=clean(one.title),
        owner="",
        neutralised=clean(one.neutralised),
        indicators=tuple(
            replace(
                row, name=clean(row.name), reason=clean(row.reason), source=clean(row.source), choice=clean(row.choice)
            )
            for row in one.indicators
        ),
        notes=tuple(
            replace(note, notes=clean(note.notes), critical_points=clean(note.critical_points)) for note in one.notes
        ),
        changes=tuple(
            replace(
                change,
                what=clean(change.what),
                reason=clean(change.reason),
                act=clean(change.act),
                details=tuple(map(clean, change.details)),
            )
            for change in one.changes
        ),
    )
