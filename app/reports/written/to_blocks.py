"""What a written document is made of, as blocks of a PDF."""

from collections.abc import Callable, Iterable, Iterator
from itertools import count, zip_longest

from app.domain.document_text.rich_text import TextRun
from app.reports.blocks.base import Block
from app.reports.blocks.extras import Picture, StoredPicture
from app.reports.blocks.rich_text import rich_paragraph
from app.reports.blocks.table import Cell, Row, Table, TableColumn, spread, table
from app.reports.blocks.texts import HangingSign, heading, paragraph
from app.reports.logo import Logo
from app.reports.style import BODY, CELL, CELL_BOLD, CELL_QUIET, PALE_BLUE, QUIET, Align, TextStyle
from app.reports.tags import Element
from app.reports.written.content import (
    RowPlace,
    WordTone,
    WrittenCell,
    WrittenElement,
    WrittenFigure,
    WrittenHeading,
    WrittenParagraph,
    WrittenPicture,
    WrittenRow,
    WrittenTable,
)

_ITEM_INDENT, _ITEM_AFTER, _AFTER = 14.0, 2.0, 6.0
_CELLS: dict[WordTone, TextStyle] = {WordTone.PLAIN: CELL, WordTone.QUIET: CELL_QUIET, WordTone.STRONG: CELL_BOLD}
_PADDING = 3.0
_FEW_ROWS, _FEW_LETTERS = 12, 900
"""Of a table that no page parts: what it holds is compared at one glance."""


class BlockMaker:
    """Makes the blocks of a whole document, giving each heading its key."""

    def __init__(self, stored: Callable[[bytes], Logo | None]) -> None:
        """`stored` puts a picture in the file."""
        self._stored = stored
        self._keys = count(1)
        self._listed: Element | None = None

    def blocks(self, elements: Iterable[WrittenElement]) -> Iterator[Block]:
        """Yield the blocks in order; items that follow each other are of one list."""
        ordered = tuple(elements)
        for element, following in zip_longest(ordered, ordered[1:]):
            is_item = isinstance(element, WrittenParagraph) and element.is_item
            self._listed = (self._listed or Element("L")) if is_item else None
            match element:
                case WrittenHeading():
                    key = f"h{next(self._keys)}"
                    yield heading(element.title, element.level, key=key)
                case WrittenParagraph():
                    goes_on = isinstance(following, WrittenParagraph) and following.is_item
                    yield _paragraph(element, self._listed, _ITEM_AFTER if is_item and goes_on else _AFTER)
                case WrittenTable():
                    yield _table(element)
                case WrittenFigure():
                    yield Picture(element.drawing, element.alternative)
                case WrittenPicture():
                    if (picture := self._stored(element.png)) is not None:
                        yield StoredPicture(picture, element.alternative)


def _paragraph(one: WrittenParagraph, listed: Element | None, after: float) -> Block:
    style = QUIET if one.tone is WordTone.QUIET else BODY
    runs = tuple(TextRun(run.text, is_bold=True) for run in one.runs) if one.tone is WordTone.STRONG else one.runs
    indent = _ITEM_INDENT if one.is_item else 0
    bullet = one.marker or "•"
    hanging = HangingSign(bullet, listed) if listed is not None else None
    if any(run.is_bold for run in runs):
        return rich_paragraph(runs, style, after=after, indent=indent, bullet=hanging, keeps_next=one.keeps_next)
    text = "".join(run.text for run in runs)
    return paragraph(text, style, after=after, indent=indent, bullet=hanging, keeps_next=one.keeps_next)


def _table(one: WrittenTable) -> Table:
    columns = (TableColumn(column.heading, column.width, _align(is_number=column.is_number)) for column in one.columns)
    rows = [_row(row) for row in one.rows]
    if len(rows) <= _FEW_ROWS and sum(len(text) for row in one.rows for text in row.texts) <= _FEW_LETTERS:
        rows = [*(row._replace(keeps_next=True) for row in rows[:-1]), *rows[-1:]]
    return table(spread(*columns), rows, before=2)


def _align(*, is_number: bool) -> Align:
    return "right" if is_number else "left"


def _row(row: WrittenRow) -> Row:
    return Row(
        tuple(_cell(cell) for cell in row.cells),
        fill=PALE_BLUE if row.place is RowPlace.TOTAL else None,
        ruled=row.place is not RowPlace.BELOW,
        keeps_next=row.keeps_next,
        padding=_PADDING,
    )


def _cell(cell: WrittenCell) -> Cell:
    return Cell(tuple((text, _CELLS[tone]) for text, tone in cell.lines), cell.span)
