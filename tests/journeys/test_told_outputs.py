"""Whatever leaves an archive by the command line is found in its audit, or does not leave it."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from app.commands.opening import TOLD
from app.domain.audit.filters import EntryFilter, OperationKind
from app.domain.errors import ArchiveError
from app.models.archive import open_archive
from app.models.archive_file import locking
from app.services.audit.entries import find_entries
from app.services.audit.exports import export_and_tell
from app.services.opening import open_workspace
from app.services.workbooks.registry import PERSONNEL_WORKBOOK
from tests.archives.comune import Comune
from tests.journeys.terminal import Terminal

OUTPUTS = [
    (("export", "{archive}", "{out}/fuori.xlsx"), ["Esportazione: Anagrafica, file fuori.xlsx"]),
    (
        ("export", "{archive}", "{out}/fuori.xlsx", "--kind", "risultati"),
        ["Esportazione: Risultati 2024, file fuori.xlsx"],
    ),
    (("results", "{archive}"), ["Esportazione: Risultati 2024 in CSV"]),
    (("results", "{archive}", "--format", "json"), ["Esportazione: Risultati 2024 in JSON"]),
    (
        ("print", "{archive}", "piano", "--out", "{out}/piano.pdf"),
        ["Stampa: Piano degli obiettivi 2024, file piano.pdf"],
    ),
    (
        ("print", "{archive}", "scheda", "--all", "--out", "{out}/schede"),
        ["Stampa: Schede di valutazione 2024, 4 file"],
    ),
    (("backup", "{archive}", "--to", "{out}"), ["Esportazione: Copia dell'archivio, file "]),
]
WORDS = pytest.mark.parametrize(
    ("words", "labels"), OUTPUTS, ids=lambda one: " ".join(one[:1] + one[2:]) if isinstance(one, tuple) else ""
)


@pytest.fixture
def merito(capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(capsys)


@pytest.fixture
def archive(session_open: Comune, tmp_path: Path) -> Path:
    session_open.workspace.archive.close()
    return session_open.workspace.archive.path


@pytest.fixture
def run(merito: Terminal, archive: Path, tmp_path: Path) -> Callable[[tuple[str, ...]], tuple[int, str, str]]:
    def run(words: tuple[str, ...]) -> tuple[int, str, str]:
        out = tmp_path / "fuori"
        out.mkdir(exist_ok=True)
        return merito(*(word.format(archive=archive, out=out) for word in words))

    return run


def outputs_told(archive: Path) -> list[str]:
    workspace = open_workspace(archive, writing=False)
    return [row.label for row in find_entries(workspace, EntryFilter(kind=OperationKind.OUTPUT)).rows]


@WORDS
def test_that_what_a_command_takes_out_is_found_in_the_audit(run, archive, words, labels):
    assert run(words)[0] == 0
    told = outputs_told(archive)
    assert [one[: len(label)] for one, label in zip(told, labels, strict=True)] == labels


def test_that_a_method_that_goes_out_is_found_in_the_audit(run, archive):
    assert run(("export", "{archive}", "{out}/metodo", "--kind", "metodo"))[0] == 0
    [label] = outputs_told(archive)
    assert label.startswith("Esportazione: Metodologia ")
    assert label.endswith(", versione 1, file metodo.toml")


@WORDS
def test_that_nothing_goes_out_of_an_archive_that_is_open_elsewhere(run, archive, tmp_path, words, labels):
    opened = open_archive(archive)
    code, out, err = run(words)
    opened.close()
    if words[0] == "backup":
        assert code == 0
        assert "Il registro delle attività non ne dice niente: L'archivio prova.merito è già aperto" in err
    else:
        assert (code, out) == (3, "")
        assert "è già aperto in un'altra finestra" in err
        assert TOLD in err
        assert list((tmp_path / "fuori").iterdir()) == []
    assert outputs_told(archive) == []


@WORDS
def test_that_nothing_goes_out_of_an_archive_to_be_read_only(run, archive, tmp_path, monkeypatch, words, labels):
    monkeypatch.setattr(
        locking.os, "access", lambda path, mode: not (Path(path) == archive and mode == os.W_OK)
    )  # who may do everything, as the tests may, is refused by no mode
    code, _, err = run(words)
    assert (code, "è in sola lettura" in err) == (0 if words[0] == "backup" else 3, True)
    assert len(list((tmp_path / "fuori").iterdir())) == (words[0] == "backup")
    assert outputs_told(archive) == []


def test_that_an_interrupted_print_tells_how_many_files_it_has_left(run, archive, tmp_path, monkeypatch):
    from app.services.documents import sheets

    made, first = [], sheets.print_whole

    def then_stop(target, print_to):
        if len(made) == 3:
            raise KeyboardInterrupt
        made.append(target)
        return first(target, print_to)

    monkeypatch.setattr(sheets, "print_whole", then_stop)
    code, _, err = run(("print", "{archive}", "scheda", "--all", "--out", "{out}/schede"))
    assert (code, "I file già scritti restano" in err) == (1, True)
    assert outputs_told(archive) == ["Stampa: Schede di valutazione 2024, interrotta dopo 3 file"]
    assert len(list((tmp_path / "fuori" / "schede").iterdir())) == 3


def test_that_what_fails_is_not_told(run, archive, tmp_path):
    (tmp_path / "fuori").mkdir()
    (tmp_path / "fuori" / "schede").write_text("un file")
    assert run(("print", "{archive}", "scheda", "--all", "--out", "{out}/schede"))[0] == 1
    assert run(("export", "{archive}", "{out}/manca/fuori.xlsx"))[0] == 1
    assert outputs_told(archive) == []


def test_that_a_file_that_cannot_be_told_does_not_stay(archive, tmp_path):
    workspace = open_workspace(archive)
    archive.rename(archive.with_name("altrove.merito"))
    with pytest.raises(ArchiveError):
        export_and_tell(workspace, PERSONNEL_WORKBOOK, 2024, tmp_path / "fuori.xlsx")
    assert not (tmp_path / "fuori.xlsx").exists()
    with suppress(ArchiveError):  # told above
        workspace.archive.close()
