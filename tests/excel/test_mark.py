"""The user's workbook given back with its errors."""

import io

from openpyxl import load_workbook

from app.domain.workbooks.reading import CellError
from app.domain.workbooks.sheet_reading import read_workbook
from app.excel.mark import marked_copy
from app.excel.read import read_raw
from tests.excel.samples import LAYOUT, workbook_of

DATA = workbook_of(("Matricola", "Figli"), ("1", "due"), ("2", 3))


def errors() -> tuple[CellError, ...]:
    return read_workbook(LAYOUT, read_raw(DATA)).errors


def test_that_the_wrong_cell_is_red_and_explained() -> None:
    book = load_workbook(io.BytesIO(marked_copy(DATA, errors())))
    cell = book["Persone"]["B2"]
    assert cell.fill.fgColor.rgb == "FFFFC7CE"
    assert cell.comment.text == "Non è un numero intero. Scrivere un numero intero, per esempio 12."
    assert book["Persone"]["B3"].comment is None


def test_that_the_errors_are_listed_in_a_sheet_of_their_own() -> None:
    book = load_workbook(io.BytesIO(marked_copy(DATA, errors())))
    listed = book["Errori"]
    assert [cell.value for cell in listed[2]][:4] == ["Persone", "B2", "Figli", "due"]
    assert [listed.column_dimensions[column].width for column in "EF"] == [60, 80], "problem and remedy can be read"


def test_that_a_marked_copy_corrected_can_be_read_again() -> None:
    book = load_workbook(io.BytesIO(marked_copy(DATA, errors())))
    book["Persone"]["B2"] = 2
    stream = io.BytesIO()
    book.save(stream)
    read = read_workbook(LAYOUT, read_raw(stream.getvalue()))
    assert (read.errors, read.notes) == ((), ())


def test_that_an_error_of_a_whole_row_marks_its_first_cell() -> None:
    error = CellError("Persone", 3, 0, "Riga", "", "manca qualcosa", "Scriverla.")
    book = load_workbook(io.BytesIO(marked_copy(DATA, [error])))
    assert book["Persone"]["A3"].comment.text == "Manca qualcosa. Scriverla."


def test_that_marking_twice_keeps_one_list_of_errors() -> None:
    twice = marked_copy(marked_copy(DATA, errors()), errors())
    assert load_workbook(io.BytesIO(twice)).sheetnames == ["Persone", "Errori"]
