"""The rows and cells of a table of Word, and what a cell holds: paragraphs, other tables, the frame of others."""

from collections.abc import Iterator
from typing import Any

from docx.oxml.ns import qn

CONTAINERS = frozenset(qn(name) for name in ("w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo"))


def frame_of(row: Any) -> Any:
    """Return the only cell of a row where it holds tables: it frames them; else None."""
    cells = list(cells_of(row))
    return cells[0] if len(cells) == 1 and cells[0].find(qn("w:tbl")) is not None else None


def of_cell(parent: Any) -> Iterator[Any]:
    """Yield the paragraphs and the tables of a cell in order, those inside a frame too."""
    for child in parent:
        if child.tag in {qn("w:p"), qn("w:tbl")}:
            yield child
        elif child.tag in CONTAINERS:
            yield from of_cell(child)


def rows_of(table: Any) -> Iterator[Any]:
    for child in table:
        if child.tag == qn("w:tr"):
            yield child
        elif child.tag in CONTAINERS:
            yield from rows_of(child)


def cells_of(row: Any) -> Iterator[Any]:
    for child in row:
        if child.tag == qn("w:tc"):
            yield child
        elif child.tag in CONTAINERS:
            yield from cells_of(child)
