"""A workbook becomes raw cells: nothing in it is trusted, executed or looked up elsewhere."""

import io
import math
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.utils.datetime import from_excel

from app.domain.errors import UserError
from app.domain.workbooks.cells import Native, RawCell, clean_text
from app.domain.workbooks.layout import Meta
from app.domain.workbooks.reading import RawTable, RawWorkbook
from app.excel.guard import LIMITS, Limits, checked_package, damaged

META_SHEET = "_meta"
_LAST_ROW = 1_048_576
_LAST_COLUMN = 200
_MOST_SHEETS = 40
_SIGNIFICANT_DIGITS = 15
_FIRST_SERIAL, _LAST_SERIAL = 1, 2_958_465


def read_raw(data: bytes, limits: Limits = LIMITS) -> RawWorkbook:
    """Return the cells of every sheet; raise `UserError` when the file cannot or must not be read."""
    package = checked_package(data, limits)
    with opened(package, read_only=True, data_only=True) as workbook:
        sheets = workbook.worksheets[:_MOST_SHEETS]
        tables = tuple(_table(sheet, workbook.epoch) for sheet in sheets if sheet.title != META_SHEET)
        meta = next((_meta(_table(sheet, workbook.epoch)) for sheet in sheets if sheet.title == META_SHEET), None)
    return RawWorkbook(tables, meta)


@contextmanager
def opened(package: bytes, *, read_only: bool, data_only: bool) -> Iterator[Workbook]:
    """Open a checked package; whatever the library trips over is a damaged file, in words."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            workbook = load_workbook(io.BytesIO(package), read_only=read_only, data_only=data_only, keep_links=False)
            yield workbook
            workbook.close()
        except UserError:
            raise
        except Exception as error:
            raise damaged() from error


def _table(sheet: Any, epoch: datetime) -> RawTable:
    rows: dict[int, dict[int, RawCell]] = {}
    padding: object = None
    for number, cells in enumerate(sheet.iter_rows(min_row=1, max_row=_LAST_ROW, max_col=_LAST_COLUMN), start=1):
        if cells is padding:
            continue
        found = {place: _raw(cell, epoch) for place, cell in enumerate(cells, start=1) if cell.value is not None}
        if found:
            rows[number] = found
        else:
            padding = cells
    return RawTable(sheet.title, rows)


def _raw(cell: Any, epoch: datetime) -> RawCell:
    value = cell.value
    if cell.data_type == "e" or (isinstance(value, float) and not math.isfinite(value)):
        return RawCell(str(value), is_error=True)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return RawCell(_exact(value), str(cell.number_format), as_date=_serial_day(value, epoch))
    return RawCell(_native(value))


def _exact(number: float) -> int | Decimal:
    """Return the number as Excel shows it: fifteen digits, without the dust of binary fractions."""
    return number if isinstance(number, int) else Decimal(f"{number:.{_SIGNIFICANT_DIGITS}g}")


def _native(value: object) -> Native:
    if isinstance(value, str | bool | date | time):
        return value
    return str(value) if not isinstance(value, timedelta) else str(value.total_seconds())


def _serial_day(number: float, epoch: datetime) -> date | None:
    if not _FIRST_SERIAL <= number <= _LAST_SERIAL or number != int(number):
        return None
    day = from_excel(number, epoch)
    return day.date() if isinstance(day, datetime) else None


def _meta(table: RawTable) -> Meta:
    pairs = {}
    for cells in table.rows.values():
        key, value = cells.get(1, RawCell()).value, cells.get(2, RawCell()).value
        pairs[clean_text(str(key))] = clean_text(str(value if value is not None else ""))
    return Meta(pairs.get("kind", ""), pairs.get("version", ""), pairs.get("ente", ""), pairs.get("export_id", ""))
