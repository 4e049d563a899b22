"""Published tables as files of data: one sheet for each in Excel and Calc, one line for each figure in CSV."""

import csv
import io
import zipfile
from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from odfdo import Cell, Document, Row, Style, Table
from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from app.domain.columns import Column, Format
from app.domain.documents.transparency import DATA_COLUMNS, PublishedTable, data_cells
from app.domain.workbooks.csv_text import harmless
from app.excel import look
from app.excel.package import fixed_in_time, saved_bytes
from app.excel.write import put

_LONGEST_NAME = 31
_HEAD = "intestazione"
_META = ("set_creation_date", "set_modification_date")


def tables_csv(tables: Sequence[PublishedTable]) -> bytes:
    """Return the figures with `;` and a decimal comma, in UTF-8 with its mark: so Excel in Italian opens them."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(column.heading for column in DATA_COLUMNS)
    writer.writerows([column.text(one) for column in DATA_COLUMNS] for one in data_cells(tables))
    return text.getvalue().encode("utf-8-sig")


def list_csv(table: PublishedTable) -> bytes:
    """Return the rows of one table with their headings, as text that Excel in Italian opens."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(column.heading for column in table.columns)
    writer.writerows([harmless(column.text(row)) for column in table.columns] for row in table.rows)
    return text.getvalue().encode("utf-8-sig")


def tables_xlsx(tables: Sequence[PublishedTable], title: str, owner: str, made_at: datetime) -> bytes:
    """Return the tables as a workbook of Excel, a sheet for each; `owner` is the ente that publishes."""
    workbook = Workbook()
    for number, one in enumerate(tables):
        sheet = workbook.active if not number else workbook.create_sheet()
        sheet.title = _name(one)
        _fill(sheet, one)
    workbook.properties.creator, workbook.properties.title = owner, title
    workbook.properties.language = "it-IT"
    return fixed_in_time(saved_bytes(workbook), made_at)


def _fill(sheet: Worksheet, table: PublishedTable) -> None:
    for place, column in enumerate(table.columns, start=1):
        head = put(sheet.cell(1, place), column.heading)
        head.font, head.fill, head.alignment = look.HEADING_FONT, look.HEADING_FILL, look.HEADING_ALIGNMENT
        sheet.column_dimensions[get_column_letter(place)].width = look.width(column)
        for number, row in enumerate(table.rows, start=2):
            cell = put(sheet.cell(number, place), _value(column, row))
            cell.number_format = look.number_format(column)
    if table.note:
        put(sheet.cell(len(table.rows) + 3, 1), table.note)
    sheet.freeze_panes = "A2"
    look.set_page(sheet)


def tables_ods(tables: Sequence[PublishedTable], title: str, owner: str, made_at: datetime) -> bytes:
    """Return the tables as a workbook of Calc, a sheet for each."""
    document = Document("spreadsheet")
    document.insert_style(Style("table-cell", name=_HEAD, area="text", bold=True), automatic=True)
    document.body.clear()
    for one in tables:
        document.body.append(_sheet(one))
    meta = document.meta
    meta.set_title(title)
    meta.set_initial_creator(owner)
    meta.set_creator(owner)
    meta.set_language("it-IT")
    for name in _META:
        getattr(meta, name)(made_at.replace(tzinfo=None))
    saved = io.BytesIO()
    document.save(saved)
    return _timeless(saved.getvalue())


def _sheet(table: PublishedTable) -> Table:
    sheet = Table(_name(table))
    heads = Row()
    for column in table.columns:
        heads.append_cell(Cell(column.heading, style=_HEAD))
    sheet.append_row(heads)
    for row in table.rows:
        line = Row()
        for column in table.columns:
            value = _value(column, row)
            line.append_cell(
                Cell(value, text=column.text(row)) if isinstance(value, Decimal | date) else Cell(value or "")
            )
        sheet.append_row(line)
    if table.note:
        sheet.append_row(Row())
        note = Row()
        note.append_cell(Cell(table.note))
        sheet.append_row(note)
    return sheet


def _value(column: Column, row: object) -> Decimal | date | str | None:
    """Return a figure as a number and a day as a day, anything else as it is read."""
    value = column.value(row)
    if value is None:
        return None
    if column.format is Format.DATE and isinstance(value, date):
        return value
    return Decimal(value) if column.format.is_number else column.text(row)


def _name(table: PublishedTable) -> str:
    """Return the name of the sheet of a table: short, and without the signs that Excel refuses."""
    return table.code.capitalize()[:_LONGEST_NAME]


def _timeless(package: bytes) -> bytes:
    """Return the package of Calc without the moment in which it was made: its first part stays uncompressed."""
    fixed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(package)) as source, zipfile.ZipFile(fixed, "w") as target:
        for entry in source.infolist():
            part = zipfile.ZipInfo(entry.filename, (1980, 1, 1, 0, 0, 0))
            part.compress_type = entry.compress_type
            target.writestr(part, source.read(entry.filename))
    return fixed.getvalue()
