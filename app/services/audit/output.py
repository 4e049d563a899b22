"""What leaves the archive is told in the audit: who printed what, when, and the name of the file alone.

A file is written as a draft, told, and gets its name then: whenever the program is killed, nothing has left untold.
Files of data are in `exports`. Backups are not told: they lie in folders of the archive, with a list of their own.
"""

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

from sqlalchemy import select

from app.domain.audit.operation_names import PRINTED, copied
from app.domain.changes import Topic
from app.domain.documents.catalogue import DocumentRequest
from app.domain.documents.common import Printed
from app.domain.duties.reminding import told_addressees
from app.domain.errors import UserError
from app.domain.italian import plural
from app.domain.permissions import Action, InScope
from app.domain.progress import Progress, Silent
from app.models.sheet_parts import SheetPaper
from app.services.access import Question, ask, glancing
from app.services.documents.printing import print_apart, print_document, save_copy
from app.services.documents.registry import DOCUMENTS, DocumentRow
from app.services.documents.sheets import paper_codes
from app.services.outgoing import ONE_OF_MANY, Outgoing, announced, left_notes, outgoing
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

_SILENT = Silent()
INTERRUPTED = "interrotta prima della fine: il programma si è chiuso all'improvviso"


def leaving(
    workspace: Workspace, what: str, folder: Path, name: str = ONE_OF_MANY, *, is_made: bool = False
) -> AbstractContextManager[Outgoing]:
    """Give a place for the drafts of what is about to leave the archive for `folder`."""
    return outgoing(_archive_id(workspace), what, folder, name, is_made=is_made)


def announcing(workspace: Workspace, what: str) -> AbstractContextManager[None]:
    """Keep a note of what is about to leave the archive where it cannot be a draft first."""
    return announced(_archive_id(workspace), what)


def tell_then_place(
    workspace: Workspace,
    question: Question,
    label: str,
    out: Outgoing,
    drafts: Sequence[Path],
    *,
    request: DocumentRequest | None = None,
) -> list[Path]:
    """Tell drafts in the audit, then put them where they go; what then fails all the same is told too."""
    ask(workspace.actor, question)
    out.refuse_folders(drafts)
    tell_output(workspace, question, label, request)
    try:
        return out.put_in_place(drafts)
    except UserError:
        tell_output(workspace, question, f"{label}: non riuscita")
        raise


def tell_interrupted(workspace: Workspace) -> int:
    """Tell what a killed program was taking out of this archive, and delete what it left; return how many there were.

    An archive open to be read only keeps them for the next time.
    """
    if not workspace.archive.is_writable:
        return 0
    found = left_notes(_archive_id(workspace))
    for one in found:
        tell_output(workspace, Action.OPEN, f"{one.what}, {INTERRUPTED}")
        one.forget()
    return len(found)


def _archive_id(workspace: Workspace) -> str:
    with glancing(workspace, Action.OPEN) as glance:
        return glance.archive_id()


def tell_output(workspace: Workspace, question: Question, label: str, request: DocumentRequest | None = None) -> None:
    """Write in the audit what is exported or printed, with the codes of the sheets in `request` that are to be signed.

    What cannot be told does not leave: where the archive refuses (the disk is full, its file was taken away, it is open
    to be read only) the refusal is raised before any file has its name.
    """
    with unit_of_work(workspace, label[:300], Topic.HISTORY, action=question) as unit:
        unit.can_undo = False
        unit.is_told_alone = True
        if request is not None:
            _keep_codes(unit, request)


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
    with leaving(workspace, _named(request), target.parent, target.name) as out:
        printed = print_document(workspace, request, out.drafts / target.name, progress, documents)
        return _placed(workspace, request, out, printed, f"file {target.name}")


def print_apart_and_tell(
    workspace: Workspace,
    request: DocumentRequest,
    folder: Path,
    progress: Progress = _SILENT,
    documents: Sequence[DocumentRow] = DOCUMENTS,
) -> Printed:
    """Print each subject to a file of its own, and tell it once; of a print that is stopped, how many it has left."""
    with leaving(workspace, _named(request), folder, is_made=True) as out:
        try:
            printed = print_apart(workspace, request, out.drafts, progress, documents)
        except BaseException:
            if left := out.written():
                label = f"{out.what}, interrotta dopo {plural(len(left), 'file', 'file')}"
                tell_then_place(workspace, request.kind.question, label, out, left)
            raise
        return _placed(workspace, request, out, printed, plural(len(printed.files), "file", "file"))


def save_and_tell(
    workspace: Workspace, request: DocumentRequest, shown: Path, target: Path, addressees: Sequence[str] = ()
) -> Path:
    """Write the document just previewed where the user wants it, and tell it."""
    ask(workspace.actor, request.kind.question)
    with leaving(workspace, _named(request), target.parent, target.name) as out:
        draft = save_copy(shown, out.drafts / target.name)
        label = f"{out.what}{told_addressees(addressees)}, file {draft.name}"
        return tell_then_place(workspace, request.kind.question, label, out, [draft], request=request)[0]


def send_to_paper_and_tell(
    workspace: Workspace,
    request: DocumentRequest,
    send: Callable[[Progress], int],
    progress: Progress = _SILENT,
    addressees: Sequence[str] = (),
) -> int:
    """Send a document to a printer with `send`, which returns how many pages, and tell it; return how many.

    Paper cannot be a draft first: a note is kept while it is printed, and if the program is killed before it tells,
    the next opening does.
    """
    ask(workspace.actor, request.kind.question)
    with announcing(workspace, f"{_named(request)}, su carta"):
        return tell_printed(workspace, request, send(progress), addressees)


def tell_printed(workspace: Workspace, request: DocumentRequest, pages: int, addressees: Sequence[str] = ()) -> int:
    """Tell that a document went to the printer; return how many pages."""
    label = f"{_named(request)}{told_addressees(addressees)}, {plural(pages, 'pagina', 'pagine')} su carta"
    tell_output(workspace, request.kind.question, label, request)
    return pages


def tell_copied(workspace: Workspace, title: str, rows: int) -> None:
    """Tell that rows of a list of the window went to the clipboard."""
    tell_output(workspace, InScope(Action.READ), copied(title, rows))


def _placed(workspace: Workspace, request: DocumentRequest, out: Outgoing, printed: Printed, words: str) -> Printed:
    label = f"{out.what}{told_addressees(printed.addressees)}, {words}"
    placed = tell_then_place(workspace, request.kind.question, label, out, printed.files, request=request)
    return replace(printed, files=tuple(placed))


def _named(request: DocumentRequest) -> str:
    return f"{PRINTED}{request.kind.italian} {request.year}"
