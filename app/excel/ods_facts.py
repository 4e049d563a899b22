"""What the fast reader does not tell of a sheet of LibreOffice: which cells are percentages, and how far cells go."""

import re
from collections.abc import Iterator

from app.domain.workbooks.cells import CellTrouble
from app.excel.guard import Limits
from app.excel.unpacking import too_big
from app.excel.xlsx_facts import MOST_DENSE, RawFacts, SheetPlace

_TAG = re.compile(rb"<(/?)table:(table|table-row|table-cell|covered-table-cell)(\s[^>]{0,4000}?)?(/?)>")
_REPEATED = {
    name: re.compile(rb"table:number-%s-repeated=[\"'](\d{1,9})[\"']" % name) for name in (b"rows", b"columns")
}
_ZEROS = re.compile(rb"<text:p>(0\d{1,15})</text:p>")
_NAME = re.compile(rb"""\btable:name=["']([^"']*)["']""")
_VALUE = re.compile(rb"""\b(?:office|calcext):value-type=["'](\w+)["']""")
_PROTECTED = re.compile(rb"""\btable:protected=["']true["']""")
_ENTITIES = {b"&amp;": b"&", b"&lt;": b"<", b"&gt;": b">", b"&quot;": b'"', b"&apos;": b"'"}


def ods_facts(content: bytes, limits: Limits) -> dict[str, RawFacts]:
    """Walk the tags of a document; `UserError` where its cells, repeated ones too, are too many or too far."""
    found: dict[str, RawFacts] = {}
    formats: dict[SheetPlace, str] = {}
    troubles: dict[SheetPlace, CellTrouble] = {}
    row = column = repeated = cells = widest = 0
    for is_end, kind, attributes, shown in _tags(content):
        if kind == b"table" and not is_end:
            formats, troubles = {}, {}
            row = column = widest = 0
            found[_name_in(attributes)] = RawFacts(formats, troubles, bool(_PROTECTED.search(attributes)))
        elif kind == b"table-row" and not is_end:
            row, column, repeated = row + 1, 0, _count(b"rows", attributes)
        elif kind == b"table-row":
            row += repeated - 1
        elif not is_end:
            wide = _count(b"columns", attributes)
            if value := _VALUE.findall(attributes):
                cells += wide * repeated
                widest = max(widest, column + wide)
                _refuse_far(cells, (row + repeated) * widest, limits)
                _keep(value, shown, (row, column + 1), formats, troubles)
            column += wide
    return found


def _tags(content: bytes) -> Iterator[tuple[bool, bytes, bytes, bytes]]:
    """Yield whether each tag ends something, its name, its attributes and what it shows, where that begins with 0.

    A row that holds nothing ends where it begins.
    """
    for tag in _TAG.finditer(content):
        zeros = _ZEROS.match(content, tag.end())
        yield bool(tag[1]), tag[2], tag[3] or b"", zeros[1] if zeros else b""
        if tag[4] and tag[2] == b"table-row":
            yield True, tag[2], b"", b""


def _keep(
    value: list[bytes],
    shown: bytes,
    place: SheetPlace,
    formats: dict[SheetPlace, str],
    troubles: dict[SheetPlace, CellTrouble],
) -> None:
    if b"percentage" in value:
        formats[place] = "0%"
    elif shown and b"float" in value:
        formats[place] = "0" * len(shown)
    if b"error" in value:
        troubles[place] = CellTrouble.ERROR


def _refuse_far(cells: int, area: int, limits: Limits) -> None:
    if cells > limits.cells:
        raise too_big(f"ha più di {limits.cells} celle")
    if area > 4 * MOST_DENSE:
        raise too_big("ha celle scritte molto lontano dalle altre")


def _count(name: bytes, attributes: bytes) -> int:
    found = _REPEATED[name].search(attributes)
    return int(found[1]) if found else 1


def _name_in(attributes: bytes) -> str:
    found = _NAME.search(attributes)
    text = found[1] if found else b""
    for entity, letter in _ENTITIES.items():
        text = text.replace(entity, letter)
    return text.decode("utf-8", "replace")
