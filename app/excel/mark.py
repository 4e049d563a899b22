"""The user's own workbook given back with the wrong cells coloured and commented."""

from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.utils import get_column_letter

from app.domain.workbooks.reading import CellError
from app.excel import look
from app.excel.guard import LIMITS, Limits, checked_package, damaged, refuse_wide_merges, unpacked_parts
from app.excel.package import saved_bytes
from app.excel.read import opened, read_raw

ERRORS_SHEET = "Errori"
_HEADINGS = ("Foglio", "Cella", "Colonna", "Valore", "Che cosa non va", "Che cosa fare")
_WIDTHS = (20, 10, 24, 28, 60, 80)


def marked_copy(data: bytes, errors: Sequence[CellError], limits: Limits = LIMITS, name: str = "") -> bytes:
    """Return a copy of the workbook where each error is red with its comment, and all are listed in *Errori*."""
    package = checked_package(data, limits) if _is_of_excel(data, limits) else _rewritten(data, limits, name)
    refuse_wide_merges(package, limits)
    with opened(package, read_only=False, data_only=False) as workbook:
        if _has_values(workbook):
            return _marked(workbook, errors)
    with opened(_rewritten(data, limits, name), read_only=False, data_only=False) as workbook:
        return _marked(workbook, errors)


def _has_values(workbook: Workbook) -> bool:
    """Tell whether the library that writes sees anything: of a file in another dialect of XML it reads no cell."""
    return any(value is not None for sheet in workbook.worksheets for row in sheet.values for value in row)


def _marked(workbook: Workbook, errors: Sequence[CellError]) -> bytes:
    for error in errors:
        if error.sheet in workbook.sheetnames:
            _mark(workbook[error.sheet], error)
    _list_errors(workbook, errors)
    return saved_bytes(workbook)


def _is_of_excel(data: bytes, limits: Limits) -> bool:
    return data.startswith(b"PK") and "xl/workbook.xml" in unpacked_parts(data, limits)


def _rewritten(data: bytes, limits: Limits, name: str) -> bytes:
    """Return a workbook of Excel with the values of a file of another kind, each where it was."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    tables = read_raw(data, limits, name).tables
    if not tables:  # a workbook of no sheet cannot be saved
        raise damaged()
    for table in tables:
        sheet = workbook.create_sheet(table.name)
        for row, cells in table.rows.items():
            for place, raw in cells.items():
                cell = sheet.cell(row, place, raw.value)
                if isinstance(raw.value, str):
                    cell.data_type = "s"
    return saved_bytes(workbook)


def _mark(sheet: Any, error: CellError) -> None:
    cell = sheet.cell(error.row, max(error.column, 1))
    cell.fill = look.WRONG_FILL
    before = f"{cell.comment.text}\n" if cell.comment else ""
    comment = Comment(f"{before}{error.problem[:1].upper()}{error.problem[1:]}. {error.remedy}", "Merito")
    comment.width, comment.height = 280, 110
    cell.comment = comment


def _list_errors(workbook: Workbook, errors: Sequence[CellError]) -> None:
    if ERRORS_SHEET in workbook.sheetnames:
        workbook.remove(workbook[ERRORS_SHEET])
    sheet = workbook.create_sheet(ERRORS_SHEET)
    for place, (heading, width) in enumerate(zip(_HEADINGS, _WIDTHS, strict=True), start=1):
        cell = sheet.cell(1, place, heading)
        cell.font, cell.fill = look.HEADING_FONT, look.HEADING_FILL
        sheet.column_dimensions[get_column_letter(place)].width = width
    for row, error in enumerate(errors, start=2):
        texts = (error.sheet, error.cell, error.heading, error.value, error.problem, error.remedy)
        for place, text in enumerate(texts, start=1):
            cell = sheet.cell(row, place, text)
            cell.data_type, cell.alignment = "s", look.PLAIN_ALIGNMENT
    sheet.freeze_panes = "A2"
    look.set_page(sheet)
