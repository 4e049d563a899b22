"""The Fascicolo della persona on paper."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import BinaryIO

from app.domain.audit.rows import ENTRY_COLUMNS
from app.domain.documents.common import Printed
from app.domain.documents.dossier import (
    GIVEN_COLUMNS,
    PAPER_COLUMNS,
    PURSUED_COLUMNS,
    DossierSheet,
    PersonDossier,
    fact_columns,
)
from app.domain.italian import DASH, format_date, format_decimal
from app.domain.progress import Progress
from app.reports.blocks.base import Block
from app.reports.blocks.data_table import data_table
from app.reports.blocks.fields import LabelledValue, fields
from app.reports.blocks.texts import heading, paragraph
from app.reports.letterhead import Margins, letterhead
from app.reports.pdf_file import PdfFile
from app.reports.series import Paper, print_papers
from app.reports.style import BODY, QUIET

_WHAT = (
    "Il fascicolo riporta i dati personali che l'archivio del ciclo della performance contiene di questa persona, per"
    " la sua richiesta di accesso (regolamento UE 2016/679, art. 15). Finalità, destinatari e tempi di conservazione"
    " sono nell'informativa dell'ente. Di altre persone c'è solo il nome di chi ha valutato o operato."
)


def print_dossiers(documents: Sequence[PersonDossier], out: BinaryIO, progress: Progress) -> Printed:
    """Print the dossiers one after the other, each from a page of its own."""
    first = documents[0]
    title = first.title if len(documents) == 1 else "Fascicoli delle persone"
    subject = f"{title}, al {format_date(first.on_day)}"
    return print_papers(documents, out, progress, _paper, title=title, subject=subject)


def _paper(document: PersonDossier, file: PdfFile) -> Paper:
    margins = Margins(document.imprint, f"{document.letterhead.name}  ·  {document.title}")
    name = f"{document.name} ({document.matricola})" if document.matricola else document.name
    return Paper(name, document.title, margins, _blocks(document, file))


def _blocks(document: PersonDossier, file: PdfFile) -> Iterator[Block]:
    yield letterhead(document.letterhead, file.logo(document.letterhead.logo))
    yield heading(document.title, 0)
    yield paragraph(f"Al {format_date(document.on_day)}. {_WHAT}", QUIET)
    if document.withheld:
        yield paragraph(document.withheld, BODY)
    yield heading("Dati anagrafici")
    yield fields(LabelledValue(label, value) for label, value in document.personal)
    for title, facts in document.facts:
        if facts:
            yield heading(title)
            yield data_table(fact_columns(facts), facts)
    if document.objectives:
        yield heading("Obiettivi assegnati")
        yield data_table(PURSUED_COLUMNS, document.objectives)
    for sheet in document.sheets:
        yield from _sheet(sheet)
    if document.given:
        yield heading("Come valutatore")
        for line in document.given:
            yield paragraph(line)
    if document.entries:
        yield heading("Registro delle attività: le operazioni che riguardano la persona")
        yield data_table(ENTRY_COLUMNS, document.entries)


def _sheet(sheet: DossierSheet) -> Iterator[Block]:
    yield heading(f"Scheda: {sheet.title}")
    content = sheet.content
    result = content.result if content else None
    total = format_decimal(result.total, result.digits) if result and result.total is not None else DASH
    known = (
        LabelledValue("Stato", sheet.state),
        LabelledValue("Periodo", f"{format_date(sheet.starts)} – {format_date(sheet.ends)}"),
        LabelledValue("Valutatore", content.person.evaluator if content else ""),
        LabelledValue("Totale", "" if content and content.not_evaluable else total),
        LabelledValue("Fascia", result.band if result else ""),
        LabelledValue("Esito della verifica", content.outcome if content else ""),
    )
    yield fields(one for one in known if one.value)
    lines = list(sheet.lines)
    if lines:
        yield replace(data_table(GIVEN_COLUMNS, lines), before=8)
    for title, text in sheet.texts:
        yield heading(title, 2)
        yield paragraph(text)
    for title, said in (
        ("Passaggi", sheet.steps),
        ("Firme", sheet.signed),
        ("Osservazioni, richieste e risposte", sheet.review),
        ("Codici delle copie stampate da firmare", sheet.codes),
    ):
        if said:
            yield heading(title, 2)
            yield from (paragraph(one, after=1) for one in said)
    if sheet.papers:
        yield heading("Carte allegate", 2)
        yield data_table(PAPER_COLUMNS, sheet.papers)
