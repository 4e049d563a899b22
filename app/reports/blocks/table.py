"""Tables: wrapping cells, a header repeated on every page, rows that split only when they must."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate

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
from app.reports.tags import Element, Role, header_of_column, spanning
from app.reports.text import wrap

PADDING = 4.0
GUTTER = 5.0
_TALL = 110.0  # a row taller than this may be split between pages
_FEWEST_LINES = 2


@dataclass(frozen=True, slots=True)
class TableColumn:
    """A column: its heading, its width as a share of the frame (points of `FRAME_WIDTH`) and its alignment."""

    heading: str
    width: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: one or more texts under each other, over `span` columns; `ticks` are boxes to mark by hand."""

    parts: tuple[tuple[str, TextStyle], ...]
    span: int = 1
    align: Align | None = None
    indent: float = 0
    ticks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """A row to set: `fill` behind it, `ruled` with a line over it, `keeps_next` tied to the next row."""

    cells: tuple[Cell, ...]
    fill: Colour | None = None
    ruled: bool = True
    keeps_next: bool = False
    padding: float = PADDING


@dataclass(frozen=True, slots=True)
class _Set:
    """A cell that has been set: where it is and its lines."""

    x: float
    align: Align
    lines: tuple[tuple[str, TextStyle], ...]
    element: Element = field(compare=False)
    ticks: tuple[Tick, ...] = ()

    @property
    def height(self) -> float:
        return sum(style.leading for _, style in self.lines) + ticks_height(self.ticks)


@dataclass(frozen=True, slots=True)
class _SetRow:
    """A row that has been set."""

    row: Row
    cells: tuple[_Set, ...]
    height: float


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
        return self._header_height + sum(row.height for row in self.rows)

    @property
    def _header_height(self) -> float:
        return sum(row.height for row in self.header)

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
        if not head or not tail:
            return None
        return replace(self, rows=head, after=0), replace(self, rows=tail, before=0, is_rest=True)

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
    header = (_set_row(columns, Row(heads, fill=PALE, padding=3.5), element, "TH"),) if titled else ()
    return Table(header, tuple(_set_row(columns, row, element) for row in rows), before, after)


def spread(*columns: TableColumn) -> tuple[TableColumn, ...]:
    """Stretch the widths of the columns in proportion, so that they fill the frame."""
    scale = FRAME_WIDTH / sum(column.width for column in columns)
    return tuple(replace(column, width=column.width * scale) for column in columns)


def _set_row(columns: Sequence[TableColumn], row: Row, parent: Element, role: Role = "TD") -> _SetRow:
    edges = (0.0, *accumulate(column.width for column in columns))
    place, cells, element = 0, [], Element("TR", parent)
    for unset in row.cells:
        last = place + unset.span
        read = Element(role, element, header_of_column() if role == "TH" else spanning(unset.span))
        cells.append(_set_cell(unset, edges[place], edges[last], unset.align or columns[place].align, read))
        place = last
    height = max(each.height for each in cells) + 2 * row.padding
    return _SetRow(row, tuple(cells), height)


def _set_cell(unset: Cell, left: float, right: float, align: Align, element: Element) -> _Set:
    left += unset.indent
    room = right - left - 2 * GUTTER
    lines = tuple((line, style) for text, style in unset.parts if text for line in wrap(text, style, room))
    inset = {"left": left + GUTTER, "right": right - GUTTER, "centre": (left + right) / 2}[align]
    return _Set(FRAME_LEFT + inset, align, lines, element, set_ticks(unset.ticks, room))


def _draw_row(page: Page, row: _SetRow, top: float, *, is_read: bool = True) -> None:
    if row.row.fill:
        page.box(FRAME_LEFT, top - row.height, FRAME_WIDTH, row.height, row.row.fill)
    if row.row.ruled:
        page.rule(FRAME_LEFT, top, FRAME_LEFT + FRAME_WIDTH, RULE)
    for each in row.cells:
        if is_read and (each.lines or each.ticks):
            page.begin(each.element)
            _draw_cell(page, each, top - row.row.padding)
            page.end()
        else:
            _draw_cell(page, each, top - row.row.padding)


def _draw_cell(page: Page, each: _Set, top: float) -> None:
    start = 0
    for end in range(1, len(each.lines) + 1):
        style = each.lines[start][1]
        if end == len(each.lines) or each.lines[end][1] is not style:
            run = [line for line, _ in each.lines[start:end]]
            page.lines(each.x, top - style.ascent, run, style, each.align)
            top -= style.leading * len(run)
            start = end
    draw_ticks(page, each.ticks, each.x, top)


def _split_row(row: _SetRow, room: float) -> tuple[_SetRow, _SetRow] | None:
    """Cut a tall row where the room ends, leaving two lines at least on either side."""
    room -= 2 * row.row.padding
    heads = tuple(replace(each, lines=_first_lines(each.lines, room)) for each in row.cells)
    tails = tuple(
        replace(each, lines=each.lines[len(head.lines) :], ticks=())
        for each, head in zip(row.cells, heads, strict=True)
    )
    if max(len(head.lines) for head in heads) < _FEWEST_LINES:
        return None
    rest = replace(row.row, ruled=False)
    return _resized(row.row, heads), _resized(rest, tails)


def _first_lines(lines: tuple[tuple[str, TextStyle], ...], room: float) -> tuple[tuple[str, TextStyle], ...]:
    used, count = 0.0, 0
    for _, style in lines:
        used += style.leading
        if used > room:
            break
        count += 1
    left = len(lines) - count
    return lines[: count - _FEWEST_LINES + left] if 0 < left < _FEWEST_LINES else lines[:count]


def _resized(row: Row, cells: tuple[_Set, ...]) -> _SetRow:
    return _SetRow(row, cells, max(each.height for each in cells) + 2 * row.padding)
