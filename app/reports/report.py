"""The Relazione sulla performance, printed and written in Word: its parts in the order in which they are read."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import BinaryIO

from app.domain.documents.achievement import HOW_COUNTED
from app.domain.documents.common import Printed
from app.domain.documents.minutes import CERTIFIED_COLUMNS
from app.domain.documents.publication import CLASS_COLUMNS, DEGREE_COLUMNS
from app.domain.documents.report import PROCESS_COLUMNS, SUMMARY_COLUMNS, PerformanceReport
from app.domain.italian import format_date, format_decimal, format_percent, plural
from app.reports.charts import classes_chart, results_chart
from app.reports.word.to_word import write_word
from app.reports.written.content import (
    WordTone,
    WrittenCell,
    WrittenColumn,
    WrittenDocument,
    WrittenElement,
    WrittenFigure,
    WrittenHeading,
    WrittenPart,
    WrittenRow,
    WrittenTable,
    column_table,
    said,
    words,
    written_text,
)
from app.reports.written.to_pdf import print_written
from app.reports.written_results import deviations, results_table

Elements = Iterator[WrittenElement]

TITLE = "Relazione sulla performance"
_SIGNATURES = (WrittenColumn("Componente", 180), WrittenColumn("Data", 90), WrittenColumn("Firma", 220))
_PLACES = 3
_ROOM_TO_SIGN = (("\N{NO-BREAK SPACE}", WordTone.PLAIN),) * 3


def print_report(document: PerformanceReport, out: BinaryIO) -> Printed:
    """Print the Relazione with contents, bookmarks and page numbers."""
    printed = print_written(written_report(document), out)
    return replace(printed, issues=(*printed.issues, *document.issues))


def write_report(document: PerformanceReport, out: BinaryIO) -> Printed:
    """Write the Relazione as a document of Word."""
    written = write_word(written_report(document), out)
    return replace(written, issues=(*written.issues, *document.issues))


def written_report(document: PerformanceReport) -> WrittenDocument:
    """Put the Relazione in the order in which it is read; parts with nothing in them are left out."""
    return WrittenDocument(
        document.letterhead,
        document.imprint,
        TITLE,
        subtitles=(f"Anno {document.year}", f"Piano {document.period}"),
        remarks=(),
        subject=f"{TITLE}, anno {document.year}",
        parts=tuple(_parts(document)),
    )


def _parts(document: PerformanceReport) -> Iterator[WrittenPart]:
    parts: tuple[tuple[str, Callable[[PerformanceReport], Elements]], ...] = (
        ("Presentazione", _opening),
        ("I risultati", _results),
        ("Scostamenti e variazioni", _deviations),
        ("Distribuzione delle valutazioni", _evaluations),
        ("Formazione del personale", _training),
        ("Il ciclo dell'anno", _process),
        ("Certificazione", _certification),
    )
    found = ((title, tuple(elements(document))) for title, elements in parts)
    for number, (title, elements) in enumerate((one for one in found if one[1]), start=1):
        yield WrittenPart(f"{number}. {title}", elements)


def _training(document: PerformanceReport) -> Elements:
    if document.training is not None and not document.training.is_empty:
        yield from map(said, document.training.sentences)


def _texts(document: PerformanceReport, code: str) -> Elements:
    for text in document.texts.get(f"report.{code}", ()):
        yield from written_text(text)


def _opening(document: PerformanceReport) -> Elements:
    yield from _texts(document, "introduction")
    yield from _texts(document, "context")


def _results(document: PerformanceReport) -> Elements:
    yield from _texts(document, "results")
    if not document.groups:
        yield said("L'anno non ha obiettivi.")
        return
    yield WrittenHeading("Quadro d'insieme", 1)
    yield said(_summary(document), keeps_next=True)
    yield column_table("Risultati per Area", SUMMARY_COLUMNS, document.lines, document.total)
    yield said(HOW_COUNTED, WordTone.QUIET)
    chart = results_chart(document.lines)
    shown = "; ".join(
        f"{one.title}: superiori {one.above}, in linea {one.in_line}, inferiori {one.below},"
        f" non misurabili {one.not_measurable}"
        for one in document.lines
    )
    yield WrittenFigure("Obiettivi per esito", chart, f"Barre degli obiettivi di ogni Area per esito. {shown}.")
    for group in document.groups:
        yield WrittenHeading(group.title, 1)
        yield results_table(f"Risultati: {group.title}", group.objectives)


def _summary(document: PerformanceReport) -> str:
    total = document.total
    aside = f" (di cui {plural(total.neutralised, 'neutralizzato', 'neutralizzati')})" if total.neutralised else ""
    share, mean = total.on_target, total.mean
    reached = f" In linea o oltre: {format_percent(share)} dei misurati." if share is not None else ""
    degree = f" Grado medio: {format_decimal(mean)} su 100." if mean is not None else ""
    return (
        f"{plural(total.objectives, 'obiettivo', 'obiettivi')}; risultato superiore all'atteso: {total.above},"
        f" in linea: {total.in_line}, inferiore: {total.below}, non misurabile: {total.not_measurable}{aside}."
        f"{reached}{degree}"
    )


def _deviations(document: PerformanceReport) -> Elements:
    groups = list(document.deviating())
    if not groups:
        return
    yield from _texts(document, "deviations")
    for group in groups:
        yield WrittenHeading(group.title, 1)
        yield from deviations(f"Scostamenti: {group.title}", group.objectives)


def _evaluations(document: PerformanceReport) -> Elements:
    yield from _texts(document, "evaluations")
    evaluations = document.evaluations
    if why := evaluations.why_none:
        yield said(why)
        return
    yield column_table("Persone valutate e differenziazione", DEGREE_COLUMNS, evaluations.groups)
    yield said(evaluations.note, WordTone.QUIET)
    for group in evaluations.groups:
        if len(group.classes) > 1:
            yield WrittenHeading(group.title, 1)
            yield column_table(f"Valutazioni per classe: {group.title}", CLASS_COLUMNS, group.classes)
            shown = "; ".join(f"{one.words}: {plural(one.people, 'persona', 'persone')}" for one in group.classes)
            yield WrittenFigure(f"Valutazioni: {group.title}", classes_chart(group.classes), f"Barre. {shown}.")


def _process(document: PerformanceReport) -> Elements:
    yield from _texts(document, "process")
    yield column_table("Le fasi dell'anno", PROCESS_COLUMNS, document.process)


def _certification(document: PerformanceReport) -> Elements:
    yield from _texts(document, "certification")
    if document.certified:
        yield WrittenHeading("Risultati certificati", 1)
        yield column_table("Certificazioni dei risultati", CERTIFIED_COLUMNS, document.certified)
    yield WrittenHeading(document.body, 1)
    yield said(_validation(document), keeps_next=True)
    names = document.members or ("",) * _PLACES
    yield WrittenTable("Firme", _SIGNATURES, tuple(_to_sign(name) for name in names))


def _validation(document: PerformanceReport) -> str:
    """Say that it was validated, when and by which minutes; while the year is open leave it to be ticked by hand."""
    examined = f"Esaminata la Relazione sulla performance dell'anno {document.year}"
    if document.validated_on is None:
        return f"{examined}, la valida:   sì ___   no ___"
    return f"{examined}, l'ha validata il {format_date(document.validated_on)}: {document.validation}."


def _to_sign(name: str) -> WrittenRow:
    """Make a row with room for a hand."""
    return WrittenRow((words(name), WrittenCell(_ROOM_TO_SIGN), words("")))
