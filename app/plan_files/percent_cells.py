"""Percentages of a sheet: under «Peso %», or «Peso», a cell that shows 60 % holds 0,6."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from app.domain.italian import format_decimal, parse_decimal
from app.domain.plan_text.labels import column_role
from app.domain.plan_text.roles import LineRole
from app.plan_files.table_line import TableLine

_HUNDRED, _ONE = Decimal(100), Decimal(1)
_LONGEST = 40
_MARKS = ("%", "percent")


def with_percentages(rows: Sequence[TableLine]) -> list[TableLine]:
    """Return the rows with the shares of one written as they are shown, under a heading of percentages or of weights.

    All the figures below it are at most 1, and their sum is whole: one for each unit of the table.
    """
    found = [list(row.cells) for row in rows]
    for column in range(max((len(cells) for cells in found), default=0)):
        heads = [place for place, cells in enumerate(found) if column < len(cells) and _is_heading(cells[column])]
        for start, stop in pairwise([*heads, len(found)]):
            _write_out(found, column, range(start + 1, stop), is_percentage=_is_percentage(found[start][column]))
    return [TableLine(tuple(cells), row.is_heading) for cells, row in zip(found, rows, strict=True)]


def _is_heading(cell: str | None) -> bool:
    told = (cell or "").casefold()
    is_weight = len(told) <= _LONGEST and column_role(told) is LineRole.WEIGHT
    is_share = _is_percentage(cell) or is_weight
    return is_share and any(map(str.isalpha, told)) and not any(map(str.isdigit, told))


def _is_percentage(cell: str | None) -> bool:
    return any(mark in (cell or "").casefold() for mark in _MARKS)


def _write_out(found: list[list[str | None]], column: int, places: range, *, is_percentage: bool) -> None:
    figures = {place: _figure(found[place][column]) for place in places if column < len(found[place])}
    told = {place: figure for place, figure in figures.items() if figure is not None}
    total = sum(told.values(), Decimal(0))
    if not told or max(told.values()) > _ONE or total < _ONE or total != total.to_integral_value():
        return
    if not is_percentage and all(figure == figure.to_integral_value() for figure in told.values()):
        return
    for place, figure in told.items():
        found[place][column] = format_decimal(figure * _HUNDRED, None)


def _figure(cell: str | None) -> Decimal | None:
    try:
        return parse_decimal(cell) if cell and len(cell) <= 6 else None
    except (ValueError, ArithmeticError):
        return None
