"""The one job of workbooks: written from the archive, rehearsed before they are taken in, taken all or not at all."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import uuid4

from app.domain.backups.naming import BackupReason
from app.domain.changes import Changes
from app.domain.documents.names import free_name
from app.domain.errors import UserError
from app.domain.issues import Issue, Severity
from app.domain.italian import plural, with_the_rest
from app.domain.permissions import Action
from app.domain.progress import Progress, Silent
from app.domain.workbooks.answers import NO_ANSWERS, Answers, CellConflict, Refusal
from app.domain.workbooks.difference import RowState
from app.domain.workbooks.kinds import WORKBOOK_SUFFIX, WorkbookKind
from app.domain.workbooks.layout import Meta
from app.domain.workbooks.preview import WorkbookPreview
from app.domain.workbooks.reading import CellError, RawWorkbook, ReadWorkbook, read_workbook, year_line, year_of
from app.services.access import ask
from app.services.backups.making import back_up_before
from app.services.files import made_folder, read_file, save_file
from app.services.structure.municipality import load_municipality, read_municipality
from app.services.transaction import Unit, unit_of_work
from app.services.workbooks.applying import Applied, apply_workbook
from app.services.workbooks.parts import FileOwner, Intake, WorkbookParts
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
        raise UserError(f"La cartella «{workbook.kind.italian}» è una sola.", "Esportarla in un file.")
    return apart.write(workspace, owner, password, export_id)


def workbook_bytes(workspace: Workspace, workbook: WorkbookRow, year: int, export_id: str) -> bytes:
    """Return the workbook; the same rows, id and day give the same bytes. `year` matters to one that is of a year."""
    from app.excel.write import write_workbook

    ask(workspace.actor, Action.EXPORT)
    parts = workbook.load()
    if parts.rows is None:
        raise UserError(
            f"La cartella «{workbook.kind.italian}» è un file per ogni persona a cui si dà.", "Scegliere una cartella."
        )
    rows = parts.rows(workspace, year)
    layout = parts.layout_for(rows) if parts.layout_for else parts.layout
    lines = (year_line(year),) if layout.kind.of_year else ()
    meta = Meta(layout.kind.code, str(layout.version), read_municipality(workspace).name, export_id, lines)
    return write_workbook(layout, {sheet.name: rows.of(sheet) for sheet in layout.sheets}, meta, workspace.now())


def workbook_in(data: bytes, workbooks: Sequence[WorkbookRow]) -> WorkbookRow:
    """Return the workbook that a file says it is; one that does not say it is taken for the first that comes back."""
    from app.excel.read import read_raw

    offered = [row for row in workbooks if not row.kind.is_read_only]
    meta = read_raw(data).meta
    return next((row for row in offered if meta and row.kind.code == meta.kind), offered[0])


def preview_workbook(
    workspace: Workspace,
    workbook: WorkbookRow,
    data: bytes,
    progress: Progress = _SILENT,
    answers: Answers = NO_ANSWERS,
) -> WorkbookPreview:
    """Rehearse the import of a file and keep nothing of it; `UserError` when it cannot be read."""
    ask(workspace.actor, Action.IMPORT)
    parts, intake = _intake_of(workbook)
    raw, read = _read(parts, data, answers)
    applied = Applied()
    try:
        with unit_of_work(workspace, _label(workbook.kind), *intake.topics, action=Action.IMPORT) as unit:
            applied = apply_workbook(unit, intake, read, progress, answers)
            applied.notes = [*_notes_on_origin(unit, raw), *_notes_on_year(read, answers), *applied.notes]
            raise _DryRun
    except _DryRun:
        pass
    return _preview(data, read, applied)


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
    return WorkbookFile(workbook, path, data, preview_workbook(workspace, workbook, data, progress, answers))


def import_workbook(
    workspace: Workspace,
    workbook: WorkbookRow,
    data: bytes,
    progress: Progress = _SILENT,
    answers: Answers = NO_ANSWERS,
) -> Changes:
    """Take in the whole file as one operation with one undo, or nothing: `UserError` names the first errors.

    What has to be asked and was not answered stops it as well. The label in the audit carries the counts and the
    SHA-256 of the file; the same file twice changes nothing.
    """
    ask(workspace.actor, Action.IMPORT)
    parts, intake = _intake_of(workbook)
    _, read = _read(parts, data, answers)
    back_up_before(workspace, BackupReason.IMPORT)
    with unit_of_work(workspace, _label(workbook.kind), *intake.topics, action=Action.IMPORT) as unit:
        preview = _preview(data, read, apply_workbook(unit, intake, read, progress, answers))
        if preview.errors:
            raise _refused(preview.errors)
        if preview.refused and not answers.leaves_refused_out:
            raise _sheets_refused(preview.refused)
        if preview.conflicts:
            raise _undecided(preview.conflicts)
        unit.label = label_of(workbook.kind, preview)
    return unit.changes


def save_marked(file: WorkbookFile, path: Path) -> Path:
    """Save the user's own workbook with the wrong cells coloured and commented."""
    from app.excel.mark import marked_copy

    return save_file(path, marked_copy(file.data, file.preview.errors), WORKBOOK_SUFFIX)


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
            f"La cartella «{workbook.kind.italian}» è di sola lettura: non si importa.", "Scegliere un'altra cartella."
        )
    return parts, parts.intake


