"""What the fast reader does not tell of a workbook of Excel: formats of numbers, errors, formulas never calculated."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from posixpath import join, normpath
from typing import Any

from defusedxml.ElementTree import fromstring

from app.domain.workbooks.cells import CellTrouble
from app.excel.row_numbers import row_numbers

_CELL = re.compile(rb"<(?:\w{1,20}:)?c\s([^>]{0,300}?)/?>")
_PLACE = re.compile(rb"""\br=["']([A-Z]{1,9})(\d{1,9})["']""")
_STYLE = re.compile(rb"""\bs=["'](\d{1,6})["']""")
_ERROR = re.compile(rb"""\bt=["']e["']""")
_FORMULA_ALONE = re.compile(
    rb'<(?:\w{1,20}:)?c\s([^>]{0,100}?r="([A-Z]{1,3})(\d{1,7})"[^>]{0,100})>\s{0,10}'
    rb"<(?:\w{1,20}:)?f(?:[^>]{0,200}/>|[^>]{0,200}>[^<]{0,9000}</(?:\w{1,20}:)?f>)\s{0,10}"
    rb"(?:<(?:\w{1,20}:)?v\s?/>|<(?:\w{1,20}:)?v></(?:\w{1,20}:)?v>)?\s{0,10}</"
)
_PROTECTED = re.compile(rb"""<(?:\w{1,20}:)?sheetProtection\s[^>]{0,2000}?sheet=["'](?:1|true)["']""")
_ROW_OR_CELL = re.compile(rb"<((?:\w{1,20}:)?)(row|c)((?:\s[^>]{0,400}?)?)(/?)>")
_FAR_COLUMN = re.compile(rb"""<(?:\w{1,20}:)?c\s[^>]{0,200}?r=["'](?:[A-Z]{3,}|G[S-Z]|[H-Z][A-Z])\d""")
_FAR_PLACE = re.compile(rb"""r=["'](?:[A-Z]{3,}|G[S-Z]|[H-Z][A-Z])\d""")
_NUMBERED_ROW = re.compile(rb"""<(?:\w{1,20}:)?row\s[^>]{0,200}?\br=["'](\d{1,9})["']""")
_ROW_NUMBER = re.compile(rb"""\br=["'](\d{1,9})["']""")
_TEXTS = re.compile(rb"<(?:\w{1,20}:)?sst\b[^>]{0,3000}>")
_COUNTS = re.compile(rb"""\s(?:\w{1,20}:)?(?:uniqueC|c)ount\s{0,9}=\s{0,9}(?:"[^"]*"|'[^']*')""")
_ZEROS = re.compile(r"0{2,}")
_PERCENT_FORMATS = {9: "0%", 10: "0.00%"}
"""Formats that every workbook knows by their number (ECMA-376, 18.8.30)."""
LAST_COLUMN = 200
MOST_DENSE = 2_000_000
"""Cells, empty ones too, that the fast reader may lay out for a sheet: one far away makes it lay out all between."""

SheetPlace = tuple[int, int]


@dataclass(frozen=True, slots=True)
class RawFacts:
    """What is known of a sheet by the places of its cells; `numbers` are its rows where they were put closer."""

    formats: Mapping[SheetPlace, str] = field(default_factory=dict)
    troubles: Mapping[SheetPlace, CellTrouble] = field(default_factory=dict)
    is_protected: bool = True
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class XlsxFacts:
    """A workbook looked into: the facts of its sheets by name, its parts as they are read, its calendar."""

    sheets: Mapping[str, RawFacts]
    parts: dict[str, bytes]
    is_1904: bool = False


def xlsx_facts(parts: dict[str, bytes]) -> XlsxFacts:
    """Look into the parts of a workbook; `KeyError`, `ValueError` and errors of the parser where they are damaged."""
    main = _main_part(parts)
    workbook = fromstring(parts[main])
    formats = _number_formats(parts)
    found, closer = {}, {name: _without_counts(body) for name, body in parts.items()}
    for name, part in _sheets_of(workbook, main, parts):
        body = parts.get(part, b"")
        body, numbers = _put_closer(body)
        closer[part] = body
        is_protected = b"sheetProtection" in body and bool(_PROTECTED.search(body))
        found[name] = RawFacts(_formats_in(body, formats), dict(_troubles_in(body)), is_protected, numbers)
    properties = next((one for one in workbook if _name(one) == "workbookPr"), None)
    is_1904 = properties is not None and properties.get("date1904", "0") in {"1", "true", "on"}
    return XlsxFacts(found, closer, is_1904)


def _without_counts(body: bytes) -> bytes:
    """Take away how many texts a part says to hold: the fast reader takes memory for as many before it looks.

    Where there is not so much, it brings the whole program down, and no exception tells.
    """
    tag = _TEXTS.search(body[:4000])
    if tag is None:
        return body
    return body[: tag.start()] + _COUNTS.sub(b"", tag[0]) + body[tag.end() :]


def _main_part(parts: Mapping[str, bytes]) -> str:
    if "xl/workbook.xml" in parts:
        return "xl/workbook.xml"
    return next(name for name in parts if name.endswith("workbook.xml"))


def _sheets_of(workbook: Any, main: str, parts: Mapping[str, bytes]) -> Iterator[tuple[str, str]]:
    """Yield the name of each sheet and its part."""
    folder, _, name = main.rpartition("/")
    links = fromstring(parts[f"{folder}/_rels/{name}.rels".removeprefix("/")])
    targets = {one.get("Id", ""): one.get("Target", "") for one in links}
    for sheets in (one for one in workbook if _name(one) == "sheets"):
        for sheet in sheets:
            link = next((value for key, value in sheet.attrib.items() if key.endswith("}id")), "")
            target = targets.get(link, "")
            yield (
                sheet.get("name", ""),
                target.lstrip("/") if target.startswith("/") else normpath(join(folder, target)),
            )


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2]


