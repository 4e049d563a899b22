"""`merito certify`: what there is, certified by the minutes, opened again; what is refused changes nothing."""

from pathlib import Path

import pytest

from app.services.certification.reading import list_results
from app.services.opening import open_workspace
from tests.archives.comune import Comune
from tests.journeys.terminal import Terminal


def test_that_results_are_listed_certified_and_opened_again(
    comune: Comune, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    path, merito = str(comune.workspace.archive.path), Terminal(capsys)
    comune.workspace.archive.close()
    scan = tmp_path / "verbale.pdf"
    scan.write_bytes(b"%PDF-1.7 verbale firmato")
    code, out, words = merito("certify", path)
    assert (code, out.splitlines()[0].split("\t")[0]) == (0, "O1")
    assert "3 obiettivi: 2 da certificare, 0 certificato, 1 non misurato." in words
    day = ("--on", "20/01/2025", "--minutes", "Verbale n. 3")
    refused = [
        ((*day,), "allega la scansione del verbale"),
        ((*day[2:], "--scan", str(scan)), "Manca il giorno della certificazione"),
        (("--on", "trentuno", *day[2:], "--scan", str(scan)), "«--on»"),
        ((*day, "--scan", str(tmp_path / "assente.pdf")), "assente.pdf"),
        ((*day, "--scan", str(scan), "--area", "Area 51"), "Le aree sono"),
        ((*day, "--scan", str(scan), "--only", "O3"), "Non c'è niente da certificare"),
        (("--reopen", "errore", *day), "non si danno verbale"),
        (("--reopen", "errore"), "Non c'è niente di certificato"),
        (("--reopen", ""), "Non c'è niente di certificato"),
    ]
    for options, why in refused:
        code, _, words = merito("certify", path, *options)
        assert (code, why in words) == (1, True), (options, words)
    code, _, words = merito("certify", path, *day, "--scan", str(scan))
    assert (code, "2 obiettivi." in words, "Non certificato O3" in words) == (0, True, True)
    assert merito("certify", path, "--reopen", "errore nei valori", "--only", "o1")[0] == 0
    workspace = open_workspace(Path(path))
    assert [row.certified is not None for row in list_results(workspace, 2024)] == [False, True, False]
    workspace.archive.close()
