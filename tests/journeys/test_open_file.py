"""The file of an open archive taken away, replaced or written over; a second writer by another name."""

import os
import shutil
import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.errors import ArchiveError, ArchiveTrouble
from app.models.archive_file.locking import lock_file_of
from app.models.structure import Area
from app.services.archives import new_archive
from app.services.first_look import list_years
from app.services.opening import open_workspace
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace
from tests.journeys.programs import WRITER, program, said

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("open") / "prova.merito"
    new_archive(path, "Comune di Prova", 2024).archive.close()
    return path


@pytest.fixture
def workspace(made: Path, tmp_path: Path) -> Iterator[Workspace]:
    workspace = open_workspace(Path(shutil.copyfile(made, tmp_path / "prova.merito")))
    add_area(workspace, "PRIMA")
    yield workspace
    with suppress(ArchiveError):  # told by the test already
        workspace.archive.close()


def add_area(workspace: Workspace, code: str) -> None:
    with unit_of_work(workspace, f"Area {code}") as unit:
        unit.add(Area(code=code, name=code))


def codes(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as raw:
        assert raw.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        return {code for (code,) in raw.execute("SELECT code FROM areas")}


def deleted(path: Path, _other: Path) -> None:
    path.unlink()


def renamed(path: Path, _other: Path) -> None:
    path.rename(path.with_name("altrove.merito"))


def replaced(path: Path, other: Path) -> None:
    shutil.copyfile(other, path.with_name("nuovo"))
    path.with_name("nuovo").replace(path)


def written_over(path: Path, other: Path) -> None:
    shutil.copyfile(other, path)


def truncated(path: Path, _other: Path) -> None:
    os.truncate(path, 0)


TAKEN = [deleted, renamed, replaced, written_over, truncated]
if sys.platform == "win32":
    TAKEN = [written_over, truncated]  # the system refuses the others while the file is open


@pytest.mark.parametrize("happens", TAKEN)
def test_that_a_change_to_a_file_taken_away_is_refused_and_the_work_rescued(
    workspace: Workspace, made: Path, happens: Callable[[Path, Path], None]
) -> None:
    path = workspace.archive.path
    happens(path, made)
    for _ in range(3):
        with pytest.raises(ArchiveError) as caught:
            add_area(workspace, "DOPO")
        assert caught.value.trouble is ArchiveTrouble.LOST
    rescue = path.with_name("prova (copia di emergenza).merito")
    assert str(rescue) in caught.value.sentence
    assert codes(rescue) == {"PRIMA"}
    assert not path.with_name("prova (copia di emergenza 2).merito").exists()
    again = open_workspace(rescue)
    add_area(again, "ANCORA")
    again.archive.close()


def test_that_work_which_nothing_holds_any_more_is_not_said_to_be_rescued(
    monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest, made: Path
) -> None:
    monkeypatch.setattr("app.models.archive_file.open_file._LARGEST_IMAGE", 0)  # as of an archive larger than that
    workspace: Workspace = request.getfixturevalue("workspace")
    written_over(workspace.archive.path, made)
    with pytest.raises(ArchiveError, match="la copia di emergenza non è riuscita: il suo contenuto non c'è più"):
        add_area(workspace, "DOPO")
    assert not workspace.archive.path.with_name("prova (copia di emergenza).merito").exists()


@pytest.mark.parametrize("happens", TAKEN)
def test_that_a_file_taken_away_before_closing_is_told(
    workspace: Workspace, made: Path, happens: Callable[[Path, Path], None]
) -> None:
    happens(workspace.archive.path, made)
    with pytest.raises(ArchiveError, match="Qui non si salva più niente"):
        workspace.archive.close()
    assert codes(workspace.archive.path.with_name("prova (copia di emergenza).merito")) == {"PRIMA"}


@pytest.mark.skipif(sys.platform == "win32", reason="the system refuses to replace an open file there")
def test_that_a_replaced_file_is_not_read_as_if_it_were_ours(workspace: Workspace, made: Path) -> None:
    replaced(workspace.archive.path, made)
    with pytest.raises(ArchiveError, match="un altro file"):
        list_years(workspace)
    with pytest.raises(ArchiveError, match="un altro file"), workspace.archive.reading() as session:
        session.scalars(select(Area)).all()


@pytest.mark.skipif(sys.platform == "win32", reason="the system refuses to delete an open file there")
def test_that_a_file_taken_away_during_an_operation_acknowledges_nothing(workspace: Workspace) -> None:
    def take_away_meanwhile() -> None:
        with unit_of_work(workspace, "Area") as unit:
            unit.add(Area(code="DURANTE", name="x"))
            workspace.archive.path.unlink()

    with pytest.raises(ArchiveError, match="Qui non si salva più niente"):
        take_away_meanwhile()
    assert codes(workspace.archive.path.with_name("prova (copia di emergenza).merito")) == {"PRIMA"}


@pytest.mark.parametrize("spoil", ["hard link", "lock file deleted", "lock file spoiled"])
def test_that_no_second_writer_is_admitted(made: Path, tmp_path: Path, spoil: str) -> None:
    path = Path(shutil.copyfile(made, tmp_path / "prova.merito"))
    with program(WRITER, path, 1) as writer:
        assert said(writer) == "1"
        name = path
        if spoil == "hard link":
            name = tmp_path / "stesso.merito"
            os.link(path, name)
        elif spoil == "lock file deleted" and sys.platform != "win32":
            lock_file_of(path).unlink()
        elif spoil == "lock file spoiled":
            lock_file_of(path).write_bytes(os.urandom(3000))
        with pytest.raises(ArchiveError) as caught:
            open_workspace(name)
    assert caught.value.trouble is ArchiveTrouble.LOCKED
    assert "è già aperto in un'altra finestra" in caught.value.sentence
    open_workspace(path).archive.close()


def test_that_who_has_the_archive_open_and_since_when_is_said(made: Path, tmp_path: Path) -> None:
    path = Path(shutil.copyfile(made, tmp_path / "prova.merito"))
    with program(WRITER, path, 1) as writer:
        said(writer)
        with pytest.raises(ArchiveError, match=r"dalle \d\d:\d\d del \d\d/\d\d/\d{4}"):
            open_workspace(path)


@pytest.mark.parametrize("content", [b"spazzatura" * 900, b"{}", b"[1]", b'{"user": 3}', b""])
def test_that_a_spoiled_lock_file_harms_nothing(made: Path, tmp_path: Path, content: bytes) -> None:
    path = Path(shutil.copyfile(made, tmp_path / "prova.merito"))
    lock_file_of(path).write_bytes(content)
    workspace = open_workspace(path)
    add_area(workspace, "A")
    workspace.archive.close()
    assert codes(path) == {"A"}


def test_that_a_lock_file_that_cannot_be_used_is_named(made: Path, tmp_path: Path) -> None:
    path = Path(shutil.copyfile(made, tmp_path / "prova.merito"))
    lock_file_of(path).mkdir()
    with pytest.raises(ArchiveError, match="file di blocco") as caught:
        open_workspace(path)
    assert "danneggiato" not in caught.value.sentence
