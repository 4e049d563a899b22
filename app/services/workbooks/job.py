"""The one job of workbooks: written from the archive, rehearsed before they are taken in, taken all or not at all."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from app.domain.backups.naming import BackupReason
from app.domain.changes import Changes
from app.domain.documents.names import free_name
from app.domain.errors import UserError
from app.domain.italian import plural
from app.domain.permissions import Action
from app.domain.progress import Progress, Silent
from app.domain.workbooks.answers import NO_ANSWERS, Answers
from app.domain.workbooks.difference import RowState
from app.domain.workbooks.kinds import WORKBOOK_SUFFIX, WorkbookKind
from app.domain.workbooks.layout import Meta
from app.domain.workbooks.preview import WorkbookPreview
from app.domain.workbooks.reading import LEFT_OUT, RawWorkbook, year_line
from app.domain.workbooks.sheet_reading import recognised_rows
from app.services.access import ask
from app.services.backups.making import back_up_before
from app.services.files import made_folder, read_file, save_file
from app.services.structure.municipality import read_municipality
from app.services.transaction import Unit, unit_of_work
from app.services.workbooks.applying import Applied, apply_workbook
from app.services.workbooks.consents import not_allowed, questions, refused, sheets_refused, undecided
from app.services.workbooks.mappings import keep_mapping
from app.services.workbooks.parts import FileOwner, Intake, WorkbookParts
from app.services.workbooks.read_files import ReadFile, notes_on_year, read_file_of, refuse_unknown_columns
from app.services.workbooks.registry import WorkbookRow
from app.services.workspace import Workspace

_SILENT = Silent()


class _DryRun(Exception):  # noqa: N818 (it is how a rehearsal ends, not an error)
    """Ends the transaction of a dry run, so that nothing of it stays."""


def export_workbook(workspace: Workspace, workbook: WorkbookRow, year: int, path: Path) -> Path:
    """Write the workbook to `path`, whole or not at all; return the path with its suffix."""
    return save_file(path, workbook_bytes(workspace, workbook, year, str(uuid4())), WORKBOOK_SUFFIX)


def _say_nothing(_owner: FileOwner, _path: Path) -> None:
    """Hear of a file that nobody asked to be told of."""


def owners_of(workspace: Workspace, workbook: WorkbookRow, year: int) -> Sequence[FileOwner]:
    """Return for whom a workbook is made in a year, where it is one file for each."""
    ask(workspace.actor, Action.EXPORT)
    apart = workbook.load().apart
    return apart.owners(workspace, year) if apart else ()


def export_apart(
    workspace: Workspace,
    workbook: WorkbookRow,
    folder: Path,
    owners: Mapping[FileOwner, str],
    progress: Progress = _SILENT,
    *,
    on_written: Callable[[FileOwner, Path], object] = _say_nothing,
) -> list[Path]:
    """Write the file of each owner to `folder`, protected by the password given for it (empty: none).

    `on_written` hears of each file as soon as it is there: an export that is stopped leaves those, all whole.
    """
    ask(workspace.actor, Action.EXPORT)
    taken: set[str] = set()
    written = []
    for number, (owner, password) in enumerate(owners.items()):
        progress.step(number, len(owners), owner.name)
        name = free_name(owner.file_name, taken)
        taken.add(name.casefold())
        data = owner_bytes(workspace, workbook, owner, password, str(uuid4()))
        written.append(save_file(made_folder(folder) / name, data, WORKBOOK_SUFFIX))
        on_written(owner, written[-1])
    return written


def owner_bytes(
    workspace: Workspace, workbook: WorkbookRow, owner: FileOwner, password: str = "", export_id: str = ""
) -> bytes:
    """Return the workbook made for one owner."""
    ask(workspace.actor, Action.EXPORT)
    apart = workbook.load().apart
    if apart is None:
        raise UserError(
            f"Il file «{workbook.kind.italian}» è uno solo per tutti.", "Esportarlo senza scegliere a chi si dà."
        )
    return apart.write(workspace, owner, password, export_id)


def workbook_bytes(workspace: Workspace, workbook: WorkbookRow, year: int, export_id: str) -> bytes:
    """Return the workbook; the same rows, id and day give the same bytes. `year` matters to one that is of a year."""
    from app.excel.write import write_workbook

    ask(workspace.actor, Action.EXPORT)
    parts = workbook.load()
    if parts.rows is None:
        raise UserError(
            f"«{workbook.kind.italian}» è un file per ogni persona a cui si dà.",
            "Scegliere la cartella in cui scriverli.",
        )
    rows = parts.rows(workspace, year)
    layout = parts.layout_for(rows) if parts.layout_for else parts.layout
    lines = (year_line(year),) if layout.kind.of_year else ()
    meta = Meta(layout.kind.code, str(layout.version), read_municipality(workspace).name, export_id, lines)
    return write_workbook(layout, {sheet.name: rows.of(sheet) for sheet in layout.sheets}, meta, workspace.now())


def workbook_in(data: bytes, workbooks: Sequence[WorkbookRow], name: str = "") -> WorkbookRow:
    """Return the workbook that a file says it is; one that does not say it is that of which it has most headings."""
    from app.excel.read import read_raw

    offered = [row for row in workbooks if not row.kind.is_read_only]
    raw = read_raw(data, name=name)
    declared = next((row for row in offered if raw.meta and row.kind.code == raw.meta.kind), None)
    return declared or max(offered, key=lambda row: _likeness(row, raw))


def _likeness(workbook: WorkbookRow, raw: RawWorkbook) -> int:
    """Return how much a file is of a workbook; `max` keeps the first among equals."""
    parts = workbook.load()
    if parts.intake and parts.intake.is_like:
        return parts.intake.is_like(raw)
    return recognised_rows(parts.layout, raw)


def says_its_kind(data: bytes) -> bool:
    """Whether the file is a workbook that the program made: those say which they are."""
    from app.excel.read import read_raw

    return bool(read_raw(data).meta)


def preview_workbook(
    workspace: Workspace,
    workbook: WorkbookRow,
    data: bytes,
    progress: Progress = _SILENT,
    answers: Answers = NO_ANSWERS,
    *,
    name: str = "",
) -> WorkbookPreview:
    """Rehearse the import of a file and keep nothing of it; `UserError` when it cannot be read."""
    ask(workspace.actor, Action.IMPORT)
    _, intake = _intake_of(workbook)
    file = read_file_of(workspace, workbook, data, answers, name)
    preview = WorkbookPreview("")
    try:
        with unit_of_work(workspace, _label(workbook.kind), *intake.topics, action=Action.IMPORT) as unit:
            applied = apply_workbook(unit, intake, file.read, progress, answers, is_rehearsal=True)
            applied.notes = [*notes_on_year(file.read, answers), *applied.notes]
            preview = _preview(unit, data, file, applied)
            raise _DryRun
    except _DryRun:
        pass
    return preview


@dataclass(frozen=True, slots=True)
class WorkbookFile:
    """A file that was looked at: its bytes are those that an import takes, whatever happens to the file meanwhile."""

    workbook: WorkbookRow
    path: Path
    data: bytes
    preview: WorkbookPreview


def look_at_workbook(
    workspace: Workspace,
    workbook: WorkbookRow,
    path: Path,
    progress: Progress = _SILENT,
    answers: Answers = NO_ANSWERS,
) -> WorkbookFile:
    """Read a workbook from the disk and rehearse its import."""
    from app.excel.guard import LIMITS

    ask(workspace.actor, Action.IMPORT)
    data = read_file(path, LIMITS.file_bytes)
    preview = preview_workbook(workspace, workbook, data, progress, answers, name=path.name)
    return WorkbookFile(workbook, path, data, preview)


def import_workbook(
    workspace: Workspace,
    workbook: WorkbookRow,
    data: bytes,
    progress: Progress = _SILENT,
    answers: Answers = NO_ANSWERS,
    *,
    name: str = "",
) -> Changes:
    """Take in the whole file as one operation with one undo, or nothing: `UserError` names the first errors.

    What has to be asked and was not answered stops it as well. The label in the audit carries the counts and the
    SHA-256 of the file; the same file twice changes nothing.
    """
    ask(workspace.actor, Action.IMPORT)
    _, intake = _intake_of(workbook)
    file = read_file_of(workspace, workbook, data, answers, name)
    refuse_unknown_columns(file.read, workbook.kind)
    back_up_before(workspace, BackupReason.IMPORT)
    with unit_of_work(workspace, _label(workbook.kind), *intake.topics, action=Action.IMPORT) as unit:
        preview = _preview(unit, data, file, apply_workbook(unit, intake, file.read, progress, answers))
        if preview.errors:
            raise refused(preview.errors)
        if preview.refused and not answers.leaves_refused_out:
            raise sheets_refused(preview.refused)
        if preview.conflicts:
            raise undecided(preview.conflicts)
        if waiting := [one for one in preview.questions if one.consent not in answers.consents]:
            raise not_allowed(waiting)
        if answers.columns:
            keep_mapping(unit, workbook.kind.code, file.fingerprint, name, answers.columns)
        unit.label = label_of(workbook.kind, preview)
    return unit.changes


def save_marked(file: WorkbookFile, path: Path) -> Path:
    """Save the user's own workbook with the wrong cells coloured and commented."""
    from app.excel.mark import marked_copy

    return save_file(path, marked_copy(file.data, file.preview.errors, name=file.path.name), WORKBOOK_SUFFIX)


