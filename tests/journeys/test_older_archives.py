"""The command line on an archive of an earlier version: only a verb that writes upgrades it, and says so."""

from pathlib import Path

import pytest

from app.cli import main
from tests.archives.older import make_older
from tests.journeys.terminal import Terminal
from tests.journeys.test_command_line import PLAN, content


@pytest.fixture
def merito(capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(capsys)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "prova.merito"
    assert main(["new", str(path), "--name", "Comune di Prova", "--year", "2024"]) == 0
    return make_older(path)


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "piano.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    "words",
    [
        ("check",),
        ("results",),
        ("export", "ANAGRAFICA.xlsx"),
        ("print", "piano", "--out", "piano.pdf"),
        ("import", "FILE", "--dry-run"),
        ("import", "FILE", "--dry-run", "--kind", "anagrafica"),
    ],
)
def test_that_a_verb_that_only_reads_leaves_an_older_archive_as_it_is(
    merito: Terminal, archive: Path, plan: Path, words: tuple[str, ...]
) -> None:
    before = content(archive)
    verb, *others = (str(plan) if word == "FILE" else word for word in words)
    code, out, err = merito(verb, archive, *others)
    assert (code, out) == (3, "")
    assert "prova.merito è stato fatto da una versione precedente di Merito. Aprirlo una volta" in err
    assert content(archive) == before


def test_that_a_verb_that_writes_upgrades_an_older_archive_and_says_so(
    merito: Terminal, archive: Path, plan: Path
) -> None:
    before = content(archive)
    code, _, err = merito("import", archive, plan)
    assert code == 0
    assert "Quello di prima è accanto: prova (prima dell'aggiornamento).merito" in err
    assert content(archive) != before
    assert merito("check", archive)[0] in {0, 1}
