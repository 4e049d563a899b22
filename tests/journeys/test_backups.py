"""`merito backup` and `merito restore` as a person at the terminal meets them."""

from pathlib import Path

import pytest

from app.services.archives import new_archive
from app.services.first_look import first_look
from app.services.opening import open_workspace
from tests.journeys.terminal import Terminal


@pytest.fixture
def merito(capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(capsys)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "Comune di Forlì.merito"
    new_archive(path, "Comune di Forlì", 2024).archive.close()
    return path


def test_that_a_backup_is_made_beside_and_restored_over(merito: Terminal, archive: Path) -> None:
    code, out, err = merito("backup", archive)
    assert (code, out) == (0, "")
    [backup] = (archive.parent / "Comune di Forlì (copie)").iterdir()
    assert str(backup) in err
    archive.write_bytes(b"rovinato")
    code, out, err = merito("restore", backup, "--to", archive)
    assert (code, out) == (0, "")
    assert "Ripristinato" in err
    assert archive.with_name("Comune di Forlì (prima del ripristino).merito").read_bytes() == b"rovinato"
    again = open_workspace(archive)
    assert first_look(again).name == "Comune di Forlì"
    again.archive.close()


def test_that_a_backup_goes_where_one_says(merito: Terminal, archive: Path, tmp_path: Path) -> None:
    folder = tmp_path / "chiavetta"
    code, _, err = merito("backup", archive, "--to", folder)
    assert code == 1
    assert "non esiste" in err
    folder.mkdir()
    code, _, _ = merito("backup", archive, "--to", folder)
    assert code == 0
    assert len(list(folder.iterdir())) == 1
    assert not (archive.parent / "Comune di Forlì (copie)").exists()


def test_that_what_is_no_backup_is_refused_and_nothing_changes(merito: Terminal, archive: Path, tmp_path: Path) -> None:
    before = archive.read_bytes()
    false = tmp_path / "falsa.merito"
    false.write_bytes(b"SQLite format 3\x00" + b"\x00" * 200)
    code, _, err = merito("restore", false, "--to", archive)
    assert code == 3
    assert "non è un archivio di Merito" in err
    assert archive.read_bytes() == before
    assert {found.name for found in tmp_path.iterdir()} >= {archive.name, false.name}
    assert not list(tmp_path.glob("*prima del ripristino*"))
