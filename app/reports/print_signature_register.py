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
from app.reports.blocks.texts import heading, paragraph
from app.reports.flow import PageFlow
from app.reports.letterhead import Margins, dress, letterhead
from app.reports.pdf_file import PdfFile
from app.reports.style import QUIET

_TITLE = "Registro delle firme"
_OF_PAPERS_OUT = [one for one in REGISTER_COLUMNS if one.key in {"person", "evaluator", "delivered_on", "code"}]
_WIDTHS = {
    "person": 25,
    "standing": 24,
    "delivered_on": 24,
    "signed_on": 24,
    "signed": 22,
    "review": 24,
    "code": 31,
    "closed_on": 24,
}
"""What there is room for on a page, with dates and codes on one line."""
_OF_ALL = [replace(one, width=_WIDTHS[one.key]) for one in REGISTER_COLUMNS if one.key in _WIDTHS]


def print_signature_register(document: SignatureRegister, out: BinaryIO) -> Printed:
    """Print the register as it stands on its day."""
    title = f"{_TITLE} del {document.year}"
    file = PdfFile(
        out,
        title=f"{title} – {document.letterhead.name}",
        author=document.letterhead.name,
        printed_on=document.imprint.printed_on,
        subject=f"{title}, al {format_date(document.on_day)}",
    )
    flow = PageFlow(file.new_page)
    about = f"{document.round_title}, al" if document.round_title else "Al"
    flow.add(
        (
            letterhead(document.letterhead, file.logo(document.letterhead.logo)),
            heading(title, 0, bookmark=0),
            paragraph(f"{about} {format_date(document.on_day)}. {document.summary}", QUIET, after=8),
            *_tables(document),
        )
    )
    dress(flow.pages, Margins(document.imprint, f"{document.letterhead.name}  ·  {title}"))
    for page in flow.pages:
        file.write(page)
    file.close()
    return Printed(1, file.pages, (), file.issues)


def _tables(document: SignatureRegister) -> Iterator[Block]:
    if out := [one for one in document.rows if one.is_out]:
        yield heading("Carte ancora fuori", 1, bookmark=1, key="fuori")
        yield data_table(_OF_PAPERS_OUT, out)
    if document.rows:
        yield heading("Tutte le schede", 1, bookmark=1, key="tutte")
        yield data_table(_OF_ALL, document.rows)
