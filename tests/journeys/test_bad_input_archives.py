"""Bad archives: whatever happened to the file, a sentence and code 3, or a finding; never a traceback."""

import random
import shutil
import sqlite3
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from app.cli import main
from app.domain.errors import ArchiveError
from app.services.first_look import first_look
from app.services.opening import open_workspace
from tests.journeys.terminal import Terminal
from tests.whole import IS_WHOLE

READERS = (("check",), ("results",), ("export", "out.xlsx"), ("print", "piano", "--out", "out.pdf"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bad") / "prova.merito"
    plan = path.with_name("piano.txt")
    lines = [f"- Rendere più semplice il servizio numero {number} per i cittadini" for number in range(30)]
    plan.write_text("AREA AMMINISTRATIVA\n\n(Settore Segreteria)\n\n" + "\n".join(lines), encoding="utf-8")
    assert main(["new", str(path), "--name", "Comune di Prova", "--year", "2024"]) == 0
    assert main(["import", str(path), str(plan)]) == 0
    return path


@pytest.fixture
def archive(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(made, tmp_path / "prova.merito"))


@pytest.fixture
def merito(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.chdir(tmp_path)
    return Terminal(capsys)


def folder(path: Path) -> None:
    path.mkdir()


def link_to_itself(path: Path) -> None:
    path.symlink_to(path)


def dangling_link(path: Path) -> None:
    path.symlink_to(path.with_name("altrove"))


def empty(path: Path) -> None:
    path.touch()


@pytest.mark.parametrize("make", [folder, link_to_itself, dangling_link, empty])
@pytest.mark.parametrize("verb", READERS)
def test_that_what_is_not_an_archive_is_said_and_never_replaced(
    merito: Terminal, tmp_path: Path, make: Callable[[Path], None], verb: tuple[str, ...]
) -> None:
    path = tmp_path / "strano.merito"
    make(path)
    code, _, err = merito(verb[0], path, *verb[1:])
    assert code == 3
    assert "strano.merito non è un archivio di Merito" in err
    assert merito("new", path, "--name", "Comune", "--year", "2024")[0] == 1


def test_that_a_name_too_long_is_said(merito: Terminal, tmp_path: Path) -> None:
    path = tmp_path / ("x" * 300 + ".merito")
    for words in (("check", path), ("new", path, "--name", "Comune", "--year", "2024")):
        code, _, err = merito(*words)
        assert code == 3
        assert "troppo lungo" in err


@pytest.mark.parametrize("size", [100, 4096, 5000, 40_960, 200_000])
def test_that_a_cut_archive_is_said_to_be_damaged(merito: Terminal, archive: Path, size: int) -> None:
    archive.write_bytes(archive.read_bytes()[:size])
    for verb in READERS:
        code, out, err = merito(verb[0], archive, *verb[1:])
        assert (code, "danneggiato" in out + err) in {(3, True), (1, True)}


def test_that_an_archive_without_its_tables_is_damaged(merito: Terminal, archive: Path) -> None:
    with sqlite3.connect(archive) as raw:
        raw.execute("DROP TABLE cycles")
    raw.close()
    for verb in (("check",), ("results",), ("print", "piano", "--out", "out.pdf")):
        code, _, err = merito(verb[0], archive, *verb[1:])
        assert code == 3
        assert "danneggiato" in err


def test_that_an_archive_without_its_ente_is_damaged(merito: Terminal, archive: Path) -> None:
    with sqlite3.connect(archive) as raw:
        raw.execute("DELETE FROM municipality")
    raw.close()
    code, _, err = merito("print", archive, "piano", "--out", "out.pdf")
    assert code == 3
    assert "danneggiato" in err
    workspace = open_workspace(archive, writing=False)
    with pytest.raises(ArchiveError, match="danneggiato"):
        first_look(workspace)


def test_that_an_archive_never_finished_is_not_one(merito: Terminal, archive: Path) -> None:
    with sqlite3.connect(archive) as raw:
        raw.execute("PRAGMA user_version = 0")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    raw.close()
    assert merito("check", archive)[0] == 3


@pytest.mark.parametrize(
    "spoil",
    [
        "UPDATE objectives SET title = CAST(X'C328' AS TEXT) WHERE id = 3",
        "UPDATE objectives SET state = 'boh' WHERE id = 3",
        "UPDATE cycles SET plan_from = 'x'",
        "UPDATE method_versions SET definition = '{' || definition",
        "UPDATE audit_entries SET details = substr(details, 9)",
    ],
)
def test_that_a_spoiled_value_is_damage_and_not_a_bug(merito: Terminal, archive: Path, spoil: str) -> None:
    with sqlite3.connect(archive) as raw:
        for (trigger,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {trigger}")
        raw.execute("PRAGMA ignore_check_constraints = ON")
        raw.execute(spoil)
    raw.close()
    for verb in READERS:
        code, _, err = merito(verb[0], archive, *verb[1:])
        assert code in {0, 1, 3}
        assert "Traceback" not in err


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(25 if IS_WHOLE else 8))
def test_that_random_damage_is_reported_or_harmless(merito: Terminal, archive: Path, seed: int) -> None:
    dice, content = random.Random(seed), bytearray(archive.read_bytes())  # noqa: S311 (no secret here)
    for _ in range(dice.choice((1, 3, 20))):
        content[dice.randrange(len(content))] ^= dice.randrange(1, 256)
    archive.write_bytes(bytes(content))
    for verb in READERS:
        assert merito(verb[0], archive, *verb[1:])[0] in {0, 1, 3}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc is the folder that refuses even root")
def test_that_a_folder_that_refuses_is_named_as_such(merito: Terminal, archive: Path) -> None:
    code, _, err = merito("print", archive, "piano", "--out", "/proc/piano.pdf")
    assert code == 3
    assert "Non si può scrivere «piano.pdf» nella cartella «/proc»" in err


def test_that_refusals_of_the_system_are_told_in_italian(merito: Terminal, archive: Path, tmp_path: Path) -> None:
    file = tmp_path / "file.txt"
    file.touch()
    for words, says in (
        (("import", archive, tmp_path), "è una cartella"),
        (("demo", "--out", file), "esiste già un file con quel nome"),
        (("print", archive, "piano", "--out", tmp_path / ("z" * 300 + ".pdf")), "il nome è troppo lungo"),
        (("print", archive, "piano", "--out", file), f"«{file}» non è una cartella"),
    ):
        code, _, err = merito(*words)
        assert code == 1
        assert says in err
