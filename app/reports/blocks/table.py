"""Tables: wrapping cells, a header repeated on every page, rows that split only when they must."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import accumulate, groupby
from operator import itemgetter
from typing import NamedTuple

from app.reports.blocks.ticks import Tick, draw_ticks, set_ticks, ticks_height
from app.reports.page import Page
from app.reports.style import (
    CELL,
    COLUMN_HEAD,
    FRAME_LEFT,
    FRAME_WIDTH,
    PALE,
    RULE,
    Align,
    Colour,
    TextStyle,
)
from app.reports.tags import Element, header_of_column, spanning
from app.reports.text import wrap

PADDING = 4.0
GUTTER = 5.0
_TALL = 110.0  # a row taller than this may be split between pages
_FEWEST_LINES = 2


Lines = tuple[tuple[str, TextStyle], ...]


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its heading, its width as a share of the frame (points of `FRAME_WIDTH`) and its alignment."""

    heading: str
    width: float
    align: Align = "left"


class Cell(NamedTuple):
    """A cell: one or more texts under each other, over `span` columns; `ticks` are boxes to mark by hand."""

    parts: Lines
    span: int = 1
    align: Align | None = None
    indent: float = 0
    ticks: tuple[str, ...] = ()


class Row(NamedTuple):
    """A row to set: `fill` behind it, `ruled` with a line over it, `keeps_next` tied to the next row."""

    cells: tuple[Cell, ...]
    fill: Colour | None = None
    ruled: bool = True
    keeps_next: bool = False
    padding: float = PADDING


class _Set(NamedTuple):
    """A cell that has been set: where it is, its lines, and the same lines joined where they are of one style.

    `attributes` are those of its element, if it is none of the header.
    """

    x: float
    align: Align
    lines: Lines
    ticks: tuple[Tick, ...]
    runs: tuple[tuple[TextStyle, tuple[str, ...]], ...]
    height: float
    attributes: str = ""


class _SetRow(NamedTuple):
    """A row that has been set, with what a screen reader reads of each of its cells."""

    row: Row
    cells: tuple[_Set, ...]
    height: float
    elements: tuple[Element, ...]


def cell(text: str, style: TextStyle = CELL, *, span: int = 1, align: Align | None = None, indent: float = 0) -> Cell:
    return Cell(((text, style),), span, align, indent)


@dataclass(frozen=True, slots=True)
class Table:
    """A table that has been set for the frame; where it goes on, its header is read no more."""

    header: tuple[_SetRow, ...]
    rows: tuple[_SetRow, ...]
    before: float = 0
    after: float = 0
    keeps_next: bool = False
    is_rest: bool = False

    @property
    def height(self) -> float:
        return self._header_height + sum([row.height for row in self.rows])

    @property
    def _header_height(self) -> float:
        return sum([row.height for row in self.header])

    @property
    def start(self) -> float:
        """The header and the first rows that go together (or some lines of the first, if it is tall)."""
        together = self._header_height
        for row in self.rows:
            if row.height > _TALL:
                return together + min(row.height, 4 * CELL.leading)
            together += row.height
            if not row.row.keeps_next:
                break
        return together

    def draw(self, page: Page, top: float) -> None:
        for row in self.header:
            _draw_row(page, row, top, is_read=not self.is_rest)
            top -= row.height
        for row in self.rows:
            _draw_row(page, row, top)
            top -= row.height
        page.rule(FRAME_LEFT, top, FRAME_LEFT + FRAME_WIDTH, RULE)

    def split(self, room: float) -> "tuple[Table, Table] | None":
        room -= self._header_height
        count, reached, used = self._fitting(room)
        head, tail = self.rows[:count], self.rows[count:]
        tall = self.rows[reached] if reached < len(self.rows) else None
        if tall and tall.height > _TALL and (parts := _split_row(tall, room - used)):
            head, tail = (*self.rows[:reached], parts[0]), (parts[1], *self.rows[reached + 1 :])
        elif not head and (parted := self._parted_before(reached)) is not None:
            head, tail = parted
        if not head or not tail:
            return None
        return replace(self, rows=head, after=0), replace(self, rows=tail, before=0, is_rest=True)

    def _parted_before(self, reached: int) -> tuple[tuple[_SetRow, ...], tuple[_SetRow, ...]] | None:
        """Part the last tall row before one that does not fit and is tied to it: its last lines go on with that one.

        Whole, it would leave alone the heading over the table, which `start` told that some lines follow.
        """
        for place in reversed(range(reached)):
            row = self.rows[place]
            if row.height > _TALL and (parts := _split_row(row, row.height - CELL.leading)):
                return (*self.rows[:place], parts[0]), (parts[1], *self.rows[place + 1 :])
        return None

    def _fitting(self, room: float) -> tuple[int, int, float]:
        """Return the rows that fit without parting those tied together, all that fit, and their height."""
        together, used = 0, 0.0
        for number, row in enumerate(self.rows):
            if used + row.height > room:
                return together, number, used
            used += row.height
            if not row.row.keeps_next:
                together = number + 1
        return together, len(self.rows), used


