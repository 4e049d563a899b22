"""`merito demo`: the example comune, its session run to the end, every document and workbook written."""

import argparse
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from app.commands.opening import Steps, opened
from app.commands.streams import tell
from app.domain.documents.award_kinds import OF_CLOSED_YEAR
from app.domain.documents.catalogue import SHEETS, DocumentKind, DocumentOption, DocumentRequest
from app.domain.errors import UserError, reason_of
from app.domain.issues import errors_of
from app.domain.italian import plural
from app.domain.periods import reference_day
from app.services.checks import CheckRow, check_year
from app.services.documents.printing import print_apart, print_document, subjects_of
from app.services.example import build_example, run_session
from app.services.example.building import PAST_YEAR, YEAR
from app.services.example.filling import on_day
from app.services.example.source import session_file
from app.services.files import OWN_FOLDER, explained, made_folder, save_file
from app.services.first_look import first_look
from app.services.manual.printing import FILE_NAME as MANUAL_NAME
from app.services.manual.printing import print_manual
from app.services.registries import Registries
from app.services.structure.organigram import save_organigram
from app.services.workbooks.registry import WorkbookRow
from app.services.workspace import Workspace

ARCHIVE = "Comune di Esempio.merito"
EXPORT_ID = "comune-di-esempio"
"""The id that the workbooks carry: always the same, so that the same data give the same files."""


@dataclass(slots=True)
class _Folder:
    """Where everything goes, the registries that say what, and what was written there."""

    path: Path
    registries: Registries
    files: list[Path] = field(default_factory=list)
    printed: set[DocumentKind] = field(default_factory=set)
    pages: int = 0

    @property
    def kinds(self) -> list[DocumentKind]:
        return [row.kind for row in self.registries.documents()]

    def keep(self, *files: Path, pages: int = 0) -> None:
        self.files += files
        self.pages += pages


def run(options: argparse.Namespace) -> int:
    """Write the example to the folder asked for: files of the same name are replaced, any other stays."""
    folder = _Folder(_made(options.out), options.registries)
    archive = folder.path / ARCHIVE
    _remove_earlier(archive)
    steps = Steps()
    tell(f"Comune di Esempio: {archive}")
    workspace = build_example(archive, steps)
    folder.keep(archive)
    try:
        _half_way(on_day(workspace, session_file(YEAR)["filled_on"]), folder, steps)
        run_session(workspace, steps)
        _at_the_end(on_day(workspace, session_file(YEAR)["closed_on"]), folder, steps)
        _tell_findings(workspace, options.registries.checks())
    finally:
        workspace.archive.close()
    tell(f"{plural(len(folder.files), 'file scritto', 'file scritti')}, {folder.pages} pagine: {folder.path}")
    return 0


def _made(path: Path) -> Path:
    try:
        path.mkdir(mode=OWN_FOLDER, parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"La cartella {path} non si può creare ({reason_of(error)}).", "Scegliere un'altra cartella."
        ) from None
    return path


def _remove_earlier(archive: Path) -> None:
    """Remove the archive of an earlier demonstration; `UserError` when it is a real one that has its name."""
    if not archive.exists():
        return
    with opened(archive, writing=True) as workspace:
        is_demo = first_look(workspace).is_demo
    if not is_demo:
        raise UserError(
            f"{archive} non è un archivio dimostrativo: non è stato toccato.", "Scegliere un'altra cartella."
        )
    with explained(archive):
        for leftover in archive.parent.glob(f"{archive.name}*"):
            leftover.unlink()


def _half_way(workspace: Workspace, folder: _Folder, steps: Steps) -> None:
    """Print what the comune prints before the session is over."""
    for kind in folder.kinds:
        if kind.is_of_the_year and not kind.tells_results:
            _of_the_year(workspace, folder, kind, steps)
        elif not kind.is_of_the_year and kind is not SHEETS:
            _print_subjects(workspace, folder, kind, steps)
    drawing = folder.path / f"Organigramma_{YEAR}.svg"
    folder.keep(save_organigram(workspace, reference_day(YEAR, workspace.today), drawing))
    _files_apart(workspace, folder, steps)
    _each(workspace, folder, "in_bianco", DocumentOption.BLANK)
    _each(workspace, folder, "provvisorie")


