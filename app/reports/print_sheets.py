"""Printing evaluation sheets to one file; memory does not grow with them."""

from collections.abc import Iterable, Sized
from typing import BinaryIO

from app.domain.documents.common import Printed
from app.domain.documents.sheet import EvaluationSheetDocument
from app.domain.errors import UserError
from app.domain.progress import Progress, Silent
from app.reports.pdf_file import PdfFile
from app.reports.sheet import bookmark_of, sheet_pages


def print_sheets(
    documents: Iterable[EvaluationSheetDocument],
    out: BinaryIO,
    progress: Progress | None = None,
    total: int = 0,
) -> Printed:
    """Print all sheets to one PDF, taking the documents one at a time.

    Each sheet numbers its own pages and has its entry in the outline. `total` is only for the progress.
    """
    progress, total = progress or Silent(), total or _size(documents)
    file: PdfFile | None = None
    count = 0
    for document in documents:
        progress.step(count, total, f"Scheda di {document.person.full_name}")
        file = file or _file_for(document, out, single=total == 1)
        for page in sheet_pages(document, file):
            file.write(page)
        count += 1
    if file is None:
        raise UserError("Non ci sono schede da stampare.", "Preparare prima la sessione di valutazione.")
    file.close()
    progress.step(count, total or count)
    return Printed(count, file.pages, (), file.issues)


def _file_for(document: EvaluationSheetDocument, out: BinaryIO, *, single: bool) -> PdfFile:
    title = f"{document.heading} – {bookmark_of(document)}" if single else "Schede di valutazione"
    return PdfFile(
        out,
        title=f"{title} – {document.round_title}",
        author=document.letterhead.name,
        printed_on=document.imprint.printed_on,
        subject=f"{document.heading}, anno {document.year}",
    )


def _size(documents: Iterable[object]) -> int:
    return len(documents) if isinstance(documents, Sized) else 0
