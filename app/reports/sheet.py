"""The evaluation sheet, block after block, in the order in which it is read and signed."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date

from app.domain.documents.sheet import EvaluationSheetDocument, PrintedResult, SheetMode
from app.domain.italian import DASH, format_date, format_percent, plural
from app.domain.sheets.detail import ItemDetail
from app.domain.sheets.particulars import SheetDates
from app.reports.blocks.base import Block
from app.reports.blocks.extras import HandLines, corner_code
from app.reports.blocks.fields import LabelledValue, fields
from app.reports.blocks.signatures import signatures
from app.reports.blocks.table import Table
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
    individual_performance,
    objectives_table,
    summary_table,
)
from app.reports.style import (
    BODY,
    BODY_BOLD,
    FIRST_TOP,
    FRAME_BOTTOM,
    LABEL,
    NEXT_TOP,
    NOTE,
    QUIET,
    SUBTITLE,
    TITLE,
)


def sheet_pages(document: EvaluationSheetDocument, file: PdfFile) -> list[Page]:
    """Lay out one sheet on its own pages, numbered from 1, with its entry in the outline."""
    flow = PageFlow(file.new_page)
    flow.pages[0].bookmark(bookmark_of(document), 0, 842)
    flow.add((letterhead(document.letterhead, file.logo(document.letterhead.logo)),))
    signed, has_meanings = _signed(document)
    flow.add(signed)
    if annexes := list(annex_blocks(document, has_meanings=not has_meanings)):
        flow.break_page()
        flow.add(annexes)
    dress(flow.pages, _margins(document))
    return flow.pages


def bookmark_of(document: EvaluationSheetDocument) -> str:
    return f"{document.person.full_name} ({document.person.matricola})"


_ONE_SHEET = FIRST_TOP + NEXT_TOP - 2 * FRAME_BOTTOM - 110
"""The height of the two pages of a sheet of paper, less the letterhead and what a break between rows leaves empty."""


def _margins(document: EvaluationSheetDocument) -> Margins:
    title = f"{document.heading}  ·  {document.round_title}  ·  {bookmark_of(document)}"
    return Margins(document.imprint, title, is_provisional=document.mode is SheetMode.PROVISIONAL)


def _signed(document: EvaluationSheetDocument) -> tuple[list[Block], bool]:
    """Return what is signed (facts, result, signatures), and whether it says what the scores mean.

    It does not where it then fits on one sheet of paper. Tables of objectives, the longest, are set once for both.
    """
    if document.not_evaluable:
        return [*_opening(document), *_without_result(document)], True
    opening, ending = list(_opening(document)), list(_ending(document))
    if document.is_interim:
        return [*opening, *interim_blocks(document), *ending], True
    tables = {
        section.code: objectives_table(section, blank=_is_blank(document))
        for section in document.sections
        if section.is_detailed and section.objectives
    }
    roomy = [*opening, *_sections(document, tables, has_meanings=True), *ending]
    if _is_blank(document) or _height(roomy) <= _ONE_SHEET:
        return roomy, True
    tight = [*opening, *_sections(document, tables, has_meanings=False), *ending]
    return (tight, False) if _height(tight) <= _ONE_SHEET else (roomy, True)


def _without_result(document: EvaluationSheetDocument) -> Iterator[Block]:
    """Say why there is no evaluation, and what was said of it: nothing to read as a result, nothing to sign."""
    yield heading("Esito della valutazione", tight=True)
    yield paragraph(f"{document.not_evaluable.rstrip('.')}.", BODY_BOLD)
    for line in document.review:
        yield paragraph(line, BODY)


def _is_blank(document: EvaluationSheetDocument) -> bool:
    return document.mode is SheetMode.BLANK


def _height(blocks: list[Block]) -> float:
    return sum([block.before + block.height + block.after for block in blocks])


def _opening(document: EvaluationSheetDocument) -> Iterator[Block]:
    yield from _title(document)
    yield person_panel(document.person, document.names)
    for line in document.standing:
        yield paragraph(f"{line.rstrip('.')}.", NOTE, after=0)


def _ending(document: EvaluationSheetDocument) -> Iterator[Block]:
    if document.is_interim:
        yield from _remarks(document)
    else:
        yield from _blank_outcome(document.result) if _is_blank(document) else _outcome(document)
    yield from _closing(document)


def annex_blocks(document: EvaluationSheetDocument, *, has_meanings: bool) -> Iterator[Block]:
    """What is read after: notes in full, observations, and how the numbers came to be.

    A check of the half year has said everything before.
    """
    if document.is_interim or document.not_evaluable:
        return
    yield from _notes(document, has_meanings=has_meanings)
    yield from _texts(document)
    yield from _remarks(document)
    if document.explanation and not _is_blank(document):
        yield heading("Perché questo punteggio")
        yield explanation_table(document.explanation)


def _notes(document: EvaluationSheetDocument, *, has_meanings: bool) -> Iterator[Block]:
    """Say under each line what its score means, where it is not said before, and what was written of it."""
    if _is_blank(document):
        return
    items = [item for section in document.sections if section.is_detailed for item in section.items]
    said = [(item, _said_of(item, has_meaning=has_meanings and not item.is_excluded)) for item in items]
    said = [(item, texts) for item, texts in said if texts]
    if said:
        yield heading("Note ai punteggi")
    for item, texts in said:
        yield paragraph(f"{item.code}  {item.label}".strip(), BODY_BOLD, before=4, after=0, keeps_next=True)
        yield from (paragraph(text, BODY, after=2) for text in texts)


def _said_of(item: ItemDetail, *, has_meaning: bool) -> list[str]:
    score = f"{item.answer}: {item.meaning}" if has_meaning and item.meaning else ""
    return [text for text in (score, item.note) if text]


def _title(document: EvaluationSheetDocument) -> Iterator[Block]:
    if document.qr:
        yield corner_code(document.qr)
    yield paragraph(document.heading, TITLE, before=4, after=0)
    parts = [document.names.role, document.round_title]
    if _is_blank(document):
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


def _sections(document: EvaluationSheetDocument, tables: Mapping[str, Table], *, has_meanings: bool) -> Iterator[Block]:
    blank = _is_blank(document)
    for section in (one for one in document.sections if one.is_detailed):
        yield heading(section.title, tight=True)
        if section.words:
            yield paragraph(section.words, QUIET, after=2, keeps_next=True)
        if section.is_correction:
            yield correction_table(section, blank=blank)
            continue
        if section.code in tables:
            yield tables[section.code]
        if section.factors or not section.objectives:
            yield factors_table(section, blank=blank, has_meanings=has_meanings)


def _outcome(document: EvaluationSheetDocument) -> Iterator[Block]:
    provisional = document.mode is SheetMode.PROVISIONAL
    result = document.result
    yield heading("Esito della valutazione", tight=True)
    yield replace(summary_table(document.sections, result, provisional=provisional), keeps_next=True)
    outcomes = (
        ("Performance individuale", individual_performance(result)),
        ("Fascia", result.band or DASH),
        ("Quota della fascia, secondo la metodologia", format_percent(result.share, None)),
    )
    shown = [LabelledValue(label, value, style=BODY_BOLD) for label, value in outcomes if value]
    yield fields(shown, panel=False, before=2, keeps_next=bool(result.note))
    if result.note:
        yield paragraph(result.note, NOTE, before=2, after=0)


def _blank_outcome(result: PrintedResult) -> Iterator[Block]:
    labels = ("Totale", *(("Performance individuale",) if result.has_individual else ()), "Fascia")
    yield heading("Esito della valutazione", tight=True)
    yield fields((LabelledValue(label, "", by_hand=True) for label in labels), panel=False, before=4)


def _texts(document: EvaluationSheetDocument) -> Iterator[Block]:
    texts = document.texts
    titled = (
        ("Giudizio complessivo", texts.general),
        ("Punti di forza", texts.strengths),
        ("Aspetti da migliorare", texts.improvements),
        ("Formazione proposta", texts.training),
    )
    blank = _is_blank(document)
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
    yield heading("Colloquio, consegna e firme", tight=True)
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
    yield paragraph(
        " ".join(filter(None, (_ACKNOWLEDGEMENT, document.second_level))), QUIET, before=4, after=0, keeps_next=True
    )
    yield signatures(document.signatures, before=8, keeps_next=bool(document.qr))
    if document.qr:
        *lines, last = _seal_lines(document)
        for line in lines:
            yield paragraph(line, LABEL, before=4, after=0, keeps_next=True)
        yield paragraph(last, LABEL, before=0 if lines else 4, after=0)


_ACKNOWLEDGEMENT = (
    "La firma della persona valutata attesta presa visione e consegna di una copia; non significa che sia d'accordo."
)


def _day(day: date | None) -> str:
    return format_date(day) if day else ""


def _term(dates: SheetDates) -> str:
    if dates.remarks_until:
        return f"entro il {format_date(dates.remarks_until)}"
    if dates.remarks_days:
        return f"entro {plural(dates.remarks_days, 'giorno', 'giorni')} dalla consegna"
    return ""


_SEAL_MEANING = "Il codice in alto la riporta: una copia con un'altra impronta ha un altro contenuto."


def _seal_lines(document: EvaluationSheetDocument) -> tuple[str, ...]:
    """Give the lines under the signatures: two where there is the entry, whatever the width of its codes."""
    imprint = document.imprint
    sealed = f"Impronta della scheda: {imprint.short_hash}" if imprint.short_hash else ""
    if not imprint.entry:
        return ("  ·  ".join(filter(None, (sealed, _SEAL_MEANING))),)
    return "  ·  ".join(filter(None, (sealed, f"Registro delle attività: {imprint.entry}"))), _SEAL_MEANING
