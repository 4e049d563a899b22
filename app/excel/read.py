"""A workbook becomes raw cells: nothing in it is trusted, executed or looked up elsewhere."""

import io
import struct
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import PurePath

from openpyxl import Workbook, load_workbook
from python_calamine import CalamineSheet, CalamineWorkbook, PasswordError, SheetTypeEnum

from app.domain.errors import UserError
from app.domain.workbooks.cells import RawCell, clean_text
from app.domain.workbooks.layout import Meta
from app.domain.workbooks.reading import RawTable, RawWorkbook
from app.excel.delimited import read_delimited
from app.excel.guard import LIMITS, Limits, checked_parts, damaged, locked, refuse_by_size, unpacked_parts
from app.excel.ods_facts import ods_facts
from app.excel.rows import LazyRows, table_of
from app.excel.unpacking import packed, refuse_definitions
from app.excel.xlsx_facts import RawFacts, xlsx_facts

META_SHEET = "_meta"
_MOST_SHEETS = 40
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def read_raw(data: bytes, limits: Limits = LIMITS, name: str = "") -> RawWorkbook:
    """Return the cells of every sheet of a file of any kind; `UserError` when it cannot or must not be read.

    `name` is that of the file: a table saved as text has no other.
    """
    refuse_by_size(data, limits)
    if data.startswith(_OLE):
        if _ENCRYPTED in data:
            raise locked()
        return _of_old_excel(data)
    if data.startswith(b"PK"):
        parts = unpacked_parts(data, limits)
        return _of_libreoffice(parts, limits) if _is_opendocument(parts) else _of_excel(data, limits)
    return read_delimited(data, PurePath(name).stem, limits)


@contextmanager
def opened(package: bytes, *, read_only: bool, data_only: bool) -> Iterator[Workbook]:
    """Open a checked package to write in it; whatever the library trips over is a damaged file, in words."""
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


def _is_opendocument(parts: Mapping[str, bytes]) -> bool:
    return b"opendocument.spreadsheet" in parts.get("mimetype", b"") and "content.xml" in parts


def _of_excel(data: bytes, limits: Limits) -> RawWorkbook:
    parts = checked_parts(data, limits)
    try:
        facts = xlsx_facts(parts)
    except Exception as error:
        raise damaged() from error
    return _read(packed(facts.parts), facts.sheets, is_1904=facts.is_1904)


def _of_old_excel(data: bytes) -> RawWorkbook:
    from app.excel.xls_facts import xls_facts

    try:
        facts = xls_facts(data)
    except (ValueError, IndexError, struct.error, StopIteration) as error:
        raise damaged() from error
    return _read(data, facts)


def _of_libreoffice(parts: dict[str, bytes], limits: Limits) -> RawWorkbook:
    if b"manifest:encryption-data" in parts.get("META-INF/manifest.xml", b""):
        raise locked()
    refuse_definitions(parts)
    return _read(packed(parts), ods_facts(parts["content.xml"], limits))


def _read(data: bytes, facts: Mapping[str, RawFacts], *, is_1904: bool = False) -> RawWorkbook:
    """Let the fast reader read; whatever it trips over is a damaged file, in words."""
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as workbook:
            names = [one.name for one in workbook.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
            read = [
                _table(workbook.get_sheet_by_name(name), facts.get(name, RawFacts()), is_1904=is_1904)
                for name in names[:_MOST_SHEETS]
            ]
    except PasswordError as error:
        raise locked() from error
    except UserError:
        raise
    except BaseException as error:  # a panic of the library is no Exception
        if isinstance(error, KeyboardInterrupt | SystemExit | MemoryError):
            raise
        raise damaged() from error
    meta = next((_meta(table) for table in read if table.name == META_SHEET), None)
    return RawWorkbook(tuple(table for table in read if table.name != META_SHEET), meta)


def _table(sheet: CalamineSheet, facts: RawFacts, *, is_1904: bool) -> RawTable:
    start = sheet.start or (0, 0)
    values = sheet.to_python(skip_empty_area=True)
    rows = LazyRows(values, (start[0] + 1, start[1] + 1), facts, is_1904=is_1904)
    return table_of(sheet.name, rows, is_protected=facts.is_protected)


def _meta(table: RawTable) -> Meta:
    lines = tuple(_texts(cells) for _, cells in sorted(table.rows.items()))
    pairs = {line[0]: line[1] if len(line) > 1 else "" for line in lines if line}
    kind, version, ente, export_id = (pairs.get(key, "") for key in ("kind", "version", "ente", "export_id"))
    return Meta(kind, version, ente, export_id, lines)


def _texts(cells: Mapping[int, RawCell]) -> tuple[str, ...]:
    values = (cells.get(place, RawCell()).value for place in range(1, max(cells, default=0) + 1))
    return tuple("" if value is None else clean_text(str(value)) for value in values)
