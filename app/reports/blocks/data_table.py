"""A table straight from rows and their columns: the same columns as the screen and the workbook."""

from collections.abc import Iterable, Sequence

from app.domain.columns import Column
from app.domain.italian import DASH
from app.reports.blocks.table import Row, Table, TableColumn, cell, spread, table
from app.reports.style import CELL, CELL_BOLD, PALE_BLUE, TextStyle


def data_table(columns: Sequence[Column], rows: Iterable[object], total: object | None = None) -> Table:
    """Set a table of `rows`, with a total line at the end, never alone on a page; missing values are dashes."""
    heads = (
        TableColumn(column.heading, column.width, "right" if column.format.is_number else "left") for column in columns
    )
    lines = [_row(columns, row, CELL) for row in rows]
    if total is not None:
        last = _row(columns, total, CELL_BOLD)
        lines = [*lines[:-1], *(one._replace(keeps_next=True) for one in lines[-1:]), Row(last.cells, fill=PALE_BLUE)]
    return table(spread(*heads), lines)


def _row(columns: Sequence[Column], row: object, style: TextStyle) -> Row:
    return Row(tuple(cell(column.text(row) or DASH, style) for column in columns))