def label_of(kind: WorkbookKind, preview: WorkbookPreview) -> str:
    new = plural(preview.count(RowState.NEW), "riga nuova", "righe nuove")
    changed = plural(preview.count(RowState.CHANGED), "modificata", "modificate")
    whose = f" di {preview.about}" if preview.about else ""
    return f"{_label(kind)}{whose}: {new}, {changed} (SHA-256 {preview.sha256})"


def _label(kind: WorkbookKind) -> str:
    return f"Importa {kind.italian.lower()}"


def _intake_of(workbook: WorkbookRow) -> tuple[WorkbookParts, Intake]:
    parts = workbook.load()
    if parts.intake is None:
        raise UserError(
            f"Il file «{workbook.kind.italian}» si può solo leggere: non si importa.", "Scegliere un altro file."
        )
    return parts, parts.intake


def _preview(unit: Unit, data: bytes, file: ReadFile, applied: Applied) -> WorkbookPreview:
    return WorkbookPreview(
        hashlib.sha256(data).hexdigest(),
        tuple(applied.differences),
        applied.errors,
        tuple(sorted(applied.notes, key=lambda note: note.code != LEFT_OUT)),
        tuple(applied.refused),
        file.read.about,
        tuple(questions(unit, file.raw, applied)),
        file.columns,
        file.sheets,
    )
