"""The Registro firme: the papers still out first, then a line for each sheet."""

from collections.abc import Iterator
from dataclasses import replace
from typing import BinaryIO

from app.domain.documents.common import Printed
from app.domain.documents.signature_register import SignatureRegister
from app.domain.italian import format_date
from app.domain.sheets.signature_register import REGISTER_COLUMNS
from app.reports.blocks.base import Block
from app.reports.blocks.data_table import data_table
from app.reports.blocks.texts import heading
from app.reports.day_report import print_day_report

_TITLE = "Registro delle firme"
_OF_PAPERS_OUT = [one for one in REGISTER_COLUMNS if one.key in {"person", "evaluator", "delivered_on", "code"}]
_WIDTHS = {
    "person": 73,
    "standing": 57,
    "delivered_on": 59,
    "signed_on": 59,
    "signed": 49,
    "review": 64,
    "code": 73,
    "closed_on": 59,
}
"""What there is room for on a page, with dates and codes on one line."""
_OF_ALL = [replace(one, width=_WIDTHS[one.key]) for one in REGISTER_COLUMNS if one.key in _WIDTHS]


def print_signature_register(document: SignatureRegister, out: BinaryIO) -> Printed:
    """Print the register as it stands on its day."""
    about = f"{document.round_title}, al" if document.round_title else "Al"
    title, sentence = f"{_TITLE} del {document.year}", f"{about} {format_date(document.on_day)}. {document.summary}"
    head, imprint = document.letterhead, document.imprint
    return print_day_report(
        out, head, imprint, title=title, on_day=document.on_day, sentence=sentence, blocks=_tables(document)
    )


def _tables(document: SignatureRegister) -> Iterator[Block]:
    if out := [one for one in document.rows if one.is_out]:
        yield heading("Carte ancora fuori", 1, bookmark=1, key="fuori")
        yield data_table(_OF_PAPERS_OUT, out)
    if document.rows:
        yield heading("Tutte le schede", 1, bookmark=1, key="tutte")
        yield data_table(_OF_ALL, document.rows)
