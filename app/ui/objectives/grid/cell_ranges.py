"""Cells as a selection of few ranges: one range for each of them would take the square of their number."""

from collections.abc import Hashable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QAbstractItemModel, QItemSelection, QItemSelectionRange

from app.ui.kit.selecting import ranges_in


class KeptCells(NamedTuple):
    """The current line, by its key and its number, with its column; the cells selected; how far from the top it is."""

    key: Hashable
    line: int
    column: int
    cells: Sequence[tuple[Hashable, int]]
    top: int


def ranges_of(model: QAbstractItemModel, places: Sequence[tuple[int, int]]) -> QItemSelection:
    """Return cells, by line and column, as ranges: lines that follow each other with the same columns are one."""
    columns: dict[int, list[int]] = {}
    for row, column in places:
        columns.setdefault(row, []).append(column)
    found, start = QItemSelection(), None
    rows = sorted(columns)
    for at, row in enumerate(rows):
        start = row if start is None else start
        after = rows[at + 1] if at + 1 < len(rows) else None
        if after != row + 1 or sorted(columns[after]) != sorted(columns[row]):
            for left, right in _runs(sorted(columns[row])):
                found.append(QItemSelectionRange(model.index(start, left), model.index(row, right)))
            start = None
    return found


def cells_of(selection: QItemSelection) -> set[tuple[int, int]]:
    """Return the cells of a selection by line and column."""
    return {
        (row, column)
        for one in ranges_in(selection)
        for row in range(one.top(), one.bottom() + 1)
        for column in range(one.left(), one.right() + 1)
    }


def lines_of_selection(selection: QItemSelection) -> set[int]:
    return {row for one in ranges_in(selection) for row in range(one.top(), one.bottom() + 1)}


def _runs(columns: Sequence[int]) -> list[tuple[int, int]]:
    """Return columns as runs of neighbours, first and last."""
    runs: list[tuple[int, int]] = []
    for column in columns:
        if runs and runs[-1][1] == column - 1:
            runs[-1] = (runs[-1][0], column)
        else:
            runs.append((column, column))
    return runs
