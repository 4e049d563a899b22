"""P2 on a disk that is really full: what was acknowledged is there, nothing is half written, a sentence says so."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.errors import ArchiveError, ArchiveTrouble
from app.models.structure import Area
from app.services.archive_check import verify_archive
from app.services.audit.exports import export_and_tell, save_copy_and_tell
from app.services.backups.making import back_up_by_hand
from app.services.backups.places import list_backups, places_of
from app.services.opening import open_workspace
from app.services.transaction import unit_of_work
from app.services.workbooks.registry import PERSONNEL_WORKBOOK
from app.services.workspace import Workspace
from tests.archives.encrypted import codes_in
from tests.journeys.terminal import Terminal

SIZE = 6_000_000


def is_mounted(folder: Path) -> bool:
    """Whether this machine lets us mount a small disk in memory: whoever is root on Linux."""
    words = [shutil.which("mount") or "", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)]
    return subprocess.run(words, check=False, capture_output=True).returncode == 0


pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not sys.platform.startswith("linux") or os.geteuid() != 0, reason="only root mounts a disk of its own"
    ),
]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "disco"
    folder.mkdir()
    if not is_mounted(folder):
        pytest.skip("this machine mounts no disk in memory")
    yield folder
    subprocess.run([shutil.which("umount") or "", "-l", str(folder)], check=True)


@pytest.fixture
def workspace(disk: Path, example_archive: Path) -> Iterator[Workspace]:
    workspace = open_workspace(Path(shutil.copyfile(example_archive, disk / "prova.merito")))
    yield workspace
    if not workspace.archive.is_closed:
        workspace.archive.close()


def fill(disk: Path, *, left: int = 0) -> Path:
    """Leave `left` bytes on the disk, a few pages more or less."""
    ballast = disk / "zavorra"
    usage = shutil.disk_usage(disk)
    ballast.write_bytes(bytes(max(0, usage.free - left)))
    return ballast


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def add(workspace: Workspace, code: str, name: str = "x") -> None:
    with unit_of_work(workspace, f"Area {code}") as unit:
        unit.add(Area(code=code, name=name))


def add_until_full(workspace: Workspace, kept: set[str]) -> None:
    for number in range(2000):
        add(workspace, f"Z{number}", "lungo " * 150)
        kept.add(f"Z{number}")


def test_that_what_was_acknowledged_before_the_disk_was_full_is_there(disk: Path, workspace: Workspace) -> None:
    ballast = fill(disk, left=200_000)
    kept: set[str] = set()
    with pytest.raises(ArchiveError) as caught:
        add_until_full(workspace, kept)
    assert caught.value.trouble is ArchiveTrouble.DISK
    assert kept
    found = {code for code in codes_in(workspace.archive.path, None) if code.startswith("Z")}
    assert found == kept
    assert verify_archive(workspace).is_sound
    ballast.unlink()
    add(workspace, "DOPO")
    assert verify_archive(workspace).is_sound


def test_that_an_export_a_copy_and_a_backup_on_a_full_disk_leave_nothing(disk: Path, workspace: Workspace) -> None:
    fill(disk, left=4096)
    before = names(disk)
    for work in (
        lambda: export_and_tell(workspace, PERSONNEL_WORKBOOK, 2024, disk / "fuori.xlsx"),
        lambda: save_copy_and_tell(workspace, disk / "copia.merito"),
        lambda: back_up_by_hand(workspace, places_of(workspace)),
    ):
        with pytest.raises(ArchiveError) as caught:
            work()
        assert caught.value.trouble is ArchiveTrouble.DISK
        assert names(disk) == before
    assert list_backups(places_of(workspace)) == []
    assert verify_archive(workspace).is_sound


def test_that_an_export_elsewhere_that_a_full_archive_cannot_tell_does_not_stay(
    disk: Path, workspace: Workspace, tmp_path: Path
) -> None:
    fill(disk)
    with pytest.raises(ArchiveError) as caught:
        export_and_tell(workspace, PERSONNEL_WORKBOOK, 2024, tmp_path / "fuori.xlsx")
    assert caught.value.trouble is ArchiveTrouble.DISK
    assert not (tmp_path / "fuori.xlsx").exists()
    assert verify_archive(workspace).is_sound


def test_that_the_command_line_says_that_the_disk_is_full(
    disk: Path, workspace: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    workspace.archive.close()
    merito = Terminal(capsys)
    fill(disk, left=4096)
    before = names(disk)
    for words in (
        ("print", workspace.archive.path, "scheda", "--all", "--out", disk / "schede.pdf"),
        ("export", workspace.archive.path, disk / "fuori.xlsx"),
        ("backup", workspace.archive.path),
    ):
        code, _, err = merito(*words)
        assert code == 1, err
        assert "disco" in err
        assert "Traceback" not in err
    assert names(disk) == before
