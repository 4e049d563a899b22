"""The workbooks of the evaluators from the command line."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.cli import main
from app.domain.workflow import SheetState
from app.services.opening import open_workspace
from app.services.sheets.scores import ScoreDraft, give_score
from app.services.sheets.sheets import sheet_detail
from app.services.sheets.steps import complete_sheet, deliver_sheet
from app.services.workbooks.job import export_workbook
from app.services.workbooks.registry import PERSONNEL_WORKBOOK
from tests.archives.comune import Comune
from tests.archives.personnel import with_cell
from tests.excel.score_files import file_of, filled, opened
from tests.looking import list_entries

ROSSI, NERI, TIMES = "Rossi Mario", "Neri Ugo", "Rispetto dei tempi"
Captured = pytest.CaptureFixture[str]


def test_that_export_writes_a_file_for_each_evaluator_to_a_folder(
    session_open: Comune, tmp_path: Path, capsys: Captured
) -> None:
    archive = session_open.workspace.archive.path
    session_open.workspace.archive.close()
    assert main(["export", str(archive), str(tmp_path / "cartelle"), "--kind", "valutazioni"]) == 0
    names = sorted(path.name for path in (tmp_path / "cartelle").iterdir())
    assert names == ["Valutazioni_2024_Bianchi-Carla.xlsx", "Valutazioni_2024_Verdi-Anna.xlsx"]
    assert [line.partition(": ")[0] for line in capsys.readouterr().err.splitlines()][-2:] == ["Scritto", "Scritto"]
    workspace = open_workspace(archive)
    labels = [entry.label for entry in list_entries(workspace)[:2]]
    workspace.archive.close()
    assert all(label.startswith("Esportazione: Valutazioni per ") for label in labels)


def test_that_one_evaluator_may_be_named_and_the_file_protected(
    session_open: Comune, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Captured
) -> None:
    archive = session_open.workspace.archive.path
    session_open.workspace.archive.close()
    command = ["export", str(archive), str(tmp_path / "cartelle"), "--kind", "valutazioni", "--evaluator"]
    assert main([*command, "Nessuno"]) == 1
    assert "«Nessuno» non ha schede da compilare. Le hanno «Bianchi Carla» e «Verdi Anna»." in capsys.readouterr().err
    monkeypatch.setattr("sys.stdin.isatty", lambda: False)
    assert main([*command, "verdi anna", "--protect"]) == 1
    assert "MERITO_WORKBOOK_PASSWORD" in capsys.readouterr().err
    monkeypatch.setenv("MERITO_WORKBOOK_PASSWORD", "segreta")
    assert main([*command, "verdi anna", "--protect"]) == 0
    [path] = (tmp_path / "cartelle").iterdir()
    assert opened(path.read_bytes())[ROSSI].protection.hashValue


def test_that_import_tells_what_it_asks_and_takes_the_answers(
    session_open: Comune, tmp_path: Path, capsys: Captured
) -> None:
    workspace, archive = session_open.workspace, str(session_open.workspace.archive.path)
    path = tmp_path / "tornata.xlsx"
    path.write_bytes(filled(file_of(workspace), {(ROSSI, TIMES): 4, (NERI, TIMES): 3}))
    complete_sheet(workspace, session_open.fill("Rossi", 3))
    neri = session_open.sheet_id("Neri")
    give_score(workspace, ScoreDraft(neri, "comportamenti", "tempi", Decimal(5)))
    workspace.archive.close()
    assert main(["import", archive, str(path), "--dry-run"]) == 0
    told = capsys.readouterr()
    assert "rifiutata\tRossi Mario\tLa scheda è compilata" in told.out
    assert f"conflitto\tNeri Ugo\t{TIMES}\tGiudizio: in archivio " in told.out
    assert "Con --without-refused si leggono le altre schede." in told.err
    assert "Con --conflicts archivio oppure --conflicts file" in told.err
    assert main(["import", archive, str(path)]) == 1
    assert main(["import", archive, str(path), "--without-refused"]) == 1
    assert main(["import", archive, str(path), "--without-refused", "--conflicts", "file"]) == 0
    assert "Importa valutazioni di Verdi Anna" in capsys.readouterr().err
    again = open_workspace(Path(archive))
    found = sheet_detail(again, neri).item("comportamenti", "tempi")
    again.archive.close()
    assert found is not None
    assert found.value == Decimal(3)


def test_that_import_says_why_what_is_on_delivered_sheets_changes(
    session_open: Comune, tmp_path: Path, capsys: Captured
) -> None:
    workspace, archive = session_open.workspace, str(session_open.workspace.archive.path)
    sheet_id = session_open.fill("Rossi")
    complete_sheet(workspace, sheet_id)
    deliver_sheet(workspace, sheet_id, date(2024, 12, 1))
    exported = export_workbook(workspace, PERSONNEL_WORKBOOK, 2024, tmp_path / "anagrafica.xlsx").read_bytes()
    workspace.archive.close()
    path = tmp_path / "corretta.xlsx"
    path.write_bytes(with_cell(exported, "Aree contrattuali", 2, "Denominazione", "Istruttori del comune"))
    assert main(["import", archive, str(path)]) == 1
    told = capsys.readouterr().err
    assert "1 scheda già consegnata" in told
    assert "Rossi Mario" in told
    assert 'Ripetere il comando con «--reason "…"» e il motivo.' in told
    assert main(["import", archive, str(path), "--reason", "Denominazione del contratto"]) == 0
    again = open_workspace(Path(archive))
    detail = sheet_detail(again, sheet_id)
    again.archive.close()
    assert (detail.state, detail.calendar.delivered_on) == (SheetState.COMPLETED, None)
    assert detail.history[-1].reason.endswith("Denominazione del contratto")