def _number_formats(parts: Mapping[str, bytes]) -> dict[int, str]:
    """Return the styles of cells that show a number as a percentage, or with zeros in front."""
    body = next((body for name, body in parts.items() if name.endswith("/styles.xml")), b"")
    if not body:
        return {}
    codes = dict(_PERCENT_FORMATS)
    found = {}
    for part in fromstring(body):
        if _name(part) == "numFmts":
            codes |= {int(one.get("numFmtId", "0")): one.get("formatCode", "") for one in part}
        elif _name(part) == "cellXfs":
            found = {place: int(one.get("numFmtId", "0")) for place, one in enumerate(part)}
    shown = {place: codes.get(number, "") for place, number in found.items()}
    return {place: code for place, code in shown.items() if "%" in code or _ZEROS.fullmatch(code)}


def _formats_in(body: bytes, formats: Mapping[int, str]) -> dict[SheetPlace, str]:
    if not any(b's="%d"' % place in body for place in formats):
        return {}
    found = {}
    for cell in _CELL.finditer(body):
        style, place = _STYLE.search(cell[1]), _PLACE.search(cell[1])
        if style and place and int(style[1]) in formats:
            found[int(place[2]), _column_number(place[1])] = formats[int(style[1])]
    return found


def _troubles_in(body: bytes) -> Iterator[tuple[SheetPlace, CellTrouble]]:
    if b't="e"' in body or b"t='e'" in body:
        for cell in _CELL.finditer(body):
            if _ERROR.search(cell[1]) and (place := _PLACE.search(cell[1])):
                yield (int(place[2]), _column_number(place[1])), CellTrouble.ERROR
    if b"<f" in body or b":f" in body:
        for found in _FORMULA_ALONE.finditer(body):
            if b't="str"' not in found[1]:
                yield (int(found[3]), _column_number(found[2])), CellTrouble.NOT_CALCULATED


def _put_closer(body: bytes) -> tuple[bytes, tuple[int, ...]]:
    """Number the rows one after the other where they are so far apart that all between would fill the memory."""
    rows = [found for found in _ROW_OR_CELL.finditer(body) if found[2] == b"row"] if _may_be_far(body) else []
    if not rows:
        return body, ()
    numbers: list[int] = []

    def closer(found: re.Match[bytes]) -> bytes:
        prefix, name, attributes, end = found.groups()
        if name == b"row":
            own = _ROW_NUMBER.search(attributes)
            numbers.append(int(own[1]) if own else (numbers[-1] if numbers else 0) + 1)
            return b'<%srow r="%d"%s>' % (prefix, len(numbers), end)
        if (place := _PLACE.search(attributes)) is None:
            return found[0]
        letters = place[1] if _column_number(place[1]) <= LAST_COLUMN else b"GS"
        near = attributes[: place.start()] + b'r="%s%d"' % (letters, len(numbers)) + attributes[place.end() :]
        return b"<%sc%s%s>" % (prefix, near, end)

    return _ROW_OR_CELL.sub(closer, body), tuple(numbers)


def _may_be_far(body: bytes) -> bool:
    if _FAR_PLACE.search(body) and _FAR_COLUMN.search(body):
        return True
    numbers = row_numbers(body)
    if numbers is None:
        numbers = [int(found[1]) for found in _NUMBERED_ROW.finditer(body)]
    last = max(numbers, default=0)
    return last > MOST_DENSE // LAST_COLUMN and last > 4 * body.count(b"row ")


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
