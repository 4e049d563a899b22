"""The list of what is missing, one table for each person who must act."""

from collections.abc import Iterator
from typing import BinaryIO

from app.domain.documents.common import Printed
from app.domain.documents.missing import MISSING_COLUMNS, MissingDocument
from app.domain.italian import format_date
from app.reports.blocks.base import Block
from app.reports.blocks.data_table import data_table
from app.reports.blocks.texts import heading, paragraph
from app.reports.day_report import print_day_report
from app.reports.style import QUIET

_TITLE = "Che cosa manca"


def print_missing(document: MissingDocument, out: BinaryIO) -> Printed:
    """Print the list as it stands on its day."""
    title, sentence = f"{_TITLE} nel {document.year}", f"Al {format_date(document.on_day)}: {document.summary}"
    head, imprint = document.letterhead, document.imprint
    return print_day_report(
        out, head, imprint, title=title, on_day=document.on_day, sentence=sentence, blocks=_groups(document)
    )


def _groups(document: MissingDocument) -> Iterator[Block]:
    for number, group in enumerate(document.groups, start=1):
        yield heading(group.title, key=f"g{number}")
        yield paragraph(document.note_of(group), QUIET, keeps_next=True)
        yield data_table(MISSING_COLUMNS, document.rows_of(group))
