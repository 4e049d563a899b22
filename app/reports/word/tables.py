"""Tables of Word: headings repeated on each page, rows that no page parts, numbers at the right."""

from itertools import accumulate

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.table import Table, _Cell, _Row

from app.reports.style import FRAME_WIDTH
from app.reports.word.parts import element, keep_row_whole, legible, repeat_row, shade
from app.reports.word.styles import CELL, CELL_QUIET, QUIET, put
from app.reports.written.content import RowPlace, WordTone, WrittenCell, WrittenColumn, WrittenRow, WrittenTable

_HEAD_GROUND, _TOTAL_GROUND = "F1F4F7", "E6F0FA"
_SIDE, _ABOVE = "60", "30"
"""Twentieths of a point."""
_LONGEST_WHOLE = 600
"""Characters of a row that a page may not part: a longer one would leave too much of a page empty."""


def add_table(word: Document, one: WrittenTable) -> None:
    """Add a table under its caption, and the space after it."""
    table = word.add_table(rows=0, cols=len(one.columns), style="Table Grid")
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    widths = _widths(one.columns)
    _set_margins(table)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
    if any(column.heading for column in one.columns):
        heads = WrittenRow(tuple(WrittenCell(((column.heading, WordTone.STRONG),)) for column in one.columns))
        repeat_row(_add_row(table, one, heads, widths, ground=_HEAD_GROUND))
    for row in one.rows:
        _add_row(table, one, row, widths, ground=_TOTAL_GROUND if row.place is RowPlace.TOTAL else "")
    put(word.add_paragraph(), QUIET)


def _set_margins(table: Table) -> None:
    """Leave little room around the cells, less above: a table of nine columns keeps its words whole."""
    margins = element("w:tblCellMar")
    for side, width in (("top", _ABOVE), ("left", _SIDE), ("bottom", _ABOVE), ("right", _SIDE)):
        margins.append(element(f"w:{side}", w=width, type="dxa"))
    properties = table._tbl.tblPr  # noqa: SLF001 (the library has no call for the margins)
    following = properties.find(qn("w:tblLook"))
    properties.insert(len(properties) if following is None else properties.index(following), margins)


def _widths(columns: tuple[WrittenColumn, ...]) -> list[float]:
    scale = FRAME_WIDTH / sum(column.width for column in columns)
    return [column.width * scale for column in columns]


def _add_row(table: Table, one: WrittenTable, row: WrittenRow, widths: list[float], *, ground: str) -> _Row:
    made: _Row = table.add_row()  # type: ignore[no-untyped-call]  # the library leaves this one untyped
    edges = (0, *accumulate(cell.span for cell in row.cells))
    places = made.cells
    for start, end, cell in zip(edges, edges[1:], row.cells, strict=False):
        for place in range(start, end):
            places[place].width = Pt(widths[place])
        spanned = places[start] if end - start == 1 else places[start].merge(places[end - 1])
        _fill(spanned, cell, one.columns[start], keeps_next=row.keeps_next)
        if ground:
            shade(spanned, ground)
    if sum(map(len, row.texts)) <= _LONGEST_WHOLE:
        keep_row_whole(made)
    return made


def _fill(place: _Cell, cell: WrittenCell, column: WrittenColumn, *, keeps_next: bool) -> None:
    paragraph = place.paragraphs[0]
    for number, (text, tone) in enumerate(cell.lines or (("", WordTone.PLAIN),)):
        if number:
            paragraph = place.add_paragraph()
        put(paragraph, CELL_QUIET if tone is WordTone.QUIET else CELL)
        paragraph.add_run(legible(text)).bold = True if tone is WordTone.STRONG else None
        if column.is_number and cell.span == 1:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.keep_with_next = True if keeps_next else None
