"""The rows and cells of a table of Word, and what a cell holds: paragraphs, other tables, the frame of others."""

from collections.abc import Container, Iterator
from typing import Any

from docx.oxml.ns import qn

CONTAINERS = frozenset(qn(name) for name in ("w:sdt", "w:sdtContent", "w:customXml", "w:smartTag", "w:ins", "w:moveTo"))


def frame_of(row: Any) -> Any:
    """Return the only cell of a row where it holds tables: it frames them; else None."""
    cells = list(cells_of(row))
    return cells[0] if len(cells) == 1 and cells[0].find(qn("w:tbl")) is not None else None


def of_cell(cell: Any) -> Iterator[Any]:
    """Yield the paragraphs and the tables of a cell in order, those inside a frame too."""
    return _inside(cell, {qn("w:p"), qn("w:tbl")})


def rows_of(table: Any) -> Iterator[Any]:
    return _inside(table, {qn("w:tr")})


def cells_of(row: Any) -> Iterator[Any]:
    return _inside(row, {qn("w:tc")})


def _inside(parent: Any, tags: Container[str]) -> Iterator[Any]:
    """Yield what is inside an element, looking through what only holds it."""
    for child in parent:
        if child.tag in tags:
            yield child
        elif child.tag in CONTAINERS:
            yield from _inside(child, tags)
