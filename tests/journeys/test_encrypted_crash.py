"""An encrypted archive under the same accidents as one in clear: killed writers, restored copies, files taken away."""

import os
import shutil
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from app.domain.errors import ArchiveError, ArchiveTrouble
from app.models.archive import create_archive
from app.models.archive_file.cipher import PAGE
from app.models.structure import Area
from app.services.archives import new_archive
from app.services.audit.undoing import check_audit
from app.services.opening import open_workspace
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace
from tests.archives.encrypted import KEY, codes_in, traces_of
from tests.journeys.programs import HALF_KEPT, WRITER, kill, program, said
from tests.journeys.test_open_file import TAKEN

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("encrypted") / "prova.merito"
    create_archive(path, key=KEY).close()
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(made, tmp_path / "prova.merito"))


def add_area(workspace: Workspace, code: str) -> None:
    with unit_of_work(workspace, f"Area {code}") as unit:
        unit.add(Area(code=code, name=code))


def add_to(path: Path, code: str) -> None:
    workspace = open_workspace(path, KEY)
    add_area(workspace, code)
    workspace.archive.close()


def leave_half_kept(path: Path) -> Path:
    with program(HALF_KEPT, path, KEY.hex()) as writer:
        assert said(writer) == "half"
        kill(writer)
    journal = path.with_name(f"{path.name}-journal")
    assert journal.read_bytes()[:1] == b"\xd9"
    return journal


def opened(path: Path) -> tuple[str, ...]:
    workspace = open_workspace(path, KEY)
    assert check_audit(workspace) is None
    workspace.archive.close()
    return workspace.archive.notes


@pytest.mark.parametrize("stop_after", [1, 4, 9])
def test_that_every_acknowledged_change_survives_a_kill(path: Path, stop_after: int) -> None:
    with program(WRITER, path, 0, KEY.hex()) as writer:
        acknowledged = [said(writer) for _ in range(stop_after)]
        kill(writer)
    assert acknowledged == [str(number + 1) for number in range(stop_after)]
    assert opened(path) == ()
    assert codes_in(path, KEY) >= {f"X{number}" for number in range(stop_after)}


def test_that_the_journal_of_a_killed_writer_shows_nothing_and_is_rolled_back(path: Path) -> None:
    add_to(path, "PRIMA")
    leave_half_kept(path)
    assert not traces_of("grande", path.parent)
    assert not traces_of("PRIMA", path.parent)
    assert opened(path) == ()
    assert codes_in(path, KEY) == {"PRIMA"}


@pytest.mark.parametrize("changes", [0, 1, 2])
def test_that_a_restored_copy_is_not_undone_by_the_journal_left_beside(
    path: Path, tmp_path: Path, changes: int
) -> None:
    copy = Path(shutil.copyfile(path, tmp_path / "full.merito"))
    for number in range(changes):
        add_to(copy, f"COPIA{number}")
    good = codes_in(copy, KEY)
    add_to(path, "PERSA")
    leave_half_kept(path)
    shutil.copyfile(copy, path)
    assert "prova.merito-journal (messo da parte)" in "".join(opened(path))
    assert codes_in(path, KEY) == good


def test_that_a_first_page_half_written_is_given_back_by_its_journal(path: Path) -> None:
    """The key is still known as right, by the other pages."""
    add_to(path, "PRIMA")
    leave_half_kept(path)
    with path.open("r+b") as file:
        file.seek(1000)
        file.write(os.urandom(PAGE - 1000))
    assert opened(path) == ()
    assert codes_in(path, KEY) == {"PRIMA"}


@pytest.mark.parametrize("happens", TAKEN)
def test_that_a_file_taken_away_is_rescued_under_its_key(
    path: Path, made: Path, happens: Callable[[Path, Path], None]
) -> None:
    workspace = open_workspace(path, KEY)
    add_area(workspace, "PRIMA")
    happens(path, made)
    with pytest.raises(ArchiveError) as caught:
        add_area(workspace, "DOPO")
    assert caught.value.trouble is ArchiveTrouble.LOST
    with suppress(ArchiveError):
        workspace.archive.close()
    rescue = path.with_name("prova (copia di emergenza).merito")
    assert codes_in(rescue, KEY) == {"PRIMA"}
    assert not traces_of("PRIMA", path.parent)
    opened(rescue)


def test_that_an_archive_in_clear_put_there_asks_for_no_key(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "altro.merito"
    new_archive(other, "Altro Comune", 2025).archive.close()
    leave_half_kept(path)
    shutil.copyfile(other, path)
    with pytest.raises(ArchiveError) as caught:
        open_workspace(path, KEY)
    assert caught.value.trouble is ArchiveTrouble.KEY
    assert path.read_bytes() == other.read_bytes()
