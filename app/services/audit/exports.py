"""The files of data that leave the archive: written whole or not at all, and each told in the audit."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy.orm import Session

from app.domain.audit.chain import changes_in
from app.domain.audit.filters import EXPORTED, EntryFilter
from app.domain.audit.rows import EntryRow
from app.domain.ids import EntryId, MethodVersionId
from app.domain.italian import format_date, plural
from app.domain.permissions import Action, InScope
from app.domain.progress import Progress, Silent
from app.domain.workbooks.audit import AUDIT, AUDIT_LAYOUT, ENTRIES, VALUES, ChangedValueRow
from app.domain.workbooks.kinds import WORKBOOK_SUFFIX
from app.domain.workbooks.layout import Meta
from app.models.audit import AuditEntry
from app.services.access import Question, reading
from app.services.archive_copy import save_archive_copy
from app.services.audit.change_words import ChangeWords
from app.services.audit.entries import find_entries
from app.services.audit.output import tell_output
from app.services.audit.withheld import Withheld, withheld_from
from app.services.files import save_file
from app.services.methods.files import export_version, version_to_export
from app.services.methods.versions import read_version
from app.services.structure.municipality import read_municipality
from app.services.structure.organigram import save_organigram
from app.services.workbooks.job import export_apart, export_workbook
from app.services.workbooks.parts import FileOwner
from app.services.workbooks.registry import WorkbookRow
from app.services.workbooks.results import results_csv, results_json
from app.services.workspace import Workspace

_SILENT = Silent()
MOST_EXPORTED = 100_000
"""How many entries a workbook takes: those of many years."""


def export_and_tell(workspace: Workspace, workbook: WorkbookRow, year: int, path: Path) -> Path:
    """Write a workbook to `path`, and tell it."""
    written = export_workbook(workspace, workbook, year, path)
    of_year = f" {year}" if workbook.kind.of_year else ""
    return _told(workspace, Action.EXPORT, f"{workbook.kind.italian}{of_year}", written)


def export_apart_and_tell(
    workspace: Workspace,
    workbook: WorkbookRow,
    folder: Path,
    owners: Mapping[FileOwner, str],
    progress: Progress = _SILENT,
) -> list[Path]:
    """Write the workbook of each owner to a folder, and tell of each: of an export that is stopped, those written."""

    def told(owner: FileOwner, path: Path) -> None:
        _told(workspace, Action.EXPORT, f"{workbook.kind.italian} per {owner.name}, {owner.details}", path)

    return export_apart(workspace, workbook, folder, owners, progress, on_written=told)


def export_version_and_tell(workspace: Workspace, version_id: MethodVersionId, path: Path) -> Path:
    """Write a version of a method to its file, and tell it: it names nobody, and says how people are judged."""
    title = read_version(workspace, version_id).row.title
    return _told(workspace, InScope(Action.READ), f"Metodologia {title}", export_version(workspace, version_id, path))


def export_method_and_tell(workspace: Workspace, path: Path, year: int | None = None) -> Path:
    """Write the method in use (of `year`, or of the last session, or the last kept) to a file, and tell it."""
    return export_version_and_tell(workspace, version_to_export(workspace, year), path)


def save_organigram_and_tell(workspace: Workspace, day: date, path: Path) -> Path:
    """Write the drawing of the organigramma to a file, and tell it."""
    written = save_organigram(workspace, day, path)
    return _told(workspace, InScope(Action.READ), f"Organigramma al {format_date(day)}", written)


def export_results(workspace: Workspace, year: int, form: str) -> str:
    """Return the results of a year as `csv` or `json`, told before anybody has them: what is said stays said."""
    text = results_json(workspace, year) if form == "json" else results_csv(workspace, year)
    tell_output(workspace, Action.EXPORT, f"{EXPORTED}Risultati {year} in {form.upper()}")
    return text


def save_copy_and_tell(workspace: Workspace, target: Path) -> Path:
    """Write a copy of the archive, and tell it in the archive that stays (the copy ends with the entry before).

    A copy that cannot be told stays all the same: an archive whose disk is full or fails is what copies are for.
    """
    return tell_copy(workspace, save_archive_copy(workspace, target))


def tell_copy(workspace: Workspace, copy: Path) -> Path:
    """Tell a copy of the archive that was made where somebody wanted it."""
    tell_output(workspace, Action.BACK_UP, f"{EXPORTED}Copia dell'archivio, file {copy.name}")
    return copy


def export_entries(workspace: Workspace, wanted: EntryFilter, path: Path) -> Path:
    """Write the entries that answer to `wanted` to a workbook, with what each changed, and tell it."""
    from app.excel.write import write_workbook

    found = find_entries(workspace, wanted, MOST_EXPORTED).rows
    with reading(workspace, Action.READ_AUDIT) as session:
        withheld = withheld_from(session, workspace.actor)
        values = [row for entry in found for row in _values(session, entry, withheld)]
    meta = Meta(AUDIT.code, str(AUDIT_LAYOUT.version), read_municipality(workspace).name, str(uuid4()))
    rows: dict[str, Sequence[Any]] = {ENTRIES.name: found, VALUES.name: values}
    written = save_file(path, write_workbook(AUDIT_LAYOUT, rows, meta, workspace.now()), WORKBOOK_SUFFIX)
    counted = plural(len(found), "registrazione", "registrazioni")
    return _told(workspace, Action.READ_AUDIT, f"{AUDIT.italian}, {counted}", written)


def _told(workspace: Workspace, question: Question, what: str, written: Path) -> Path:
    tell_output(workspace, question, f"{EXPORTED}{what}, file {written.name}", [written])
    return written


def _values(session: Session, entry: EntryRow, withheld: Withheld) -> Iterator[ChangedValueRow]:
    number = EntryId(entry.id)
    changes = changes_in(session.get_one(AuditEntry, number).details)
    words = ChangeWords(session, changes, withheld)
    for change in changes:
        thing = words.thing(change)
        yield from (ChangedValueRow(number, thing.title, one.name, one.before, one.after) for one in thing.fields)
        if not thing.fields:
            yield ChangedValueRow(number, thing.title)
