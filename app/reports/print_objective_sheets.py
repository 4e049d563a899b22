"""The Schede obiettivo of a year, or one of them."""

from collections.abc import Iterator, Sequence
from typing import BinaryIO

from app.domain.documents.common import Printed
from app.domain.documents.objective_sheet import ObjectiveSheetDocument
from app.domain.progress import Progress
from app.reports.blocks.base import Block
from app.reports.letterhead import Margins, letterhead
from app.reports.objective_sheet import objective_blocks
from app.reports.pdf_file import PdfFile
from app.reports.series import Paper, print_papers

_TITLE = "Scheda obiettivo"


def print_objective_sheets(documents: Sequence[ObjectiveSheetDocument], out: BinaryIO, progress: Progress) -> Printed:
    """Print the sheets one after the other."""
    first = documents[0]
    title = f"{_TITLE} {first.name}" if len(documents) == 1 else "Schede obiettivo"
    return print_papers(documents, out, progress, _paper, title=title, subject=f"{title}, anno {first.year}")


def _paper(document: ObjectiveSheetDocument, file: PdfFile) -> Paper:
    margins = Margins(document.imprint, f"{_TITLE} {document.year}  ·  {document.name}")
    return Paper(document.name, f"{_TITLE} {document.detail.draft.code}", margins, _blocks(document, file))


def _blocks(document: ObjectiveSheetDocument, file: PdfFile) -> Iterator[Block]:
    yield letterhead(document.letterhead, file.logo(document.letterhead.logo))
    yield from objective_blocks(document)
