"""The Registro delle firme: the papers still out first, then a line for each sheet."""

from collections.abc import Iterator
from typing import BinaryIO

from app.domain.documents.common import Printed
from app.domain.documents.signature_ledger import SignatureLedger
from app.domain.italian import DASH, format_date
from app.domain.sheets.signature_ledger import LEDGER_COLUMNS, LedgerRow
from app.reports.blocks.base import Block
from app.reports.blocks.data_table import data_table
from app.reports.blocks.table import Cell, Row, TableColumn, cell, spread, table
from app.reports.blocks.texts import heading
from app.reports.day_report import print_day_report
from app.reports.style import CELL, CELL_QUIET

_TITLE = "Registro delle firme"
_OF_PAPERS_OUT = [one for one in LEDGER_COLUMNS if one.key in {"person", "evaluator", "delivered_on", "code"}]
_OF_ALL = (
    TableColumn("Persona e codice della carta", 126),
    TableColumn("Carta", 70),
    TableColumn("Consegnata", 61),
    TableColumn("Firmata, come", 72),
    TableColumn("Osservazioni e riesame", 103),
    TableColumn("Chiusa", 61),
)
"""A surname of twenty-odd letters, a date and «da consegnare» stand on one line each."""


def print_signature_ledger(document: SignatureLedger, out: BinaryIO) -> Printed:
    """Print the ledger as it stands on its day."""
    about = f"{document.round_title}, al" if document.round_title else "Al"
    title, sentence = f"{_TITLE} del {document.year}", f"{about} {format_date(document.on_day)}. {document.summary}"
    head, imprint = document.letterhead, document.imprint
    return print_day_report(
        out, head, imprint, title=title, on_day=document.on_day, sentence=sentence, blocks=_tables(document)
    )


def _tables(document: SignatureLedger) -> Iterator[Block]:
    if out := [one for one in document.rows if one.is_out]:
        yield heading("Carte ancora fuori", key="fuori")
        yield data_table(_OF_PAPERS_OUT, out)
    if document.rows:
        yield heading("Tutte le schede", key="tutte")
        yield table(spread(*_OF_ALL), map(_row, document.rows))


def _row(one: LedgerRow) -> Row:
    signed = format_date(one.signed_on) if one.signed_on else ""
    return Row(
        (
            Cell(((one.person, CELL), (one.code, CELL_QUIET))),
            cell(one.standing),
            cell(format_date(one.delivered_on) if one.delivered_on else DASH),
            Cell(((signed, CELL), (one.signed or DASH, CELL))),
            cell(one.review or DASH),
            cell(format_date(one.closed_on) if one.closed_on else DASH),
        )
    )
