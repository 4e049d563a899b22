"""The files of data that leave the archive: written whole or not at all, and each told in the audit."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

from sqlalchemy.orm import Session

from app.domain.audit.chain import changes_in
from app.domain.audit.filters import EntryFilter
from app.domain.audit.operation_names import EXPORTED
from app.domain.audit.rows import EntryRow
from app.domain.ids import AwardRulesId, EntryId, MethodVersionId
from app.domain.italian import format_date, plural
from app.domain.permissions import Action, InScope
from app.domain.progress import Progress, Silent
from app.domain.progressions.definition import ProgressionRules
from app.domain.workbooks.audit import AUDIT, AUDIT_LAYOUT, ENTRIES, VALUES, ChangedValueRow
from app.domain.workbooks.kinds import WORKBOOK_SUFFIX
from app.domain.workbooks.layout import Meta
from app.models.audit import AuditEntry
from app.services.access import Question, reading
from app.services.archive_copy import save_archive_copy
from app.services.audit.change_words import ChangeWords
from app.services.audit.entries import find_entries
from app.services.audit.output import announcing, leaving, tell_output, tell_then_place
from app.services.audit.withheld import Withheld, withheld_from
from app.services.awards.rule_files import write_rules_file
from app.services.awards.rules import read_rules
from app.services.catalogue.entry_files import write_own_entries
from app.services.files import save_file
from app.services.methods.files import export_version, version_to_export
from app.services.methods.versions import read_version
from app.services.progressions.procedures import write_progressions_file
from app.services.structure.municipality import read_municipality
from app.services.structure.organigram import save_organigram
from app.services.workbooks.job import export_apart, export_workbook
from app.services.workbooks.parts import FileOwner
from app.services.workbooks.registry import WorkbookRow
from app.services.workbooks.results import results_csv, results_json
from app.services.workspace import Workspace

_SILENT = Silent()
COPY = f"{EXPORTED}Copia dell'archivio"
MOST_EXPORTED = 100_000
"""How many entries a workbook takes: those of many years."""


def export_and_tell(workspace: Workspace, workbook: WorkbookRow, year: int, path: Path) -> Path:
    """Write a workbook to `path`, and tell it."""
    of_year = f" {year}" if workbook.kind.of_year else ""
    what = f"{workbook.kind.italian}{of_year}"
    return _told(workspace, Action.EXPORT, what, path, lambda draft: export_workbook(workspace, workbook, year, draft))


def export_apart_and_tell(
    workspace: Workspace,
    workbook: WorkbookRow,
    folder: Path,
    owners: Mapping[FileOwner, str],
    progress: Progress = _SILENT,
) -> list[Path]:
    """Write the workbook of each owner to a folder, and tell of each: of an export that is stopped, those written."""
    with leaving(workspace, f"{EXPORTED}{workbook.kind.italian}", folder, is_made=True) as out:

        def told(owner: FileOwner, draft: Path) -> None:
            label = f"{out.what} per {owner.name}, {owner.details}, file {draft.name}"
            tell_then_place(workspace, Action.EXPORT, label, out, [draft])

        written = export_apart(workspace, workbook, out.drafts, owners, progress, on_written=told)
        return [folder / path.name for path in written]


def export_version_and_tell(workspace: Workspace, version_id: MethodVersionId, path: Path) -> Path:
    """Write a version of a method to its file, and tell it: it names nobody, and says how people are judged."""
    title = read_version(workspace, version_id).row.title
    what = f"Metodologia {title}"
    return _told(workspace, InScope(Action.READ), what, path, lambda one: export_version(workspace, version_id, one))


def export_progression_rules(workspace: Workspace, rules: ProgressionRules, path: Path) -> Path:
    """Write the rules of progressions as a text file, and tell it."""
    what = "Regole delle progressioni"
    return _told(workspace, Action.EXPORT, what, path, lambda one: write_progressions_file(rules, one))


def export_method_and_tell(workspace: Workspace, path: Path, year: int | None = None) -> Path:
    """Write the method in use (of `year`, or of the last session, or the last kept) to a file, and tell it."""
    return export_version_and_tell(workspace, version_to_export(workspace, year), path)


def export_award_rules(workspace: Workspace, identity: AwardRulesId, path: Path) -> Path:
    """Write a version of the rules of awards to its file, and tell it: it names nobody."""
    what = f"Regole dei premi «{read_rules(workspace, identity).name}»"
    return _told(workspace, InScope(Action.READ), what, path, lambda one: write_rules_file(workspace, identity, one))


def export_entries_of_catalogue(workspace: Workspace, path: Path) -> Path:
    """Write the ente's own entries of the catalogue to a file, and tell it: they name nobody."""
    what = "Voci dell'ente nel catalogo degli obiettivi"
    return _told(workspace, InScope(Action.READ), what, path, lambda one: write_own_entries(workspace, one))


def save_organigram_and_tell(workspace: Workspace, day: date, path: Path) -> Path:
    """Write the drawing of the organigramma to a file, and tell it."""
    what = f"Organigramma al {format_date(day)}"
    return _told(workspace, InScope(Action.READ), what, path, lambda draft: save_organigram(workspace, day, draft))


def export_results(workspace: Workspace, year: int, form: str) -> str:
    """Return the results of a year as `csv` or `json`, told before anybody has them: what is said stays said."""
    text = results_json(workspace, year) if form == "json" else results_csv(workspace, year)
    tell_output(workspace, Action.EXPORT, f"{EXPORTED}Risultati {year} in {form.upper()}")
    return text


def save_copy_and_tell(workspace: Workspace, target: Path) -> Path:
    """Write a copy of the archive, and tell it in the archive that stays (the copy ends with the entry before).

    A copy that cannot be told stays all the same: an archive whose disk is full or fails is what copies are for.
    """
    with announcing(workspace, COPY):
        return tell_copy(workspace, save_archive_copy(workspace, target))


def tell_copy(workspace: Workspace, copy: Path) -> Path:
    """Tell a copy of the archive that was made where somebody wanted it."""
    tell_output(workspace, Action.BACK_UP, f"{COPY}, file {copy.name}")
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
    data = write_workbook(AUDIT_LAYOUT, rows, meta, workspace.now())
    what = f"{AUDIT.italian}, {plural(len(found), 'registrazione', 'registrazioni')}"
    return _told(workspace, Action.READ_AUDIT, what, path, lambda draft: save_file(draft, data, WORKBOOK_SUFFIX))


def _told(workspace: Workspace, question: Question, what: str, target: Path, write: Callable[[Path], Path]) -> Path:
    """Write the draft of a file, tell it, and give it its name; `write` returns where it wrote, with its suffix."""
    with leaving(workspace, f"{EXPORTED}{what}", target.parent, target.name) as out:
        draft = write(out.drafts / target.name)
        return tell_then_place(workspace, question, f"{out.what}, file {draft.name}", out, [draft])[0]


def _values(session: Session, entry: EntryRow, withheld: Withheld) -> Iterator[ChangedValueRow]:
    number = EntryId(entry.id)
    changes = changes_in(session.get_one(AuditEntry, number).details)
    words = ChangeWords(session, changes, withheld)
    for change in changes:
        thing = words.thing(change)
        yield from (ChangedValueRow(number, thing.title, one.name, one.before, one.after) for one in thing.fields)
        if not thing.fields:
            yield ChangedValueRow(number, thing.title)
