"""A layout and its rows become a workbook that Excel and LibreOffice open, and that comes back identical."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from functools import partial
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from app.domain.columns import Column, Format
from app.domain.workbooks.cells import clean_text
from app.domain.workbooks.layout import Meta, SheetLayout, WorkbookLayout
from app.excel import look
from app.excel.dressing import Wardrobe
from app.excel.lists import Lists
from app.excel.package import fixed_in_time, saved_bytes
from app.excel.read import META_SHEET

INSTRUCTIONS_SHEET = "Istruzioni"
_FORMULA_SIGNS = ("=", "+", "-", "@")
_LONGEST_CELL = 32_767


def write_workbook(
    layout: WorkbookLayout, rows: Mapping[str, Iterable[object]], meta: Meta, made_at: datetime
) -> bytes:
    """Return the bytes of the workbook; the same rows, meta and moment give the same bytes.

    `rows` gives the rows of each sheet by its name; a sheet without rows is an empty template.
    """
    workbook = Workbook()
    write_instructions(workbook.active, f"{layout.kind.italian} – {meta.municipality}", layout.instructions)
    lists = Lists(is_offered=not layout.kind.is_read_only)
    wardrobe = Wardrobe()
    sheets = [workbook.create_sheet(sheet.name) for sheet in layout.sheets]
    for sheet, its_layout in zip(sheets, layout.sheets, strict=True):
        _write_sheet(sheet, its_layout, list(rows.get(its_layout.name, ())), lists, wardrobe)
    lists.write(workbook)
    write_meta(workbook.create_sheet(META_SHEET), meta)
    workbook.properties.creator = "Merito"
    workbook.properties.title = f"{layout.kind.italian} – {clean_text(meta.municipality)}"
    workbook.properties.language = "it-IT"
    return fixed_in_time(saved_bytes(workbook), made_at)


def write_instructions(sheet: Worksheet, heading: str, lines: Sequence[str]) -> None:
    """Write the sheet that opens the file: what it is, and how it is used."""
    sheet.title = INSTRUCTIONS_SHEET
    sheet.sheet_view.showGridLines = False
    sheet.column_dimensions["A"].width = 110
    title = put(sheet.cell(1, 1), heading)
    title.font = look.TITLE_FONT
    for row, line in enumerate(lines, start=3):
        put(sheet.cell(row, 1), line).alignment = look.TEXT_ALIGNMENT
    look.set_page(sheet)


def _write_sheet(sheet: Worksheet, layout: SheetLayout, rows: list[object], lists: Lists, wardrobe: Wardrobe) -> None:
    for place, column in enumerate(layout.columns, start=1):
        _write_heading(sheet, place, column, wardrobe)
        lists.offer(sheet, place, column, len(rows))
        key, dress = (look.number_format(column), column.format is Format.LONG_TEXT), partial(_dress, column)
        for number, row in enumerate(rows, start=2):
            cell = sheet.cell(number, place)
            wardrobe.dress(cell, key, dress)
            put(cell, _native(column, column.value(row)))
    last = get_column_letter(len(layout.columns))
    sheet.freeze_panes = "A2"
    sheet.auto_filter.ref = f"A1:{last}{len(rows) + 1}"
    sheet.row_dimensions[1].height = 32
    sheet.print_title_rows = "1:1"
    look.set_page(sheet)


def _write_heading(sheet: Worksheet, place: int, column: Column, wardrobe: Wardrobe) -> None:
    cell = sheet.cell(1, place)
    wardrobe.dress(cell, column.required, partial(_dress_heading, column))
    put(cell, column.heading)
    dimension = sheet.column_dimensions[get_column_letter(place)]
    dimension.width = look.width(column)
    dimension.number_format = look.number_format(column)


def _dress_heading(column: Column, cell: Any) -> None:
    cell.font = look.HEADING_FONT
    cell.fill = look.REQUIRED_FILL if column.required else look.HEADING_FILL
    cell.alignment = look.HEADING_ALIGNMENT
    cell.border = look.HEADING_BORDER


def _dress(column: Column, cell: Any) -> None:
    cell.number_format = look.number_format(column)
    cell.alignment = look.TEXT_ALIGNMENT if column.format is Format.LONG_TEXT else look.PLAIN_ALIGNMENT


def put(cell: Any, value: object) -> Any:
    """Write a value; a text that looks like a formula stays a text, also after somebody edits it in Excel."""
    cell.value = value
    if isinstance(value, str):
        cell.data_type = "s"
        cell.quotePrefix = value.startswith(_FORMULA_SIGNS)
    return cell


def _native(column: Column, value: object) -> str | int | Decimal | date | None:
    match value:
        case None | "":
            return None
        case bool():
            return column.written(value)
        case Decimal() | int() if column.format.is_number:
            return value
        case date():
            return value
        case _:
            return clean_text(str(getattr(value, "italian", value)))[:_LONGEST_CELL] or None


def write_meta(sheet: Worksheet, meta: Meta) -> None:
    """Write what the workbook says of itself to a sheet, and hide it."""
    sheet.sheet_state = "hidden"
    pairs = {"kind": meta.kind, "version": meta.version, "ente": meta.municipality, "export_id": meta.export_id}
    for row, line in enumerate((*pairs.items(), *meta.lines), start=1):
        for place, text in enumerate(line, start=1):
            put(sheet.cell(row, place), clean_text(text) or None)
