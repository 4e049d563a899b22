"""Tables of Word: headings repeated on each page, rows that no page parts, numbers at the right."""

from collections.abc import Iterator, Sequence
from itertools import accumulate, zip_longest

from docx.document import Document
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.table import Table, _Cell, _Row

from app.reports.style import FRAME_WIDTH
from app.reports.word.parts import keep_row_whole, legible, repeat_row, shade, without_rules
from app.reports.word.styles import CELL, CELL_QUIET, QUIET, TABLE, put
from app.reports.written.content import RowPlace, WordTone, WrittenCell, WrittenColumn, WrittenRow, WrittenTable

_HEAD_GROUND, _TOTAL_GROUND = "F1F4F7", "E6F0FA"
_WIDEST_LETTER = 6.7
"""Points that a bold letter of a heading takes on average in the wide face of who has no other."""
_ROOM = 8.0
"""Points at the sides of a word in a cell."""
_LONGEST_WHOLE = 600
"""Characters of a row that a page may not part: a longer one would leave too much of a page empty."""


def add_table(word: Document, one: WrittenTable) -> None:
    """Add a table under its caption, and the space after it."""
    table = word.add_table(rows=0, cols=len(one.columns), style=TABLE)
    table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    widths = _widths(one)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
    if any(column.heading for column in one.columns):
        heads = WrittenRow(tuple(WrittenCell(((column.heading, WordTone.STRONG),)) for column in one.columns))
        repeat_row(_add_row(table, one, heads, widths, ground=_HEAD_GROUND))
    for row, following in zip_longest(one.rows, one.rows[1:]):
        ground = _TOTAL_GROUND if row.place is RowPlace.TOTAL else ""
        _add_row(table, one, row, widths, ground=ground, unruled=tuple(_unruled(row, following)))
    put(word.add_paragraph(), QUIET)


def _unruled(row: WrittenRow, following: WrittenRow | None) -> Iterator[str]:
    """Yield the edges of a row that have no line: those between a row and one that goes on with it."""
    if row.place is RowPlace.BELOW:
        yield "top"
    if following is not None and following.place is RowPlace.BELOW:
        yield "bottom"


def _widths(one: WrittenTable) -> list[float]:
    """Share the frame as the columns want, none narrower than its longest word, whatever face the reader has.

    Who has neither Calibri nor a face of its widths sees a wider one: what a column lacks the wide ones give.
    """
    scale = FRAME_WIDTH / sum(column.width for column in one.columns)
    wanted = [column.width * scale for column in one.columns]
    least = [_longest_word(one, place) * _WIDEST_LETTER + _ROOM for place in range(len(wanted))]
    lacking = sum(max(need - width, 0.0) for need, width in zip(least, wanted, strict=True))
    spare = sum(max(width - need, 0.0) for need, width in zip(least, wanted, strict=True))
    if not lacking or not spare:
        return wanted
    given = min(lacking, spare)
    return [
        width - given * (width - need) / spare if width > need else width + given * (need - width) / lacking
        for need, width in zip(least, wanted, strict=True)
    ]


def _longest_word(one: WrittenTable, place: int) -> int:
    """Return the letters of the longest word of a heading: those of the cells are people's own."""
    return max((len(word) for word in one.columns[place].heading.split()), default=0)


def _add_row(
    table: Table,
    one: WrittenTable,
    row: WrittenRow,
    widths: list[float],
    *,
    ground: str,
    unruled: Sequence[str] = (),
) -> _Row:
    made: _Row = table.add_row()  # type: ignore[no-untyped-call]  # the library leaves this one untyped
    edges = (0, *accumulate(cell.span for cell in row.cells))
    places = made.cells
    for start, end, cell in zip(edges, edges[1:], row.cells, strict=False):
        for place in range(start, end):
            places[place].width = Pt(widths[place])
        spanned = places[start] if end - start == 1 else places[start].merge(places[end - 1])
        _fill(spanned, cell, one.columns[start], keeps_next=row.keeps_next)
        if unruled:
            without_rules(spanned, unruled)
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
