"""Workbooks of scores filled for the tests, as a spreadsheet saves them: with the values of their formulas."""

import io
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from openpyxl import Workbook

from app.services.workbooks.job import owner_bytes, owners_of
from app.services.workbooks.parts import FileOwner
from app.services.workbooks.registry import SCORES_WORKBOOK
from app.services.workspace import Workspace
from tests.excel.samples import loaded
from tests.excel.written_once import written_once

ANSWER, NOTE, TEXT, KEY = 4, 5, 2, 8
FIRST = 6


def owner(workspace: Workspace, name: str, year: int = 2024) -> FileOwner:
    return next(one for one in owners_of(workspace, SCORES_WORKBOOK, year) if one.name == name)


def file_of(workspace: Workspace, name: str = "Verdi Anna", password: str = "") -> bytes:
    """Return the file of an evaluator; of an archive just like another it is the one written then."""
    return written_once(workspace, file_written_now, name, password)


def file_written_now(workspace: Workspace, name: str, password: str) -> bytes:
    return owner_bytes(workspace, SCORES_WORKBOOK, owner(workspace, name), password, "esportazione-1")


def opened(data: bytes) -> Workbook:
    return loaded(data, data_only=True)


@lru_cache(maxsize=4)
def looked_into(data: bytes) -> Workbook:
    """Return a workbook that is only looked into: it is opened once."""
    return opened(data)


def rewritten(data: bytes, edit: Callable[[Workbook], object]) -> bytes:
    book = opened(data)
    edit(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def rows_of(sheet: Any) -> dict[str, int]:
    """Return the row of each line that is written, by its label."""
    rows = range(FIRST, sheet.max_row + 1)
    return {sheet.cell(row, 1).value: row for row in rows if "|" in str(sheet.cell(row, KEY).value or "")}


def filled(data: bytes, marks: dict[tuple[str, str], Any], column: int = ANSWER) -> bytes:
    """Write in the cells of a column, by the sheet and the label of the line."""

    def write(book: Workbook) -> None:
        for (sheet, label), value in marks.items():
            book[sheet].cell(rows_of(book[sheet])[label], column).value = value

    return rewritten(data, write)


def choices(data: bytes, sheet: str, label: str) -> list[str]:
    """Return the words that the list of a line offers, but the one that erases."""
    book = looked_into(data)
    cell = f"D{rows_of(book[sheet])[label]}"
    rules = [one for one in book[sheet].data_validations.dataValidation if cell in one.sqref]
    [formula] = [one.formula1 for one in rules if one.type == "list"]
    name, _, area = formula.partition("!")
    return [cell[0].value for cell in book[name][area.replace("$", "")]][:-1]
