"""The results of a year given out."""

import csv
import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.domain.errors import UserError
from app.domain.sheets.rows import RESULT_COLUMNS, YEAR_RESULT_COLUMNS
from app.domain.workbooks.kinds import RESULTS
from app.excel.read import read_raw
from app.models.people import Employee
from app.services.sheets.results import results
from app.services.sheets.steps import complete_sheet
from app.services.transaction import unit_of_work
from app.services.workbooks.job import export_workbook, preview_workbook, workbook_bytes
from app.services.workbooks.registry import PERSONNEL_WORKBOOK, RESULTS_WORKBOOK
from app.services.workbooks.results import results_csv, results_json
from app.services.workspace import Workspace
from tests.archives.comune import Comune
from tests.archives.several import example_4


@pytest.fixture
def evaluated(session_open: Comune) -> Comune:
    complete_sheet(session_open.workspace, session_open.fill("Rossi"))
    return session_open


def test_that_the_workbook_holds_sheets_parts_and_people(evaluated: Comune, tmp_path: Path) -> None:
    path = export_workbook(evaluated.workspace, RESULTS_WORKBOOK, 2024, tmp_path / "risultati")
    book = load_workbook(path)
    assert book.sheetnames == ["Istruzioni", "Schede", "Parti", "Persone", "_meta"]
    assert len([cell for cell in book["Istruzioni"]["A"] if cell.value]) == 11
    rows = results(evaluated.workspace, 2024)
    assert book["Schede"].max_row == len(rows) + 1
    assert book["Parti"].max_row == sum(len(row.sections) for row in rows) + 1


def test_that_totals_are_numbers_and_missing_ones_are_empty(evaluated: Comune) -> None:
    book = load_workbook(io.BytesIO(workbook_bytes(evaluated.workspace, RESULTS_WORKBOOK, 2024, "x")))
    place = [column.key for column in RESULT_COLUMNS].index("total") + 1
    written = {row[0].value: row[place - 1].value for row in book["Schede"].iter_rows(min_row=2)}
    expected = {row.person: row.total for row in results(evaluated.workspace, 2024)}
    assert written["Rossi Mario"] == float(expected["Rossi Mario"] or 0)
    assert {name for name, total in written.items() if total is None} == {
        name for name, total in expected.items() if total is None
    }


def test_that_the_people_have_the_result_of_the_year_and_why_it_is_not_there(session_open: Comune) -> None:
    example_4(session_open)
    book = load_workbook(io.BytesIO(workbook_bytes(session_open.workspace, RESULTS_WORKBOOK, 2024, "x")))
    headings, *rows = ([cell.value for cell in row] for row in book["Persone"].iter_rows())
    assert headings == [column.heading for column in YEAR_RESULT_COLUMNS]
    people = {row[0]: row[2:] for row in rows}
    assert people["Rossi Mario"] == [2, 366, 81.95, 78.92, "no", None]
    assert people["Neri Ugo"] == [1, 366, None, None, "sì", "1 scheda ancora da compilare"]


def test_that_the_same_results_give_the_same_bytes(evaluated: Comune) -> None:
    first, second = (workbook_bytes(evaluated.workspace, RESULTS_WORKBOOK, 2024, "x") for _ in range(2))
    assert first == second


def test_that_results_cannot_be_taken_for_an_anagrafica(evaluated: Comune) -> None:
    data = workbook_bytes(evaluated.workspace, RESULTS_WORKBOOK, 2024, "x")
    meta = read_raw(data).meta
    assert meta is not None
    assert meta.kind == RESULTS.code
    with pytest.raises(UserError, match="Risultati"):
        preview_workbook(evaluated.workspace, PERSONNEL_WORKBOOK, data)


def test_that_a_year_without_sheets_says_so(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Nel 2019 non ci sono schede"):
        export_workbook(workspace, RESULTS_WORKBOOK, 2019, tmp_path / "a.xlsx")
    assert list(tmp_path.glob("*.xlsx")) == []


def test_that_the_csv_is_italian(evaluated: Comune) -> None:
    lines = list(csv.reader(io.StringIO(results_csv(evaluated.workspace, 2024)), delimiter=";"))
    assert lines[0] == [column.heading for column in RESULT_COLUMNS]
    row = next(line for line in lines if line[0] == "Rossi Mario")
    assert "01/01/2024" in row
    assert "86,40" in row


def test_that_a_name_that_looks_like_a_formula_is_harmless_in_the_csv(evaluated: Comune) -> None:
    with unit_of_work(evaluated.workspace, "Modifica dipendente") as unit:
        unit.get(Employee, evaluated.people["Rossi"]).last_name = "=cmd()"
    assert "\n'=cmd() Mario;" in results_csv(evaluated.workspace, 2024)


def test_that_the_json_is_exact_and_explains_itself(evaluated: Comune) -> None:
    rows = json.loads(results_json(evaluated.workspace, 2024))
    row = next(row for row in rows if row["person"] == "Rossi Mario")
    assert (row["total"], row["exact_total"]) == ("86.4", "432/5")
    assert row["explanation"]["children"]
    assert {section["code"] for section in row["sections"]}
