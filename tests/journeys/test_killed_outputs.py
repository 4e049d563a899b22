"""A program killed while something leaves the archive: whatever has its name is told, and what was left is told too."""

import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.commands.opening import opened
from app.domain.audit.filters import EntryFilter, OperationKind
from app.domain.documents.catalogue import SHEETS, DocumentRequest
from app.domain.progress import Progress
from app.services.audit.entries import find_entries
from app.services.audit.exports import export_and_tell, save_copy_and_tell
from app.services.audit.output import INTERRUPTED, print_apart_and_tell, send_to_paper_and_tell
from app.services.opening import open_workspace
from app.services.outgoing import DRAFTS, has_notes
from app.services.workbooks.registry import PERSONNEL_WORKBOOK
from app.services.workspace import Workspace
from tests.archives.comune import Comune

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="it forks")

EVENTS = {"open", "os.rename", "os.remove", "os.rmdir", "os.mkdir"}
Work = Callable[[Workspace, Path], object]


def export(workspace: Workspace, folder: Path) -> None:
    export_and_tell(workspace, PERSONNEL_WORKBOOK, 2024, folder / "fuori.xlsx")


def print_sheets(workspace: Workspace, folder: Path) -> None:
    print_apart_and_tell(workspace, DocumentRequest(SHEETS, 2024), folder)


def copy(workspace: Workspace, folder: Path) -> None:
    save_copy_and_tell(workspace, folder / "copia")


def print_on_paper(workspace: Workspace, folder: Path) -> None:
    def send(_progress: Progress) -> int:
        (folder / "carta").write_text("uscita", encoding="utf-8")
        (folder / "dopo").write_text("", encoding="utf-8")
        return 1

    send_to_paper_and_tell(workspace, DocumentRequest(SHEETS, 2024), send)


def killed_at(act: int, work: Work, archive: Path, folder: Path) -> bool:
    """Do a work in a process of its own, killed before its act on the folder number `act`; tell whether it was."""
    child = os.fork()
    if child == 0:
        left = act

        def count(event: str, arguments: tuple[object, ...]) -> None:
            nonlocal left
            if event in EVENTS and any(str(folder) in str(one) for one in arguments):
                left -= 1
                if left == 0:
                    os.kill(os.getpid(), signal.SIGKILL)

        try:
            workspace = open_workspace(archive)
            sys.addaudithook(count)
            work(workspace, folder)
        finally:
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def told(archive: Path) -> list[str]:
    workspace = open_workspace(archive, writing=False)
    return [row.label for row in find_entries(workspace, EntryFilter(kind=OperationKind.OUTPUT)).rows]


def named(folder: Path) -> list[str]:
    """Return the files that have their name; drafts of a killed program have none."""
    return sorted(path.name for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))


@pytest.fixture
def archive(session_open: Comune) -> Path:
    session_open.workspace.archive.close()
    return session_open.workspace.archive.path


@pytest.mark.parametrize(
    ("work", "what", "step"),
    [
        (export, "Esportazione: Anagrafica", 1),
        (print_sheets, "Stampa: Schede di valutazione 2024", 4),
        (copy, "Esportazione: Copia dell'archivio", 2),
    ],
    ids=["export", "print", "copy"],
)
def test_that_whenever_the_program_is_killed_nothing_has_left_untold(
    archive: Path, tmp_path: Path, work: Work, what: str, step: int
) -> None:
    outcomes, act, was_killed = set(), 1 - step, True
    while was_killed:
        act += step
        place, folder = tmp_path / f"caso{act}", tmp_path / f"fuori{act}"
        place.mkdir()
        folder.mkdir()
        case = Path(shutil.copyfile(archive, place / archive.name))
        was_killed = killed_at(act, work, case, folder)
        files, before = named(folder), told(case)
        if work is not copy:
            assert not files or any(one.startswith(what) for one in before), (act, files)
        was_noted = has_notes()
        with opened(case, writing=True):
            pass
        after = told(case)
        assert not files or any(one.startswith(what) for one in after), (act, files)
        assert after[: len(after) - len(before)] == [f"{what}, {INTERRUPTED}"] * was_noted
        assert not [path for path in folder.iterdir() if DRAFTS.fullmatch(path.name) and was_noted]
        assert not has_notes()
        outcomes.add((bool(files), was_noted))
    assert (True, False) in outcomes
    assert (False, True) in outcomes


def test_that_paper_printed_by_a_killed_program_is_told_at_the_next_opening(archive: Path, tmp_path: Path) -> None:
    folder = tmp_path / "stampante"
    folder.mkdir()
    assert killed_at(2, print_on_paper, archive, folder)
    assert (folder / "carta").exists()
    assert not told(archive)
    with opened(archive, writing=True):
        pass
    assert told(archive) == [f"Stampa: Schede di valutazione 2024, su carta, {INTERRUPTED}"]