def _read(parts: WorkbookParts, data: bytes, answers: Answers) -> tuple[RawWorkbook, ReadWorkbook]:
    """Read the sheets of the workbook; `UserError` when the file is another one, or of a later program."""
    from app.excel.read import read_raw

    raw, kind = read_raw(data), parts.layout.kind
    if raw.meta and raw.meta.kind != kind.code:
        raise UserError(
            f"Il file è una cartella «{raw.meta.kind.capitalize()}» e non {kind.article}{kind.italian}.",
            f"Scegliere un file esportato con File › Esporta › {kind.italian}.",
        )
    if raw.meta and raw.meta.version.isdigit() and int(raw.meta.version) > parts.layout.version:
        raise UserError(
            "Il file è stato fatto da una versione più recente di Merito.",
            f"Aggiornare il programma, oppure esportare di nuovo {kind.the} da questo.",
        )
    read = parts.intake.read(raw) if parts.intake and parts.intake.read else read_workbook(parts.layout, raw)
    if not any(sheet.places for sheet in read.sheets):
        names = ", ".join(sheet.name for sheet in parts.layout.sheets)
        raise UserError(
            f"Nel file non c'è nessun foglio {kind.of_the}.",
            f"I fogli si chiamano {names}: per avere un modello usare File › Esporta › {kind.italian}.",
        )
    return raw, replace(read, year=year_of(raw, answers.year))


def _notes_on_year(read: ReadWorkbook, answers: Answers) -> list[Issue]:
    if read.year is None or answers.year is None or read.year == answers.year:
        return []
    sentence = f"Il file è del {read.year} e si importa in quell'anno, non nel {answers.year} che è aperto."
    return [Issue("other_year", sentence, severity=Severity.WARNING)]


def _notes_on_origin(unit: Unit, raw: RawWorkbook) -> list[Issue]:
    name = load_municipality(unit.session).name
    if raw.meta is None or not name or raw.meta.municipality == name:
        return []
    sentence = f"Il file viene dall'archivio di «{raw.meta.municipality}», mentre questo è di «{name}»."
    return [Issue("other_municipality", sentence, severity=Severity.WARNING)]


def _preview(data: bytes, read: ReadWorkbook, applied: Applied) -> WorkbookPreview:
    return WorkbookPreview(
        hashlib.sha256(data).hexdigest(),
        tuple(applied.differences),
        applied.errors,
        tuple(applied.notes),
        tuple(applied.refused),
        read.about,
    )


def _refused(errors: tuple[CellError, ...], shown: int = 5) -> UserError:
    told = with_the_rest([f"• {error.sentence}" for error in errors], shown, "errore", "errori")
    counted = plural(len(errors), "errore", "errori")
    return UserError("\n".join([f"Il file contiene {counted}: non è stato importato nulla.", *told]))


def _sheets_refused(refused: tuple[Refusal, ...], shown: int = 5) -> UserError:
    told = with_the_rest([f"• {one.sentence}" for one in refused], shown, "foglio", "fogli")
    counted = plural(len(refused), "scheda del file non si può leggere", "schede del file non si possono leggere")
    return UserError(
        "\n".join([f"{counted}: non è stato importato nulla.", *told]), "Si possono leggere le altre sole."
    )


def _undecided(conflicts: tuple[CellConflict, ...], shown: int = 5) -> UserError:
    told = with_the_rest([f"• {one.sentence}" for one in conflicts], shown, "valore", "valori")
    counted = plural(len(conflicts), "valore è cambiato", "valori sono cambiati")
    whole = f"{counted} nel file e anche in archivio: non è stato importato nulla."
    return UserError("\n".join([whole, *told]), "Decidere quale vale.")
