"""The list of what is missing, one table for each person who must act."""

from collections.abc import Iterator
from typing import BinaryIO

from app.domain.documents.common import Printed
from app.domain.documents.missing import MISSING_COLUMNS, MissingDocument
from app.domain.italian import format_date
from app.reports.blocks.base import Block
from app.reports.blocks.data_table import data_table
from app.reports.blocks.texts import heading, paragraph
from app.reports.flow import PageFlow
from app.reports.letterhead import Margins, dress, letterhead
from app.reports.pdf_file import PdfFile
from app.reports.style import QUIET

_TITLE = "Che cosa manca"


def print_missing(document: MissingDocument, out: BinaryIO) -> Printed:
    """Print the list as it stands on its day."""
    title = f"{_TITLE} nel {document.year}"
    file = PdfFile(
        out,
        title=f"{title} – {document.letterhead.name}",
        author=document.letterhead.name,
        printed_on=document.imprint.printed_on,
        subject=f"{title}, al {format_date(document.on_day)}",
    )
    flow = PageFlow(file.new_page)
    flow.add(
        (
            letterhead(document.letterhead, file.logo(document.letterhead.logo)),
            heading(title, 0, bookmark=0),
            paragraph(f"Al {format_date(document.on_day)}: {document.summary}", QUIET, after=8),
            *_groups(document),
        )
    )
    dress(flow.pages, Margins(document.imprint, f"{document.letterhead.name}  ·  {title}"))
    for page in flow.pages:
        file.write(page)
    file.close()
    return Printed(1, file.pages, (), file.issues)


def _groups(document: MissingDocument) -> Iterator[Block]:
    for number, group in enumerate(document.groups, start=1):
        yield heading(group.title, 1, bookmark=1, key=f"g{number}")
        yield paragraph(document.note_of(group), QUIET, keeps_next=True)
        yield data_table(MISSING_COLUMNS, document.rows_of(group))
