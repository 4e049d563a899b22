"""What the fast reader does not tell of a workbook of Excel 97: percentages, zeros in front of a code, errors."""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, field

from app.domain.workbooks.cells import CellTrouble
from app.excel.unpacking import too_big
from app.excel.xlsx_facts import MOST_DENSE, RawFacts, SheetPlace

_SECTOR_OF_DIFAT, _END = 109, 0xFFFFFFFA
_SMALL = 64
_LAST_COLUMN = 255
_PERCENT = {9: "0%", 10: "0.00%"}
_ZEROS = re.compile(r"0{2,}")
_BOF, _EOF, _SHEET, _FORMAT, _XF = 0x0809, 0x000A, 0x0085, 0x041E, 0x00E0
_NUMBER, _RK, _MULRK, _FORMULA, _BOOLERR, _LABEL = 0x0203, 0x027E, 0x00BD, 0x0006, 0x0205, 0x00FD
_DIMENSIONS, _STRINGS, _OLD_LABEL = 0x0200, 0x00FC, 0x0204
_ERROR_RESULT = b"\x02"
Records = Iterator[tuple[int, bytes]]


@dataclass(slots=True)
class _XlsRecords:
    """What is found in the records of a workbook, in their order."""

    codes: dict[int, str] = field(default_factory=lambda: dict(_PERCENT))
    styles: list[int] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    formats: list[dict[SheetPlace, str]] = field(default_factory=list)
    troubles: list[dict[SheetPlace, CellTrouble]] = field(default_factory=list)
    rows: int = 0
    columns: int = 0


def xls_facts(data: bytes) -> dict[str, RawFacts]:
    """Walk the records of a workbook; `ValueError`, `IndexError` and `struct.error` where it is damaged."""
    found = _XlsRecords()
    for kind, body in _records(_workbook_stream(data)):
        _refuse_endless(kind, body, len(data))
        if kind == _BOF:
            if body[2:4] == b"\x10\x00":
                found.rows = found.columns = 0
                found.formats.append({})
                found.troubles.append({})
        elif kind == _SHEET:
            found.names.append(_text(body[6:]))
        elif kind == _FORMAT:
            found.codes[struct.unpack_from("<H", body)[0]] = _long_text(body[2:])
        elif kind == _XF:
            found.styles.append(struct.unpack_from("<H", body, 2)[0])
        elif found.formats:
            _take_cell(found, kind, body)
    sheets = (RawFacts(*one) for one in zip(found.formats, found.troubles, strict=True))
    return dict(zip(found.names, sheets, strict=False))


def _refuse_endless(kind: int, body: bytes, size: int) -> None:
    """Refuse the sizes that a file cannot have: the fast reader takes memory for them before it looks at the cells.

    Where there is not so much, it brings the whole program down, and no exception tells.
    """
    if kind == _DIMENSIONS and len(body) >= 10:
        first, last, left, right = struct.unpack_from("<IIHH" if len(body) >= 12 else "<HHHH", body)
        if last < first or right < left or (last - first) * max(right - left, 1) > 8 * MOST_DENSE:
            raise ValueError
    elif kind == _STRINGS and struct.unpack_from("<II", body)[1] > size:
        raise ValueError


def _take_cell(found: _XlsRecords, kind: int, body: bytes) -> None:
    formats, troubles = found.formats[-1], found.troubles[-1]
    for row, column, style, is_error in _cells(kind, body):
        if column > _LAST_COLUMN:
            raise ValueError
        found.rows, found.columns = max(found.rows, row + 1), max(found.columns, column + 1)
        if found.rows * found.columns > 4 * MOST_DENSE:
            raise too_big("ha celle scritte molto lontano dalle altre")
        place: SheetPlace = row + 1, column + 1
        code = found.codes.get(found.styles[style], "") if style < len(found.styles) else ""
        if "%" in code or _ZEROS.fullmatch(code):
            formats[place] = code
        if is_error:
            troubles[place] = CellTrouble.ERROR


