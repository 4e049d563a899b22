"""Workbooks beyond reason: refused or stopped, with what to do, before they take minutes."""

import io
from dataclasses import replace

import pytest
from openpyxl import load_workbook

from app.domain.errors import UserError
from app.excel.guard import LIMITS
from app.excel.read import read_raw
from app.services.workbooks import applying
from app.services.workbooks.job import preview_workbook, workbook_bytes
from app.services.workbooks.registry import PERSONNEL_WORKBOOK
from tests.archives.town import Town


def with_matricole(town: Town, count: int) -> bytes:
    """Return the Anagrafica with `count` more people, of whom it says the matricola alone."""
    book = load_workbook(io.BytesIO(workbook_bytes(town.workspace, PERSONNEL_WORKBOOK, 2024, "prova")))
    for number in range(count):
        book["Dipendenti"].append([f"M{number}"])
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def test_that_after_many_wrong_rows_the_others_are_counted_out(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(applying, "MOST_WRONG", 20)
    preview = preview_workbook(town.workspace, PERSONNEL_WORKBOOK, with_matricole(town, 60))
    wrong = {error.row for error in preview.errors}
    assert len(wrong) == 20
    assert "le altre non sono state esaminate" in preview.notes[-1].sentence
    assert not preview.can_be_imported_with()


def test_that_too_many_rows_are_refused_even_empty(town: Town) -> None:
    data = workbook_bytes(town.workspace, PERSONNEL_WORKBOOK, 2024, "prova")
    rows = max(len(table.rows) for table in read_raw(data).tables)
    assert read_raw(data, replace(LIMITS, rows=rows + 5)).tables
    with pytest.raises(UserError, match="contando quelle vuote"):
        read_raw(data, replace(LIMITS, rows=rows - 1))


@pytest.mark.parametrize("sign", ["\u202e", "\u2066", "\u202a", "\x9b"])
def test_that_a_surname_that_turns_the_others_around_is_refused(town: Town, sign: str) -> None:
    book = load_workbook(io.BytesIO(workbook_bytes(town.workspace, PERSONNEL_WORKBOOK, 2024, "prova")))
    people = book["Dipendenti"]
    place = next(cell.column for cell in people[1] if cell.value == "Cognome")
    people.cell(2, place).value = f"Ros{sign}si"
    saved = io.BytesIO()
    book.save(saved)
    preview = preview_workbook(town.workspace, PERSONNEL_WORKBOOK, saved.getvalue())
    assert ["caratteri che non si possono leggere" in error.problem for error in preview.errors] == [True]