def table(columns: Sequence[TableColumn], rows: Iterable[Row], *, before: float = 0, after: float = 6) -> Table:
    """Set a table in the frame; widths of the columns must sum to `FRAME_WIDTH`."""
    heads = tuple(Cell(((column.heading, COLUMN_HEAD),)) for column in columns)
    titled = any(column.heading for column in columns)
    element = Element("Table")
    edges = (0.0, *accumulate(column.width for column in columns))
    aligns = [column.align for column in columns]
    header = (_set_row(edges, aligns, Row(heads, fill=PALE, padding=3.5), element, is_header=True),) if titled else ()
    return Table(header, tuple([_set_row(edges, aligns, row, element) for row in rows]), before, after)


def spread(*columns: TableColumn) -> tuple[TableColumn, ...]:
    """Stretch the widths of the columns in proportion, so that they fill the frame."""
    scale = FRAME_WIDTH / sum(column.width for column in columns)
    return tuple(replace(column, width=column.width * scale) for column in columns)


def _set_row(
    edges: Sequence[float], aligns: Sequence[Align], row: Row, parent: Element, *, is_header: bool = False
) -> _SetRow:
    place, cells, element = 0, [], Element("TR", parent)
    for unset in row.cells:
        last = place + unset.span
        cells.append(_set_cell(unset, edges[place], edges[last], unset.align or aligns[place]))
        place = last
    if is_header:
        elements = [Element("TH", element, header_of_column()) for _ in cells]
    else:
        elements = [Element("TD", element, each.attributes) for each in cells]
    return _resized(row, tuple(cells), tuple(elements))


@lru_cache(maxsize=2048)  # the sheets of a session say the same words in the same places
def _set_cell(unset: Cell, left: float, right: float, align: Align) -> _Set:
    left += unset.indent
    room = right - left - 2 * GUTTER
    lines = tuple((line, style) for text, style in unset.parts if text for line in wrap(text, style, room))
    inset = {"left": left + GUTTER, "right": right - GUTTER, "centre": (left + right) / 2}[align]
    placed = _placed(FRAME_LEFT + inset, align, lines, set_ticks(unset.ticks, room))
    return placed._replace(attributes=spanning(unset.span))


def _placed(x: float, align: Align, lines: Lines, ticks: tuple[Tick, ...]) -> _Set:
    runs = tuple((style, tuple(line for line, _ in run)) for style, run in groupby(lines, itemgetter(1)))
    height = sum(style.leading for _, style in lines) + ticks_height(ticks)
    return _Set(x, align, lines, ticks, runs, height)


def _resized(row: Row, cells: tuple[_Set, ...], elements: tuple[Element, ...]) -> _SetRow:
    return _SetRow(row, cells, max([each.height for each in cells]) + 2 * row.padding, elements)


def _draw_row(page: Page, row: _SetRow, top: float, *, is_read: bool = True) -> None:
    if row.row.fill:
        page.box(FRAME_LEFT, top - row.height, FRAME_WIDTH, row.height, row.row.fill)
    if row.row.ruled:
        page.rule(FRAME_LEFT, top, FRAME_LEFT + FRAME_WIDTH, RULE)
    top -= row.row.padding
    for each, element in zip(row.cells, row.elements, strict=True):
        if is_read and (each.lines or each.ticks):
            page.begin(element)
            _draw_cell(page, each, top)
            page.end()
        else:
            _draw_cell(page, each, top)


def _draw_cell(page: Page, each: _Set, top: float) -> None:
    for style, lines in each.runs:
        page.lines(each.x, top - style.ascent, lines, style, each.align)
        top -= style.leading * len(lines)
    if each.ticks:
        draw_ticks(page, each.ticks, each.x, top)


def _split_row(row: _SetRow, room: float) -> tuple[_SetRow, _SetRow] | None:
    """Cut a tall row where the room ends, leaving two lines at least on either side."""
    room -= 2 * row.row.padding
    heads = tuple(_placed(each.x, each.align, _first_lines(each.lines, room), each.ticks) for each in row.cells)
    tails = tuple(
        _placed(each.x, each.align, each.lines[len(head.lines) :], ())
        for each, head in zip(row.cells, heads, strict=True)
    )
    if max(len(head.lines) for head in heads) < _FEWEST_LINES:
        return None
    rest = row.row._replace(ruled=False)
    return _resized(row.row, heads, row.elements), _resized(rest, tails, row.elements)


def _first_lines(lines: Lines, room: float) -> Lines:
    used, count = 0.0, 0
    for _, style in lines:
        used += style.leading
        if used > room:
            break
        count += 1
    left = len(lines) - count
    return lines[: count - _FEWEST_LINES + left] if 0 < left < _FEWEST_LINES else lines[:count]
