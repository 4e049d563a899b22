"""The evaluation sheet, block after block, in the order in which it is read and signed."""

from collections.abc import Iterator
from datetime import date

from app.domain.documents.sheet import EvaluationSheetDocument, PrintedResult, SheetMode
from app.domain.italian import format_date, plural
from app.domain.sheets.particulars import SheetDates
from app.reports.blocks.base import Block
from app.reports.blocks.extras import HandLines, seal
from app.reports.blocks.fields import LabelledValue, fields
from app.reports.blocks.signatures import signatures
from app.reports.blocks.texts import heading, paragraph
from app.reports.flow import PageFlow
from app.reports.interim_sheet import interim_blocks
from app.reports.letterhead import Margins, dress, letterhead
from app.reports.page import Page
from app.reports.pdf_file import PdfFile
from app.reports.person_panel import person_panel
from app.reports.sheet_tables import (
    correction_table,
    explanation_table,
    factors_table,
    objectives_table,
    summary_table,
)
from app.reports.style import BODY, NOTE, QUIET, SUBTITLE, TITLE


def sheet_pages(document: EvaluationSheetDocument, file: PdfFile) -> list[Page]:
    """Lay out one sheet on its own pages, numbered from 1, with its entry in the outline."""
    flow = PageFlow(file.new_page)
    flow.pages[0].bookmark(bookmark_of(document), 0, 842)
    flow.add((letterhead(document.letterhead, file.logo(document.letterhead.logo)),))
    flow.add(sheet_blocks(document))
    dress(flow.pages, _margins(document))
    return flow.pages


def bookmark_of(document: EvaluationSheetDocument) -> str:
    return f"{document.person.full_name} ({document.person.matricola})"


def _margins(document: EvaluationSheetDocument) -> Margins:
    title = f"{document.heading}  ·  {document.round_title}  ·  {bookmark_of(document)}"
    return Margins(document.imprint, title, is_provisional=document.mode is SheetMode.PROVISIONAL)


def sheet_blocks(document: EvaluationSheetDocument) -> Iterator[Block]:
    yield from _title(document)
    yield person_panel(document.person, document.names)
    for line in document.standing:
        yield paragraph(f"{line.rstrip('.')}.", NOTE, after=0)
    if document.is_interim:
        yield from interim_blocks(document)
    else:
        yield from _sections(document)
        yield from _blank_outcome(document.result) if document.mode is SheetMode.BLANK else _outcome(document)
        yield from _texts(document)
    yield from _remarks(document)
    yield from _closing(document)


def _title(document: EvaluationSheetDocument) -> Iterator[Block]:
    yield paragraph(document.heading, TITLE, before=4, after=0)
    parts = [document.names.role, document.round_title]
    if document.mode is SheetMode.BLANK:
        parts.append("modulo da compilare")
    yield paragraph("  ·  ".join(parts), SUBTITLE, after=2)
    if document.mode is SheetMode.PROVISIONAL:
        yield from _provisional(document.missing, "verifica" if document.is_interim else "valutazione")


def _provisional(missing: tuple[str, ...], what: str) -> Iterator[Block]:
    """Say that the sheet is provisional, then what it lacks, a line for each section."""
    sentence = f"Scheda provvisoria: la {what} non è conclusa e i valori possono cambiare."
    yield paragraph(f"{sentence} Mancano:" if missing else sentence, NOTE, after=0)
    for line in missing:
        yield paragraph(f"– {line}.", NOTE, after=0)


def _sections(document: EvaluationSheetDocument) -> Iterator[Block]:
    blank = document.mode is SheetMode.BLANK
    for section in (one for one in document.sections if one.is_detailed):
        yield heading(section.title)
        if section.words:
            yield paragraph(section.words, QUIET, keeps_next=True)
        if section.is_correction:
            yield correction_table(section, blank=blank)
            continue
        if section.objectives:
            yield objectives_table(section, blank=blank)
        if section.factors or not section.objectives:
            yield factors_table(section, blank=blank)


def _outcome(document: EvaluationSheetDocument) -> Iterator[Block]:
    provisional = document.mode is SheetMode.PROVISIONAL
    yield heading("Esito della valutazione")
    yield summary_table(document.sections, document.result, provisional=provisional)
    if document.explanation:
        yield heading("Perché questo punteggio")
        yield explanation_table(document.explanation)


def _blank_outcome(result: PrintedResult) -> Iterator[Block]:
    labels = ("Totale", *(("Performance individuale",) if result.has_individual else ()), "Fascia")
    yield heading("Esito della valutazione")
    yield fields((LabelledValue(label, "", by_hand=True) for label in labels), panel=False, before=4)


def _texts(document: EvaluationSheetDocument) -> Iterator[Block]:
    texts = document.texts
    titled = (
        ("Giudizio complessivo", texts.general),
        ("Punti di forza", texts.strengths),
        ("Aspetti da migliorare", texts.improvements),
        ("Formazione proposta", texts.training),
    )
    blank = document.mode is SheetMode.BLANK
    if blank or any(text for _, text in titled):
        yield heading("Osservazioni del valutatore")
    for title, text in titled:
        if text or (blank and title != "Giudizio complessivo"):
            yield heading(title, 2)
            yield paragraph(text, BODY) if text else HandLines(2)


def _remarks(document: EvaluationSheetDocument) -> Iterator[Block]:
    yield heading("Osservazioni della persona valutata")
    if document.review:
        for line in document.review:
            yield paragraph(line, BODY)
    else:
        remarks = document.texts.remarks
        yield paragraph(remarks, BODY) if remarks else HandLines(3)


def _closing(document: EvaluationSheetDocument) -> Iterator[Block]:
    """Dates, the term for remarks, signatures and seal: all on one page."""
    dates = document.dates
    yield heading("Colloquio, consegna e firme")
    yield fields(
        (
            LabelledValue("Data del colloquio", _day(dates.interview), by_hand=True),
            LabelledValue("Data di consegna", _day(dates.delivery), by_hand=True),
            LabelledValue("Termine per le osservazioni", _term(dates), by_hand=True),
        ),
        panel=False,
        before=4,
        keeps_next=True,
    )
    has_seal = bool(document.qr)
    yield paragraph(_ACKNOWLEDGEMENT, QUIET, before=6, after=0, keeps_next=True)
    yield signatures(document.signatures, keeps_next=has_seal)
    if has_seal:
        yield seal(document.qr, _seal_texts(document))


_ACKNOWLEDGEMENT = (
    "La firma della persona valutata attesta la presa visione e la consegna di una copia della scheda; "
    "non significa che la valutazione sia condivisa."
)


def _day(day: date | None) -> str:
    return format_date(day) if day else ""


def _term(dates: SheetDates) -> str:
    if dates.remarks_until:
        return f"entro il {format_date(dates.remarks_until)}"
    if dates.remarks_days:
        return f"entro {plural(dates.remarks_days, 'giorno', 'giorni')} dalla consegna"
    return ""


_SEAL_MEANING = (
    "Il codice riporta numero e impronta di questa scheda: una copia con un'impronta diversa "
    "non ha lo stesso contenuto."
)


def _seal_texts(document: EvaluationSheetDocument) -> tuple[str, ...]:
    imprint = document.imprint
    return (
        f"Impronta della scheda: {imprint.short_hash}" if imprint.short_hash else "",
        f"Registro delle attività: {imprint.entry}" if imprint.entry else "",
        f"Documento n. {imprint.number}" if imprint.number else "",
        _SEAL_MEANING,
    )
