"""What leaves the archive is told in the audit: who wrote or printed what, when, and the name of the file alone."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy.orm import Session

from app.domain.audit.chain import changes_in
from app.domain.audit.filters import EXPORTED, PRINTED, EntryFilter
from app.domain.audit.rows import EntryRow
from app.domain.changes import Topic
from app.domain.documents.catalogue import DocumentRequest
from app.domain.documents.common import Printed
from app.domain.ids import EntryId
from app.domain.italian import plural
from app.domain.permissions import Action
from app.domain.progress import Progress, Silent
from app.domain.workbooks.audit import AUDIT, AUDIT_LAYOUT, ENTRIES, VALUES, ChangedValueRow
from app.domain.workbooks.kinds import WORKBOOK_SUFFIX
from app.domain.workbooks.layout import Meta
from app.models.audit import AuditEntry
from app.services.access import Question, ask, reading
from app.services.audit.change_words import ChangeWords
from app.services.audit.entries import find_entries
from app.services.documents.printing import print_apart, print_document, save_copy
from app.services.documents.registry import DOCUMENTS, DocumentRow
from app.services.files import save_file
from app.services.structure.municipality import read_municipality
from app.services.transaction import unit_of_work
from app.services.workbooks.job import export_workbook
from app.services.workbooks.registry import WorkbookRow
from app.services.workspace import Workspace

_SILENT = Silent()
MOST_EXPORTED = 100_000
"""How many entries a workbook takes: those of many years."""


def _tell_output(workspace: Workspace, question: Question, label: str) -> None:
    """Write in the audit what was exported or printed; an archive open to be read only is not written."""
    ask(workspace.actor, question)
    if not workspace.archive.is_writable:
        return
    with unit_of_work(workspace, label[:300], Topic.HISTORY, action=question) as unit:
        unit.can_undo = False
        unit.is_told_alone = True


def export_and_tell(workspace: Workspace, workbook: WorkbookRow, year: int, path: Path) -> Path:
    """Write a workbook to `path`, and tell it."""
    written = export_workbook(workspace, workbook, year, path)
    of_year = f" {year}" if workbook.kind.of_year else ""
    _tell_output(workspace, Action.EXPORT, f"{EXPORTED}{workbook.kind.italian}{of_year}, file {written.name}")
    return written


def print_and_tell(
    workspace: Workspace, request: DocumentRequest, target: Path, progress: Progress = _SILENT
) -> Printed:
    """Print a document to `target`, and tell it."""
    printed = print_document(workspace, request, target, progress)
    _tell_output(workspace, request.kind.question, f"{_named(request)}, file {target.name}")
    return printed


def print_apart_and_tell(
    workspace: Workspace,
    request: DocumentRequest,
    folder: Path,
    progress: Progress = _SILENT,
    documents: Sequence[DocumentRow] = DOCUMENTS,
) -> Printed:
    """Print each subject to a file of its own, and tell it once."""
    printed = print_apart(workspace, request, folder, progress, documents)
    _tell_output(workspace, request.kind.question, f"{_named(request)}, {plural(len(printed.files), 'file', 'file')}")
    return printed


def save_and_tell(workspace: Workspace, request: DocumentRequest, shown: Path, target: Path) -> Path:
    """Write the document just previewed where the user wants it, and tell it."""
    ask(workspace.actor, request.kind.question)
    written = save_copy(shown, target)
    _tell_output(workspace, request.kind.question, f"{_named(request)}, file {written.name}")
    return written


def tell_printed(workspace: Workspace, request: DocumentRequest, pages: int) -> int:
    """Tell that a document went to the printer; return how many pages."""
    _tell_output(workspace, request.kind.question, f"{_named(request)}, {plural(pages, 'pagina', 'pagine')} su carta")
    return pages


def export_entries(workspace: Workspace, wanted: EntryFilter, path: Path) -> Path:
    """Write the entries that answer to `wanted` to a workbook, with what each changed, and tell it."""
    from app.excel.write import write_workbook

    found = find_entries(workspace, wanted, MOST_EXPORTED).rows
    with reading(workspace, Action.READ_AUDIT) as session:
        values = [row for entry in found for row in _values(session, entry)]
    meta = Meta(AUDIT.code, str(AUDIT_LAYOUT.version), read_municipality(workspace).name, str(uuid4()))
    rows: dict[str, Sequence[Any]] = {ENTRIES.name: found, VALUES.name: values}
    written = save_file(path, write_workbook(AUDIT_LAYOUT, rows, meta, workspace.now()), WORKBOOK_SUFFIX)
    counted = plural(len(found), "registrazione", "registrazioni")
    _tell_output(workspace, Action.READ_AUDIT, f"{EXPORTED}{AUDIT.italian}, {counted}, file {written.name}")
    return written


def _named(request: DocumentRequest) -> str:
    return f"{PRINTED}{request.kind.italian} {request.year}"


def _values(session: Session, entry: EntryRow) -> Iterator[ChangedValueRow]:
    number = EntryId(entry.id)
    changes = changes_in(session.get_one(AuditEntry, number).details)
    words = ChangeWords(session, changes)
    for change in changes:
        thing = words.thing(change)
        yield from (ChangedValueRow(number, thing.title, one.name, one.before, one.after) for one in thing.fields)
        if not thing.fields:
            yield ChangedValueRow(number, thing.title)
