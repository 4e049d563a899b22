"""A year is closed and opened again from the command line, which says what the window says."""

from pathlib import Path

import pytest

from app.services.opening import open_workspace
from tests.archives.closing import closing_of_year
from tests.archives.comune import Comune
from tests.journeys.terminal import Terminal
from tests.looking import closing_records


@pytest.fixture
def merito(capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(capsys)


def test_that_a_year_is_closed_printed_and_opened_again(comune: Comune, merito: Terminal, tmp_path: Path) -> None:
    closing_of_year(comune.workspace, 2024)
    archive = comune.workspace.archive.path
    comune.workspace.archive.close()
    code, points, told = merito("close", archive, "--dry-run")
    assert code == 1
    assert "Relazione approvata\tDa fare" in points
    assert "Manca il giorno" in told
    assert merito("close", archive, "--act", "99", "--dry-run")[2].startswith("«99» non è un atto dell'archivio")
    assert merito("close", archive, "--act", " ", "--dry-run")[2].startswith("« » non è un atto dell'archivio")
    assert merito("close", archive, "--validated", "31/02/2025", "--dry-run")[2].startswith(
        "«--validated»: Febbraio ha"
    )
    whole = ("--act", "58", "--validated", "20/06/2025", "--validation", "Verbale n. 5", "--because", "Anno di prova.")
    code, points, told = merito("close", archive, *whole)
    assert (code, told.splitlines()[-1]) == (0, "Fatto: Chiusura dell'anno 2024.")
    assert "Schede di valutazione\tSpiegato" in points
    for again in (whole, (), ("--dry-run",)):
        code, points, told = merito("close", archive, *again)
        assert (code, points, "L'anno 2024 è già chiuso." in told, "merito reopen" in told) == (1, "", True, True)
    assert merito("print", archive, "chiusura", "--out", tmp_path / "chiusura.pdf")[0] == 0
    code, _, told = merito("reopen", archive, "--reason", " ")
    assert (code, "serve il motivo" in told) == (1, True)
    assert merito("reopen", archive, "--reason", "Un valore da correggere.")[0] == 0
    workspace = open_workspace(archive)
    [record] = closing_records(workspace, 2024)
    assert (record.validation, record.reopened_reason) == ("Verbale n. 5", "Un valore da correggere.")
    workspace.archive.close()
