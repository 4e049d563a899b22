"""Killed writers, restored copies, orphan companions: the archive alone is whole, and nothing foreign enters it."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from app.models.structure import Area
from app.services.archives import new_archive
from app.services.opening import open_workspace
from app.services.transaction import unit_of_work
from tests.journeys.programs import HALF_KEPT, WAL_WRITER, WRITER, kill, program, said
from tests.journeys.terminal import Terminal

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("companions") / "prova.merito"
    new_archive(path, "Comune di Prova", 2024).archive.close()
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(made, tmp_path / "prova.merito"))


@pytest.fixture
def merito(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.chdir(tmp_path)
    return Terminal(capsys)


def add_area(path: Path, code: str) -> None:
    workspace = open_workspace(path)
    with unit_of_work(workspace, f"Area {code}") as unit:
        unit.add(Area(code=code, name=code))
    workspace.archive.close()


def codes(path: Path) -> set[str]:
    """The areas in the file, read without Merito and without what is beside it."""
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return {code for (code,) in raw.execute("SELECT code FROM areas")}


def beside(path: Path) -> list[str]:
    return sorted(found.name for found in path.parent.iterdir() if found.name.startswith(f"{path.name}-"))


def leave_half_kept(path: Path) -> Path:
    """Kill a writer in the middle of an operation; return the journal that it leaves."""
    with program(HALF_KEPT, path) as writer:
        assert said(writer) == "half"
        kill(writer)
    journal = path.with_name(f"{path.name}-journal")
    assert journal.read_bytes()[:1] == b"\xd9"
    return journal


def leave_wal(path: Path, entries: int = 3) -> Path:
    with program(WAL_WRITER, path, entries) as writer:
        assert said(writer) == "written"
        kill(writer)
    wal = path.with_name(f"{path.name}-wal")
    assert wal.stat().st_size > 0
    return wal


@pytest.mark.parametrize("stop_after", [1, 3, 7])
def test_that_every_acknowledged_change_survives_a_kill(merito: Terminal, path: Path, stop_after: int) -> None:
    with program(WRITER, path, 0) as writer:
        acknowledged = [said(writer) for _ in range(stop_after)]
        kill(writer)
    assert acknowledged == [str(number + 1) for number in range(stop_after)]
    assert merito("check", path)[0] in {0, 1}
    open_workspace(path).archive.close()
    assert codes(path) >= {f"X{number}" for number in range(stop_after)}


def test_that_the_file_copied_while_open_holds_every_acknowledged_change(path: Path, tmp_path: Path) -> None:
    with program(WRITER, path, 20) as writer:
        for _ in range(20):
            said(writer)
        copy = Path(shutil.copyfile(path, tmp_path / "copia.merito"))
        assert codes(copy) >= {f"X{number}" for number in range(20)}


def test_that_the_journal_of_our_own_killed_writer_is_rolled_back(merito: Terminal, path: Path) -> None:
    add_area(path, "PRIMA")
    leave_half_kept(path)
    code, _, err = merito("check", path)
    assert code in {0, 1}
    assert "messo da parte" not in err
    assert codes(path) == {"PRIMA"}


@pytest.mark.parametrize("changes", [0, 1, 2, 3])
def test_that_a_restored_copy_is_not_undone_by_the_journal_left_beside(
    merito: Terminal, path: Path, tmp_path: Path, changes: int
) -> None:
    """The copy may have as many changes as the archive had when it was killed (its counter is the same), or more."""
    copy = Path(shutil.copyfile(path, tmp_path / "full.merito"))
    for number in range(changes):
        add_area(copy, f"COPIA{number}")
    good = codes(copy)
    add_area(path, "PERSA")
    leave_half_kept(path)
    shutil.copyfile(copy, path)
    code, _, err = merito("check", path)
    assert code in {0, 1}
    assert "prova.merito-journal (messo da parte)" in err
    assert codes(path) == good
    open_workspace(path).archive.close()
    assert codes(path) == good
    assert beside(path) == ["prova.merito-journal (messo da parte)"]


def test_that_another_archive_put_there_is_not_destroyed_by_a_read(
    merito: Terminal, path: Path, tmp_path: Path
) -> None:
    other = tmp_path / "altro.merito"
    new_archive(other, "Altro Comune", 2025).archive.close()
    leave_half_kept(path)
    shutil.copyfile(other, path)
    assert merito("check", path)[0] in {0, 1}
    assert path.read_bytes() == other.read_bytes()


def test_that_the_log_left_by_the_version_before_is_folded(path: Path) -> None:
    leave_wal(path)
    workspace = open_workspace(path)
    assert codes(path) == {"W0", "W1", "W2"}
    assert workspace.archive.notes == ()
    assert path.read_bytes()[18:20] == b"\x01\x01"
    workspace.archive.close()
    assert beside(path) == []


def test_that_the_log_of_the_version_before_is_read_without_changing_the_archive(merito: Terminal, path: Path) -> None:
    leave_wal(path)
    assert merito("check", path)[0] in {0, 1}
    open_workspace(path).archive.close()
    assert codes(path) == {"W0", "W1", "W2"}


@pytest.mark.parametrize("is_dated_as_before", [False, True])
def test_that_a_restored_copy_is_not_undone_by_the_log_of_the_version_before(
    merito: Terminal, path: Path, tmp_path: Path, is_dated_as_before: bool
) -> None:
    with program(WAL_WRITER, path, 0) as writer:  # in WAL mode, with nothing in the log
        said(writer)
    copy = (shutil.copy2 if is_dated_as_before else shutil.copyfile)(path, tmp_path / "full.merito")
    good = codes(Path(copy))
    leave_wal(path, 3)
    (shutil.copy2 if is_dated_as_before else shutil.copyfile)(copy, path)
    code, _, err = merito("check", path)
    assert code in {0, 1}
    assert codes(path) == good
    assert "messo da parte" in err
    open_workspace(path).archive.close()
    assert codes(path) == good


@pytest.mark.parametrize("leave", [leave_half_kept, leave_wal])
def test_that_a_new_archive_beside_an_orphan_is_sound(merito: Terminal, path: Path, leave) -> None:
    orphan = leave(path)
    path.unlink()
    code, _, err = merito("new", path, "--name", "Comune Nuovo", "--year", "2025")
    assert code == 0
    assert f"{orphan.name} (messo da parte)" in err
    assert codes(path) == set()
    assert merito("check", path)[0] in {0, 1}
    assert beside(path) == [f"{orphan.name} (messo da parte)"]


def test_that_a_log_beside_an_archive_of_today_is_a_stranger(merito: Terminal, path: Path, tmp_path: Path) -> None:
    other = Path(shutil.copyfile(path, tmp_path / "altro.merito"))
    shutil.copyfile(leave_wal(other), path.with_name(f"{path.name}-wal"))
    before = path.read_bytes()
    code, _, err = merito("check", path)
    assert code in {0, 1}
    assert "prova.merito-wal (messo da parte)" in err
    assert path.read_bytes() == before
