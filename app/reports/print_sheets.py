"""Printing evaluation sheets: in one file, or one file for each person; memory does not grow with them."""

from collections.abc import Iterable, Sized
from pathlib import Path
from typing import BinaryIO

from app.domain.documents.common import Printed
from app.domain.documents.names import free_name, sheet_file_name
from app.domain.documents.sheet import EvaluationSheetDocument
from app.domain.errors import UserError
from app.domain.issues import Issue
from app.domain.progress import Progress, Silent
from app.reports.output import explained, whole_file
from app.reports.pdf_file import PdfFile
from app.reports.sheet import HEADING, bookmark_of, sheet_pages


def print_sheets(
    documents: Iterable[EvaluationSheetDocument],
    target: BinaryIO | Path,
    progress: Progress | None = None,
    total: int = 0,
) -> Printed:
    """Print all sheets to one PDF, taking the documents one at a time.

    Each sheet numbers its own pages and has its entry in the outline. `total` is only for the progress.
    """
    if isinstance(target, Path):
        with whole_file(target) as out:
            printed = _print_to(documents, out, progress or Silent(), total)
        return Printed(printed.documents, printed.pages, (target,), printed.issues)
    return _print_to(documents, target, progress or Silent(), total)


def print_sheets_apart(
    documents: Iterable[EvaluationSheetDocument],
    folder: Path,
    progress: Progress | None = None,
    total: int = 0,
) -> Printed:
    """Print each sheet to its own PDF in `folder`, with names like `Scheda_2024_Rossi_Mario_0123.pdf`.

    A cancelled print leaves the files already written, each of them whole.
    """
    with explained(folder / "schede"):
        folder.mkdir(parents=True, exist_ok=True)
    total = total or _size(documents)
    taken: set[str] = set()
    files: list[Path] = []
    issues: set[Issue] = set()
    pages = 0
    for document in documents:
        _tell(progress or Silent(), len(files), total, document)
        name = free_name(sheet_file_name(document), taken)
        taken.add(name.casefold())
        printed = print_sheets((document,), folder / name)
        files.append(folder / name)
        issues.update(printed.issues)
        pages += printed.pages
    _require(len(files))
    return Printed(len(files), pages, tuple(files), tuple(issues))


def _print_to(documents: Iterable[EvaluationSheetDocument], out: BinaryIO, progress: Progress, total: int) -> Printed:
    total = total or _size(documents)
    file: PdfFile | None = None
    count = 0
    for document in documents:
        _tell(progress, count, total, document)
        file = file or _file_for(document, out, single=total == 1)
        for page in sheet_pages(document, file):
            file.write(page)
        count += 1
    if file is None:
        raise _nothing()
    file.close()
    progress.step(count, total or count)
    return Printed(count, file.pages, (), file.issues)


def _file_for(document: EvaluationSheetDocument, out: BinaryIO, *, single: bool) -> PdfFile:
    title = f"{HEADING} – {bookmark_of(document)}" if single else "Schede di valutazione"
    return PdfFile(
        out,
        title=f"{title} – {document.round_title}",
        author=document.letterhead.name,
        printed_on=document.imprint.printed_on,
        subject=f"{HEADING}, anno {document.year}",
    )


def _tell(progress: Progress, done: int, total: int, document: EvaluationSheetDocument) -> None:
    progress.step(done, total, f"Scheda di {document.person.full_name}")


def _size(documents: Iterable[object]) -> int:
    return len(documents) if isinstance(documents, Sized) else 0


def _require(count: int) -> None:
    if not count:
        raise _nothing()


def _nothing() -> UserError:
    return UserError("Non ci sono schede da stampare.", "Preparare prima la sessione di valutazione.")
