"""The *Anagrafica* workbook: written from the archive, looked at before it is taken, taken all or not at all."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.issues import Issue, Severity
from app.domain.italian import agreeing, plural
from app.domain.permissions import Action
from app.domain.progress import Progress, Silent
from app.domain.workbooks.difference import RowState
from app.domain.workbooks.layout import WORKBOOK_SUFFIX, Meta, WorkbookKind
from app.domain.workbooks.personnel import PERSONNEL_LAYOUT, PersonnelRows, layout_with_choices
from app.domain.workbooks.preview import WorkbookPreview
from app.domain.workbooks.reading import CellError, RawWorkbook, ReadWorkbook, read_workbook
from app.services.access import reading
from app.services.files import read_file, save_file
from app.services.transaction import Unit, unit_of_work
from app.services.workbooks.applying import Applied, apply_workbook
from app.services.workbooks.personnel_rows import load_rows
from app.services.workspace import Workspace

LABEL = "Importa anagrafica"
_SILENT = Silent()


class _DryRun(Exception):  # noqa: N818 (it is how a rehearsal ends, not an error)
    """Ends the transaction of a dry run, so that nothing of it stays."""


def export_workbook(workspace: Workspace, path: Path) -> Path:
    """Write the *Anagrafica* to `path`, whole or not at all; return the path with its suffix."""
    with reading(workspace, Action.EXPORT) as session:
        rows = load_rows(session)
    return save_file(path, workbook_bytes(workspace, rows, str(uuid4())), WORKBOOK_SUFFIX)


def workbook_bytes(workspace: Workspace, rows: PersonnelRows, export_id: str) -> bytes:
    """Return the workbook; the same rows, id and day give the same bytes."""
    from app.excel.write import write_workbook

    layout = layout_with_choices(rows)
    meta = Meta(layout.kind.value, str(layout.version), rows.municipality.name, export_id)
    return write_workbook(layout, {sheet.name: rows.of(sheet) for sheet in layout.sheets}, meta, workspace.now())


def preview_workbook(workspace: Workspace, data: bytes, progress: Progress = _SILENT) -> WorkbookPreview:
    """Rehearse the import of a file and keep nothing of it; `UserError` when it cannot be read."""
    raw = _read(data)
    read = read_workbook(PERSONNEL_LAYOUT, raw)
    _refuse_strangers(read)
    applied = Applied()
    try:
        with unit_of_work(workspace, LABEL, Topic.STRUCTURE) as unit:
            applied = apply_workbook(unit, read, progress)
            applied.notes = [*_notes_on_origin(unit, raw), *applied.notes]
            raise _DryRun
    except _DryRun:
        pass
    return _preview(data, applied)


@dataclass(frozen=True, slots=True)
class WorkbookFile:
    """A file that was looked at: its bytes are those that an import takes, whatever happens to the file meanwhile."""

    path: Path
    data: bytes
    preview: WorkbookPreview


def look_at_workbook(workspace: Workspace, path: Path, progress: Progress = _SILENT) -> WorkbookFile:
    """Read a workbook from the disk and rehearse its import."""
    from app.excel.guard import LIMITS

    data = read_file(path, LIMITS.file_bytes)
    return WorkbookFile(path, data, preview_workbook(workspace, data, progress))


def import_workbook(workspace: Workspace, data: bytes, progress: Progress = _SILENT) -> Changes:
    """Take in the whole file as one operation with one undo, or nothing: `UserError` names the first errors.

    The label in the audit carries the counts and the SHA-256 of the file; the same file twice changes nothing.
    """
    read = read_workbook(PERSONNEL_LAYOUT, _read(data))
    _refuse_strangers(read)
    with unit_of_work(workspace, LABEL, Topic.STRUCTURE, Topic.MUNICIPALITY) as unit:
        preview = _preview(data, apply_workbook(unit, read, progress))
        if preview.errors:
            raise _refused(preview.errors)
        unit.label = label_of(preview)
    return unit.changes


def save_marked(file: WorkbookFile, path: Path) -> Path:
    """Save the user's own workbook with the wrong cells coloured and commented."""
    from app.excel.mark import marked_copy

    return save_file(path, marked_copy(file.data, file.preview.errors), WORKBOOK_SUFFIX)


def label_of(preview: WorkbookPreview) -> str:
    new = plural(preview.count(RowState.NEW), "riga nuova", "righe nuove")
    changed = plural(preview.count(RowState.CHANGED), "modificata", "modificate")
    return f"{LABEL}: {new}, {changed} (SHA-256 {preview.sha256})"


def _read(data: bytes) -> RawWorkbook:
    from app.excel.read import read_raw

    raw = read_raw(data)
    kind = raw.meta.kind if raw.meta else WorkbookKind.PERSONNEL.value
    if kind != WorkbookKind.PERSONNEL.value:
        raise UserError(
            f"Il file è una cartella «{kind.capitalize()}» e non l'Anagrafica.",
            "Scegliere un file esportato con File › Esporta › Anagrafica.",
        )
    if raw.meta and raw.meta.version.isdigit() and int(raw.meta.version) > PERSONNEL_LAYOUT.version:
        raise UserError(
            "Il file è stato fatto da una versione più recente di Merito.",
            "Aggiornare il programma, oppure esportare di nuovo l'anagrafica da questo.",
        )
    return raw


def _refuse_strangers(read: ReadWorkbook) -> None:
    if not any(sheet.places for sheet in read.sheets):
        names = ", ".join(sheet.name for sheet in PERSONNEL_LAYOUT.sheets)
        raise UserError(
            "Nel file non c'è nessun foglio dell'anagrafica.",
            f"I fogli si chiamano {names}: per avere un modello usare File › Esporta › Anagrafica.",
        )


def _notes_on_origin(unit: Unit, raw: RawWorkbook) -> list[Issue]:
    name = load_rows(unit.session).municipality.name
    if raw.meta is None or not name or raw.meta.municipality == name:
        return []
    sentence = f"Il file viene dall'archivio di «{raw.meta.municipality}», mentre questo è di «{name}»."
    return [Issue("other_municipality", sentence, severity=Severity.WARNING)]


def _preview(data: bytes, applied: Applied) -> WorkbookPreview:
    return WorkbookPreview(
        hashlib.sha256(data).hexdigest(), tuple(applied.differences), applied.errors, tuple(applied.notes)
    )


def _refused(errors: tuple[CellError, ...], shown: int = 5) -> UserError:
    first = "\n".join(f"• {error.sentence}" for error in errors[:shown])
    more = len(errors) - shown
    others = f"\n… e {agreeing(more, 'un altro', f'altri {more}')}." if more > 0 else ""
    counted = plural(len(errors), "errore", "errori")
    return UserError(f"Il file contiene {counted}: non è stato importato nulla.\n{first}{others}")
