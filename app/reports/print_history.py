"""The history of one or more sheets: a table for each, from a page of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import BinaryIO

from app.domain.audit.sheet_changes import SHEET_CHANGE_COLUMNS
from app.domain.documents.common import Printed
from app.domain.documents.history import SheetHistoryDocument
from app.domain.italian import format_date
from app.domain.progress import Progress
from app.reports.blocks.base import Block
from app.reports.blocks.data_table import data_table
from app.reports.blocks.texts import heading, paragraph
from app.reports.letterhead import Margins, letterhead
from app.reports.pdf_file import PdfFile
from app.reports.series import Paper, print_papers
from app.reports.style import QUIET

_WIDTHS = {"moment": 22, "what": 38, "before": 22, "after": 30, "who": 22, "reason": 26}
_COLUMNS = [replace(one, width=_WIDTHS[one.key]) for one in SHEET_CHANGE_COLUMNS]


def print_history(documents: Sequence[SheetHistoryDocument], out: BinaryIO, progress: Progress) -> Printed:
    """Print the histories one after the other."""
    first = documents[0]
    title = first.title if len(documents) == 1 else f"Storia delle schede del {first.year}"
    subject = f"{title}, al {format_date(first.on_day)}"
    return print_papers(documents, out, progress, _paper, title=title, subject=subject)


def _paper(document: SheetHistoryDocument, file: PdfFile) -> Paper:
    margins = Margins(document.imprint, f"{document.letterhead.name}  ·  {document.title}")
    return Paper(document.person, document.title, margins, _blocks(document, file))


def _blocks(document: SheetHistoryDocument, file: PdfFile) -> Iterator[Block]:
    yield letterhead(document.letterhead, file.logo(document.letterhead.logo))
    yield heading(document.title, 0)
    yield paragraph(document.about, QUIET, after=8)
    yield data_table(_COLUMNS, document.changes)
