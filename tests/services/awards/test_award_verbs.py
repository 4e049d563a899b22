"""`merito awards` and `merito publish`."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.services.awards.funds import save_fund
from app.services.awards.reading import read_awards
from app.services.opening import open_workspace
from app.services.workspace import Workspace
from tests.journeys.terminal import Terminal


def test_that_the_awards_are_listed_and_written_and_what_is_missing_is_told(
    awarded: Workspace, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path, merito = str(awarded.archive.path), Terminal(capsys)
    draft = read_awards(awarded, 2023).funds[1].draft
    awarded.archive.close()
    folder = tmp_path / "carte dei premi"
    code, out, words = merito("awards", path, "--year", "2023", "--out", str(folder))
    assert (code, len(out.splitlines())) == (0, 4)
    assert "9.000,00 €" in out
    assert {one.suffix for one in folder.glob("Prospetto*")} == {".pdf", ".xlsx", ".ods", ".csv"}
    assert len(list((folder / "Estratti_dei_premi").glob("*.pdf"))) == 23
    assert "31 file scritti" in words
    again = open_workspace(Path(path))
    save_fund(again, 2023, replace(draft, amount=None))
    again.archive.close()
    code, out, words = merito("awards", path, "--year", "2023")
    assert (code, "Manca: Performance individuale" in words) == (1, True)
    assert merito("awards", path, "--year", "2024")[0] in {0, 1}


def test_that_what_is_published_is_written_in_every_format(
    awarded: Workspace, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path, merito = str(awarded.archive.path), Terminal(capsys)
    awarded.archive.close()
    code, _, words = merito("publish", path, "--year", "2023", "--out", str(tmp_path / "sito"))
    assert (code, "4 file scritti" in words) == (0, True)
    assert {one.suffix for one in (tmp_path / "sito").iterdir()} == {".pdf", ".xlsx", ".ods", ".csv"}
