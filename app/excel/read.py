"""A workbook becomes raw cells: nothing in it is trusted, executed or looked up elsewhere."""

import io
import math
import re
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
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
_PROTECTED = re.compile(rb"""<(?:\w{1,20}:)?sheetProtection\s[^>]{0,2000}?sheet=["'](?:1|true)["']""")
_FIRST_SERIAL, _LAST_SERIAL = 1, 2_958_465


def read_raw(data: bytes, limits: Limits = LIMITS) -> RawWorkbook:
    """Return the cells of every sheet; raise `UserError` when the file cannot or must not be read."""
    package = checked_package(data, limits)
    with opened(package, read_only=True, data_only=True) as workbook:
        sheets = workbook.worksheets[:_MOST_SHEETS]
        tables = tuple(
            replace(_table(sheet, workbook.epoch), is_protected=_is_protected(package, sheet))
            for sheet in sheets
            if sheet.title != META_SHEET
        )
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


def _is_protected(package: bytes, sheet: Any) -> bool:
    """Tell whether a sheet says that it is protected: the reading of rows alone does not look at that."""
    with zipfile.ZipFile(io.BytesIO(package)) as archive:
        return bool(_PROTECTED.search(archive.read(sheet._worksheet_path)))  # noqa: SLF001 (nothing public names the part)


def _meta(table: RawTable) -> Meta:
    lines = tuple(_texts(cells) for _, cells in sorted(table.rows.items()))
    pairs = {line[0]: line[1] if len(line) > 1 else "" for line in lines if line}
    kind, version, ente, export_id = (pairs.get(key, "") for key in ("kind", "version", "ente", "export_id"))
    return Meta(kind, version, ente, export_id, lines)


def _texts(cells: Mapping[int, RawCell]) -> tuple[str, ...]:
    values = (cells.get(place, RawCell()).value for place in range(1, max(cells) + 1))
    return tuple("" if value is None else clean_text(str(value)) for value in values)
