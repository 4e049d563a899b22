"""`merito progressions`."""

from pathlib import Path

import pytest

from app.services.progressions.procedures import begin_procedure
from app.services.workspace import Workspace
from tests.journeys.terminal import Terminal


def test_that_the_ranking_is_listed_and_written_and_what_is_missing_is_told(
    ranked: Workspace, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path, merito = str(ranked.archive.path), Terminal(capsys)
    ranked.archive.close()
    folder = tmp_path / "graduatoria"
    code, out, words = merito("progressions", path, "--year", "2024", "--out", str(folder))
    assert code == 0
    assert "beneficiario" in out
    assert "Sanzione superiore alla multa" in out
    assert {one.suffix for one in folder.glob("Graduatoria*")} == {".pdf", ".xlsx", ".ods", ".csv"}
    assert len(list((folder / "Estratti_della_graduatoria").glob("*.pdf"))) == 4
    assert "8 file scritti" in words


def test_that_a_year_without_a_procedure_or_with_facts_missing_is_told(
    closed_archive: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    merito, path = Terminal(capsys), str(closed_archive.archive.path)
    begin_procedure(closed_archive, 2024)
    closed_archive.archive.close()
    code, out, words = merito("progressions", path, "--year", "2024")
    assert (code, out) == (1, "")
    assert "mancano l'ultima progressione e le sanzioni" in words
    assert merito("progressions", path, "--year", "2023")[0] == 1