def _cells(kind: int, body: bytes) -> Iterator[tuple[int, int, int, bool]]:
    if kind in {_NUMBER, _RK, _FORMULA, _BOOLERR, _LABEL, _OLD_LABEL}:
        row, column, style = struct.unpack_from("<HHH", body)
        is_formula_error = kind == _FORMULA and body[6:7] == _ERROR_RESULT and body[12:14] == b"\xff\xff"
        yield row, column, style, is_formula_error or (kind == _BOOLERR and body[7:8] == b"\x01")
    elif kind == _MULRK:
        row, first = struct.unpack_from("<HH", body)
        for place in range((len(body) - 6) // 6):
            yield row, first + place, struct.unpack_from("<H", body, 4 + 6 * place)[0], False


def _records(stream: bytes) -> Records:
    at = 0
    while at + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + size]
        at += 4 + size


def _text(body: bytes) -> str:
    """Read a short text: how many letters, whether they take two bytes, the letters."""
    wide = body[1] & 1
    return body[2 : 2 + body[0] * (1 + wide)].decode("utf-16-le" if wide else "latin-1")


def _long_text(body: bytes) -> str:
    length, wide = struct.unpack_from("<H", body)[0], body[2] & 1
    return body[3 : 3 + length * (1 + wide)].decode("utf-16-le" if wide else "latin-1")


def _workbook_stream(data: bytes) -> bytes:
    """Return the stream *Workbook* of a compound file (MS-CFB): its sectors in the order of their chain."""
    size = 1 << struct.unpack_from("<H", data, 30)[0]
    least = struct.unpack_from("<I", data, 56)[0]
    chain = _chains(data, size)
    entries = list(_entries(_joined(data, size, chain, struct.unpack_from("<I", data, 48)[0])))
    start, length = next((start, length) for name, start, length in entries if name in {"Workbook", "Book"})
    if length >= least:
        return _joined(data, size, chain, start)[:length]
    small = _joined(data, size, chain, struct.unpack_from("<I", data, 60)[0])
    small_chain = list(struct.unpack(f"<{len(small) // 4}I", small))
    held = _joined(data, size, chain, entries[0][1])
    return _small(held, small_chain, start)[:length]


def _entries(folder: bytes) -> Iterator[tuple[str, int, int]]:
    """Yield the name, the first sector and the length of each entry of the folder; the first holds the small ones."""
    for at in range(0, len(folder) - 127, 128):
        entry = folder[at : at + 128]
        name = entry[: max(struct.unpack_from("<H", entry, 64)[0] - 2, 0)].decode("utf-16-le", "replace")
        start, length = struct.unpack_from("<II", entry, 116)
        yield name, start, length


def _small(held: bytes, chain: list[int], start: int) -> bytes:
    found = bytearray()
    seen = 0
    while start < _END and seen <= len(chain):
        found += held[start * _SMALL : (start + 1) * _SMALL]
        start = chain[start]
        seen += 1
    return bytes(found)


def _chains(data: bytes, size: int) -> list[int]:
    """Return for each sector the one that follows it."""
    count, more = struct.unpack_from("<I", data, 44)[0], struct.unpack_from("<I", data, 68)[0]
    places = [one for one in struct.unpack_from(f"<{_SECTOR_OF_DIFAT}I", data, 76) if one < _END]
    seen: set[int] = set()
    while more < _END and more not in seen:
        seen.add(more)
        block = struct.unpack(f"<{size // 4}I", _sector(data, size, more))
        places += [one for one in block[:-1] if one < _END]
        more = block[-1]
    table: list[int] = []
    for place in places[:count]:
        table += struct.unpack(f"<{size // 4}I", _sector(data, size, place))
    return table


def _joined(data: bytes, size: int, chain: list[int], start: int) -> bytes:
    found = bytearray()
    seen = 0
    while start < _END:
        if seen > len(chain):
            raise ValueError
        found += _sector(data, size, start)
        start = chain[start]
        seen += 1
    return bytes(found)


def _sector(data: bytes, size: int, place: int) -> bytes:
    return (
        data[512 + place * size : 512 + (place + 1) * size]
        if size == 512
        else data[(place + 1) * size : (place + 2) * size]
    )
