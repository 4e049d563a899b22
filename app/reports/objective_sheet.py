"""The Scheda obiettivo, block after block."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from app.domain.columns import Column
from app.domain.documents.objective_sheet import (
    PERSON_COLUMNS,
    PRINTED_PHASE_COLUMNS,
    ObjectiveSheetDocument,
    PrintedIndicator,
)
from app.domain.evidence import PRINTED_EVIDENCE_COLUMNS
from app.domain.italian import DASH, format_date, format_decimal, format_percent
from app.domain.objectives import ObjectiveState
from app.domain.objectives.readings import READING_COLUMNS
from app.domain.objectives.records import MONITORING_COLUMNS, RESOURCE_COLUMNS, REVISION_ROW_COLUMNS
from app.reports.blocks.base import Block
from app.reports.blocks.data_table import data_table
from app.reports.blocks.extras import Picture
from app.reports.blocks.fields import LabelledValue, fields
from app.reports.blocks.table import Row, TableColumn, cell, spread, table
from app.reports.blocks.texts import heading, paragraph
from app.reports.gantt import gantt_parts, gantt_words
from app.reports.style import CELL_BOLD, CELL_QUIET, NOTE, PALE, PERSON, QUIET, SUBTITLE, TITLE

_WIDTHS = {
    "kind": 16, "description": 50, "amount": 20, "chapter": 16, "shown": 16, "note": 34,
    "on_date": 19, "progress": 19, "notes": 44, "critical_points": 34, "what": 30, "details": 46, "reason": 34,
    "decided_by": 24,
}  # fmt: skip
_DEGREE = "Grado di raggiungimento"
EVERYBODY = "Tutto l'ente"
INDICATORS = spread(
    TableColumn("Indicatore", 170),
    TableColumn("Partenza", 58),
    TableColumn("Atteso", 62),
    TableColumn("Intermedio", 72),
    TableColumn("Consuntivo", 72),
    TableColumn("Peso", 34, "right"),
    TableColumn("Grado %", 44, "right"),
)


def _printed(columns: Sequence[Column]) -> list[Column]:
    """Give columns of the screen the room that they ask for on paper: a date stays on one line."""
    return [replace(one, width=_WIDTHS[one.key]) for one in columns]


def objective_blocks(document: ObjectiveSheetDocument) -> Iterator[Block]:
    draft = document.detail.draft
    yield paragraph("Scheda obiettivo", TITLE, before=4, after=0)
    yield paragraph(f"Anno {document.year}  ·  {document.kind}", SUBTITLE, after=2)
    yield fields(
        (
            LabelledValue("Obiettivo", draft.title, 3, PERSON),
            LabelledValue("Codice", draft.code),
            LabelledValue("Responsabile", document.owner),
            LabelledValue("Stato", document.detail.state.italian),
            LabelledValue("Unità", "; ".join(one.words for one in document.units) or EVERYBODY, 3),
        )
    )
    yield from _neutralised(document)
    if document.description:
        yield heading("Che cosa si vuole ottenere")
        yield from (paragraph(text) for text in document.description.split("\n") if text.strip())
    yield from _links(document)
    yield from _people(document)
    yield from _indicators(document)
    yield from _resources(document)
    yield from _phases(document)
    yield from _records(document)


def _neutralised(document: ObjectiveSheetDocument) -> Iterator[Block]:
    detail = document.detail
    if detail.state is not ObjectiveState.NEUTRALISED:
        return
    words = f"Neutralizzato il {format_date(detail.neutralised_on)}: {detail.neutralised_reason}".rstrip(": ")
    yield paragraph(f"{words.rstrip('.')}.", NOTE, before=4, after=0)
    if detail.neutralised_opinion:
        yield paragraph(f"Parere: {detail.neutralised_opinion}", NOTE)


def _links(document: ObjectiveSheetDocument) -> Iterator[Block]:
    ambits = "; ".join(one.italian for one in document.detail.draft.ambits)
    found = (
        ("Linea di mandato", document.mandate_line),
        ("Documento unico di programmazione", document.dup),
        ("Obiettivo di riferimento", document.parent),
        ("Copiato da", document.detail.origin),
        ("Ambiti di performance (art. 8 D.Lgs. 150/2009)", ambits),
        ("Misure di prevenzione della corruzione", "\n".join(document.measures)),
    )
    yield heading("A che cosa si collega")
    there = [LabelledValue(label, value, 2) for label, value in found if value]
    if there:
        yield fields(there, columns=2, panel=False, before=2)
    else:
        yield paragraph("Non è collegato a linee di mandato, DUP, ambiti o misure.", QUIET)


def _people(document: ObjectiveSheetDocument) -> Iterator[Block]:
    yield heading("Persone")
    rows = list(document.people)
    if rows:
        columns = PERSON_COLUMNS if document.has_time_shares else PERSON_COLUMNS[:-1]
        yield data_table(columns, rows)
    else:
        yield paragraph("Non è ancora assegnato a nessuno.", QUIET)


def _indicators(document: ObjectiveSheetDocument) -> Iterator[Block]:
    yield heading("Indicatori e risultato")
    rows = [row for one in document.indicators for row in _indicator_rows(one)]
    if rows:
        yield table(INDICATORS, [*rows[:-1], rows[-1]._replace(keeps_next=True), _outcome(document)])
    else:
        yield paragraph("Non ha ancora indicatori: il risultato non si misura.", QUIET)


def _outcome(document: ObjectiveSheetDocument) -> Row:
    """The degree of the objective, and how its indicators make it."""
    degree = document.detail.degree
    how = document.detail.draft.combination.italian
    label = f"Grado di raggiungimento ({how} degli indicatori)" if len(document.detail.indicators) > 1 else _DEGREE
    shown = cell("non ancora misurato", CELL_QUIET, span=3, align="right")
    if degree is not None:
        shown = cell(format_percent(degree, 2), CELL_BOLD, span=3, align="right")
    return Row((cell(label, CELL_BOLD, span=4), shown), fill=PALE)


def _indicator_rows(one: PrintedIndicator) -> Iterator[Row]:
    values = (one.baseline, one.target, one.interim, one.final)
    figures = (cell(format_decimal(one.weight, None)), cell(_degree(one.degree), CELL_BOLD))
    yield Row((cell(one.name, CELL_BOLD), *map(cell, values), *figures), keeps_next=True)
    about = " · ".join(filter(None, (one.about, one.source and f"fonte: {one.source}")))
    yield Row((cell(about, CELL_QUIET, span=7, indent=10),), ruled=False, padding=2)


def _degree(degree: Decimal | None) -> str:
    return DASH if degree is None else format_decimal(degree)


def _resources(document: ObjectiveSheetDocument) -> Iterator[Block]:
    if document.detail.resources:
        yield heading("Risorse")
        yield data_table(_printed(RESOURCE_COLUMNS), document.detail.resources)


def _phases(document: ObjectiveSheetDocument) -> Iterator[Block]:
    if not document.gantt:
        return
    yield heading("Fasi e tempi")
    for drawing in gantt_parts(document.gantt, document.year):
        yield Picture(drawing, gantt_words(document.gantt), before=4)
    yield paragraph("Le stesse fasi, in parole", QUIET, before=8, keeps_next=True)
    yield data_table(PRINTED_PHASE_COLUMNS, document.phases)


def _records(document: ObjectiveSheetDocument) -> Iterator[Block]:
    if document.detail.evidences:
        yield heading("Evidenze")
        yield data_table(PRINTED_EVIDENCE_COLUMNS, document.detail.evidences)
    if document.detail.monitorings:
        yield heading("Monitoraggio")
        noted = [column for column in MONITORING_COLUMNS if column.key in _WIDTHS]
        yield data_table(_printed(noted), document.detail.monitorings)
    if document.detail.readings:
        yield heading("Rilevazioni di indicatori e fasi")
        read = [column for column in READING_COLUMNS if column.key in _WIDTHS]
        yield data_table(_printed(read), document.detail.readings)
    if document.detail.revisions:
        yield heading("Variazioni")
        yield data_table(_printed(REVISION_ROW_COLUMNS), document.detail.revisions)
