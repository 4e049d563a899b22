"""Printing a document of the registry to a PDF."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from app.domain.documents.catalogue import DocumentFormat, DocumentKind, DocumentRequest, DocumentSubject
from app.domain.documents.common import Printed, printed_together
from app.domain.documents.names import free_name
from app.domain.errors import UserError
from app.domain.italian import listed
from app.domain.progress import Progress, Silent
from app.services.access import reading
from app.services.documents.filling import Filling
from app.services.documents.parts import DocumentParts
from app.services.documents.registry import DOCUMENTS, DocumentRow, parts_of
from app.services.files import made_folder, print_whole, read_file, save_file
from app.services.workspace import Workspace

_SILENT = Silent()


def print_document(
    workspace: Workspace,
    request: DocumentRequest,
    target: Path,
    progress: Progress = _SILENT,
    documents: Sequence[DocumentRow] = DOCUMENTS,
) -> Printed:
    """Print what is asked to `target`; `UserError` when there is nothing to print or the folder refuses."""
    parts = parts_of(request.kind, documents)
    write = _writer(request, parts)
    with filled(workspace, request, parts) as document:
        return print_whole(target, lambda out: write(document, out, progress))


@dataclass(frozen=True, slots=True)
class HeldPrint:
    """A document printed to no file, until somebody looks at it."""

    request: DocumentRequest
    outcome: Printed
    data: bytes

    def put(self, target: Path) -> Printed:
        """Write it to `target`, whole or not at all; return the outcome with the file in it."""
        return replace(self.outcome, files=(save_file(target, self.data),))


def print_ahead(
    workspace: Workspace, request: DocumentRequest, documents: Sequence[DocumentRow] = DOCUMENTS
) -> HeldPrint:
    """Print what may be looked at soon and hold it in memory; `UserError` when there is nothing to print."""
    parts, out = parts_of(request.kind, documents), BytesIO()
    with filled(workspace, request, parts) as document:
        outcome = _writer(request, parts)(document, out, _SILENT)
    return HeldPrint(request, outcome, out.getvalue())


def _writer(request: DocumentRequest, parts: DocumentParts[Any]) -> Callable[[Any, BinaryIO, Progress], Printed]:
    """Return what writes the format that is asked; `UserError` where the document is not written so."""
    if found := parts.writer(request.format):
        return found
    written = listed(one.italian for one in request.kind.formats)
    raise UserError(
        f"«{request.kind.italian}» non si scrive in {request.format.italian}.", f"Si scrive in {written}: sceglierlo."
    )


def print_apart(
    workspace: Workspace,
    request: DocumentRequest,
    folder: Path,
    progress: Progress = _SILENT,
    documents: Sequence[DocumentRow] = DOCUMENTS,
) -> Printed:
    """Print each subject that is asked to a file of its own in `folder`; a document of the year is one file there."""
    parts = parts_of(request.kind, documents)
    if parts.print_apart is None or request.format is not DocumentFormat.PDF:
        return _print_one_by_one(workspace, request, folder, progress, documents)
    with filled(workspace, request, parts) as document:
        return parts.print_apart(document, folder, progress)


def _print_one_by_one(
    workspace: Workspace,
    request: DocumentRequest,
    folder: Path,
    progress: Progress,
    documents: Sequence[DocumentRow],
) -> Printed:
    requests = [request]
    if request.is_long:
        subjects = subjects_of(workspace, request.kind, request.year, documents)
        requests = [replace(request, subject_id=one.id) for one in subjects]
    taken: set[str] = set()
    printed: list[Printed] = []
    for number, one in enumerate(requests, start=1):
        progress.step(number, len(requests), request.kind.italian)
        name = free_name(name_of_file(workspace, one, documents), taken)
        taken.add(name.casefold())
        made_folder(folder)
        printed.append(print_document(workspace, one, folder / name, documents=documents))
    return printed_together(printed)


@contextmanager
def filled(workspace: Workspace, request: DocumentRequest, parts: DocumentParts[Any]) -> Iterator[Any]:
    """Give the document as its service fills it, inside one reading of the archive after what it gathers."""
    gathered = parts.gather(workspace, request.year) if parts.gather else None
    with reading(workspace, request.kind.question, year=request.year) as session:
        yield parts.fill(Filling(workspace, session, request, gathered))


def subjects_of(
    workspace: Workspace, kind: DocumentKind, year: int, documents: Sequence[DocumentRow] = DOCUMENTS
) -> Sequence[DocumentSubject]:
    """Return what a document may be about in a year: nothing to choose from when it is about the year itself."""
    subjects = parts_of(kind, documents).subjects
    return subjects.offered(workspace, year) if subjects else ()


def requests_for_person(
    workspace: Workspace, kind: DocumentKind, year: int, matricola: str, documents: Sequence[DocumentRow] = DOCUMENTS
) -> list[DocumentRequest]:
    """Return one request for each subject of a person; `UserError` when there is none."""
    subjects = parts_of(kind, documents).subjects
    found = subjects.of_person(workspace, year, matricola) if subjects else ()
    return [DocumentRequest(kind, year, subject_id) for subject_id in found]


def name_of_file(workspace: Workspace, request: DocumentRequest, documents: Sequence[DocumentRow] = DOCUMENTS) -> str:
    """Return how the file of a request is called: after its subject, when it is about one."""
    subjects = parts_of(request.kind, documents).subjects
    if subjects is None or request.subject_id is None:
        return request.file_name
    return Path(subjects.file_name(workspace, request.subject_id)).with_suffix(request.format.suffix).name


def save_copy(source: Path, target: Path) -> Path:
    """Write the document just previewed where the user wants it, whole or not at all; return where."""
    return save_file(target, read_file(source))