def _at_the_end(workspace: Workspace, folder: _Folder, steps: Steps) -> None:
    """Print what the year has reached, the signed sheets, and give out the Anagrafica and the results."""
    for kind in folder.kinds:
        if kind.tells_results:
            _of_the_year(workspace, folder, kind, steps)
    _each(workspace, folder, "definitive")
    for kind in folder.kinds:
        if not kind.is_of_the_year and kind is not SHEETS and kind not in folder.printed:
            _print_subjects(workspace, folder, kind, steps)
    manual = print_manual(folder.path / MANUAL_NAME, workspace.today)
    folder.keep(*manual.files, pages=manual.pages)
    for name, made in _data_files(folder.registries.workbooks):
        steps.step(1, 1, name)
        folder.keep(save_file(folder.path / name, made(workspace)))


def _of_the_year(workspace: Workspace, folder: _Folder, kind: DocumentKind, steps: Steps) -> None:
    """Print a document of the year in each of its formats."""
    steps.step(1, 1, kind.italian)
    for one in kind.formats:
        request = DocumentRequest(kind, _year_of(kind), format=one)
        path = folder.path / request.file_name
        printed = print_document(workspace, request, path, steps, folder.registries.documents())
        folder.keep(*printed.files, pages=printed.pages)


def _print_subjects(workspace: Workspace, folder: _Folder, kind: DocumentKind, steps: Steps) -> None:
    """Print a document of every subject that the year has for it now; without any, it is printed when it has."""
    request = DocumentRequest(kind, _year_of(kind))
    if subjects_of(workspace, kind, request.year, folder.registries.documents()):
        steps.step(1, 1, kind.italian)
        folder.printed.add(kind)
        _both_ways(workspace, folder, request, request.file_name[:-4])


def _year_of(kind: DocumentKind) -> int:
    """The year that is half way, or for what needs a closed one the year before."""
    return PAST_YEAR if kind in OF_CLOSED_YEAR else YEAR


def _each(workspace: Workspace, folder: _Folder, what: str, option: DocumentOption | None = None) -> None:
    """Print the sheets as they stand: all together in one file, and one by one in a folder."""
    tell(f"  Schede {what.replace('_', ' ')}")
    request = DocumentRequest(SHEETS, YEAR, options=frozenset({option} if option else ()))
    _both_ways(workspace, folder, request, f"Schede_{what}_{YEAR}")


def _both_ways(workspace: Workspace, folder: _Folder, request: DocumentRequest, name: str) -> None:
    documents, path = folder.registries.documents(), folder.path / name
    together = print_document(workspace, request, path.with_name(f"{name}.pdf"), documents=documents)
    apart = print_apart(workspace, request, path, documents=documents)
    folder.keep(*together.files, *apart.files, pages=together.pages + apart.pages)


def _files_apart(workspace: Workspace, folder: _Folder, steps: Steps) -> None:
    """Write the workbooks that are given to each evaluator, while there is something to fill."""
    from app.services.workbooks.job import owner_bytes, owners_of

    for row in folder.registries.workbooks:
        if row.kind.is_apart:
            steps.step(1, 1, row.kind.italian)
            place = made_folder(folder.path / f"{row.kind.italian}_per_valutatore_{YEAR}")
            for owner in owners_of(workspace, row, YEAR):
                data = owner_bytes(workspace, row, owner, export_id=EXPORT_ID)
                folder.keep(save_file(place / owner.file_name, data))


def _data_files(workbooks: Sequence[WorkbookRow]) -> Iterator[tuple[str, Callable[[Workspace], bytes]]]:
    from app.services.workbooks.job import workbook_bytes
    from app.services.workbooks.results import results_csv, results_json

    for row in workbooks:
        if row.kind.is_apart:
            continue
        name = row.kind.file_name(YEAR).replace(" ", "_")
        yield name, partial(workbook_bytes, workbook=row, year=YEAR, export_id=EXPORT_ID)
    yield f"Risultati_{YEAR}.csv", lambda workspace: results_csv(workspace, YEAR).encode()
    yield f"Risultati_{YEAR}.json", lambda workspace: results_json(workspace, YEAR).encode()


def _tell_findings(workspace: Workspace, checks: Sequence[CheckRow[Any]]) -> None:
    findings = check_year(workspace, YEAR, checks)
    wrong = len(errors_of(findings))
    tell(f"Controlli: {plural(len(findings), 'rilievo', 'rilievi')}, {plural(wrong, 'errore', 'errori')}.")
