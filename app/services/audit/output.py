"""What leaves the archive is told in the audit: who printed what, when, and the name of the file alone.

Files of data are in `exports`. Backups are not told: they lie in folders of the archive, with a list of their own.
"""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from sqlalchemy import select

from app.domain.audit.filters import PRINTED
from app.domain.changes import Topic
from app.domain.documents.catalogue import DocumentRequest
from app.domain.documents.common import Printed
from app.domain.italian import plural
from app.domain.permissions import Action
from app.domain.progress import Progress, Silent
from app.models.sheet_parts import SheetPaper
from app.services.access import Question, ask
from app.services.documents.printing import print_apart, print_document, save_copy
from app.services.documents.registry import DOCUMENTS, DocumentRow
from app.services.documents.sheets import paper_codes
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

_SILENT = Silent()
_Marks = dict[Path, tuple[int, int]]


def tell_output(
    workspace: Workspace,
    question: Question,
    label: str,
    written: Sequence[Path] = (),
    request: DocumentRequest | None = None,
) -> None:
    """Write in the audit what was exported or printed, once it is, with the codes of the sheets in `request` that are
    to be signed: what fails is not told.

    What cannot be told does not stay: where the archive refuses (the disk is full, its file was taken away, it is open
    to be read only) the files just `written` are removed, and the refusal is raised.
    """
    try:
        with unit_of_work(workspace, label[:300], Topic.HISTORY, action=question) as unit:
            unit.can_undo = False
            unit.is_told_alone = True
            if request is not None:
                _keep_codes(unit, request)
    except BaseException:
        for path in written:
            with suppress(OSError):
                path.unlink()
        raise


def _keep_codes(unit: Unit, request: DocumentRequest) -> None:
    """Keep the code of each paper, by which it is found again once it is signed."""
    codes = dict(paper_codes(unit.workspace, unit.session, request))
    known = select(SheetPaper.sheet_id, SheetPaper.code).where(SheetPaper.code.in_(set(codes.values())))
    there = {(sheet_id, code) for sheet_id, code in unit.session.execute(known)}
    for place in codes.items():
        if place not in there:
            unit.asked.add(Action.SEE_SCORES)
            unit.session.add(SheetPaper(sheet_id=place[0], code=place[1], on_date=unit.workspace.today))


def print_and_tell(
    workspace: Workspace,
    request: DocumentRequest,
    target: Path,
    progress: Progress = _SILENT,
    documents: Sequence[DocumentRow] = DOCUMENTS,
) -> Printed:
    """Print a document to `target`, and tell it."""
    printed = print_document(workspace, request, target, progress, documents)
    tell_output(workspace, request.kind.question, f"{_named(request)}, file {target.name}", printed.files, request)
    return printed


def print_apart_and_tell(
    workspace: Workspace,
    request: DocumentRequest,
    folder: Path,
    progress: Progress = _SILENT,
    documents: Sequence[DocumentRow] = DOCUMENTS,
) -> Printed:
    """Print each subject to a file of its own, and tell it once; of a print that is stopped, how many it has left."""
    before = _marks(folder)
    try:
        printed = print_apart(workspace, request, folder, progress, documents)
    except BaseException:
        if left := [path for path, mark in _marks(folder).items() if before.get(path) != mark]:
            label = f"{_named(request)}, interrotta dopo {plural(len(left), 'file', 'file')}"
            tell_output(workspace, request.kind.question, label, left)
        raise
    label = f"{_named(request)}, {plural(len(printed.files), 'file', 'file')}"
    tell_output(workspace, request.kind.question, label, printed.files, request)
    return printed


def save_and_tell(workspace: Workspace, request: DocumentRequest, shown: Path, target: Path) -> Path:
    """Write the document just previewed where the user wants it, and tell it."""
    ask(workspace.actor, request.kind.question)
    written = save_copy(shown, target)
    tell_output(workspace, request.kind.question, f"{_named(request)}, file {written.name}", [written], request)
    return written


def tell_printed(workspace: Workspace, request: DocumentRequest, pages: int) -> int:
    """Tell that a document went to the printer; return how many pages."""
    label = f"{_named(request)}, {plural(pages, 'pagina', 'pagine')} su carta"
    tell_output(workspace, request.kind.question, label, request=request)
    return pages


def _named(request: DocumentRequest) -> str:
    return f"{PRINTED}{request.kind.italian} {request.year}"


def _marks(folder: Path) -> _Marks:
    """Return the files of a folder with what changes when one is written again."""
    found: _Marks = {}
    with suppress(OSError):
        for path in folder.glob("*.pdf"):
            facts = path.stat()
            found[path] = facts.st_mtime_ns, facts.st_ino
    return found
