"""Tables of a page of a PDF that are drawn with lines: their cells, the merged ones too, and the text in each."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.plan_files.pdf_cells import EMPTY, AnyCell, DrawnCell
from app.plan_files.pdf_lines import lines_of
from app.plan_files.pdf_page import Glyph, PageText, Rule

_NEAR = 3.0
"""How near two lines must be, in points, to touch or to be the same."""
_WIDEST_BORDER = 8.0
"""How far the text of a cell may stand from its line, in points."""
_MOST_RULES = 4_000
_MOST_CELLS = 20_000


@dataclass(frozen=True, slots=True)
class PdfTable:
    """A table of a page: where it begins and ends, and its rows by column (None where the cell at the left goes on)."""

    page: int
    top: float
    bottom: float
    rows: tuple[tuple[AnyCell | None, ...], ...]
    is_drawn: bool = True


@dataclass(frozen=True, slots=True)
class _Grid:
    """The lines of a table: heights from the top, distances from the left, and those really drawn."""

    heights: list[float]
    lefts: list[float]
    rules: list[Rule]

    def holds(self, glyph: Glyph) -> bool:
        middle = (glyph.left + glyph.right) / 2
        return self.lefts[0] < middle < self.lefts[-1] and self.heights[-1] < glyph.base < self.heights[0]

    def has_upright(self, at: float, height: float) -> bool:
        return any(
            not one.is_level and abs(one.at - at) <= _NEAR and one.start - _NEAR <= height <= one.end + _NEAR
            for one in self.rules
        )

    def has_level(self, at: float, left: float) -> bool:
        return any(
            one.is_level and abs(one.at - at) <= _NEAR and one.start - _NEAR <= left <= one.end + _NEAR
            for one in self.rules
        )


def drawn_tables(page: PageText, number: int) -> tuple[list[PdfTable], list[Glyph]]:
    """Return the tables of a page and the letters that are in none of them."""
    left_over = page.glyphs
    tables = []
    for grid in _grids(page.rules[:_MOST_RULES]):
        inside = [glyph for glyph in left_over if grid.holds(glyph)]
        if not inside:
            continue
        taken = {glyph.place for glyph in inside}
        left_over = [glyph for glyph in left_over if glyph.place not in taken]
        tables.append(PdfTable(number, grid.heights[0], grid.heights[-1], _rows(grid, inside, page, number)))
    return tables, left_over


def _grids(rules: Sequence[Rule]) -> list[_Grid]:
    """Return the groups of lines that touch and make at least two cells."""
    found = []
    for group in _touching(rules):
        heights = sorted(_distinct(one.at for one in group if one.is_level), reverse=True)
        lefts = _distinct(one.at for one in group if not one.is_level)
        cells = (len(heights) - 1) * (len(lefts) - 1)
        if len(heights) > 1 and len(lefts) > 1 and 1 < cells <= _MOST_CELLS:
            found.append(_Grid(heights, lefts, group))
    return found


def _touching(rules: Sequence[Rule]) -> list[list[Rule]]:
    groups: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda one: (one.is_level, one.at)):
        touched = [group for group in groups if any(_touch(rule, other) for other in group)]
        joined = [rule, *(one for group in touched for one in group)]
        groups = [group for group in groups if group not in touched]
        groups.append(joined)
    return groups


def _touch(one: Rule, other: Rule) -> bool:
    if one.is_level == other.is_level:
        is_same = abs(one.at - other.at) <= _NEAR
        return is_same and one.start <= other.end + _NEAR and other.start <= one.end + _NEAR
    return one.start - _NEAR <= other.at <= one.end + _NEAR and other.start - _NEAR <= one.at <= other.end + _NEAR


def _distinct(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _rows(
    grid: _Grid, glyphs: Sequence[Glyph], page: PageText, number: int
) -> tuple[tuple[DrawnCell | None, ...], ...]:
    rows, columns = len(grid.heights) - 1, len(grid.lefts) - 1
    owners = [[_owner(grid, row, column) for column in range(columns)] for row in range(rows)]
    letters: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in glyphs:
        row = next(place for place in range(rows) if glyph.base > grid.heights[place + 1])
        middle = (glyph.left + glyph.right) / 2
        column = next(place for place in range(columns) if middle < grid.lefts[place + 1])
        letters.setdefault(_first(owners, row, column), []).append(glyph)
    borders = _borders(grid, letters)
    cells = {
        place: DrawnCell(
            tuple(lines_of(found, number, page.font_at)), _right(grid, owners, place) - borders.get(place[1], 0.0)
        )
        for place, found in letters.items()
    }
    return tuple(tuple(_shown(owners, row, column, cells) for column in range(columns)) for row in range(rows))


def _borders(grid: _Grid, letters: dict[tuple[int, int], list[Glyph]]) -> dict[int, float]:
    """Return how far the text of each column stands from its left line: as far as from the right one."""
    lefts: dict[int, float] = {}
    for (_, column), found in letters.items():
        first = min(one.left for one in found) - grid.lefts[column]
        lefts[column] = min(lefts.get(column, _WIDEST_BORDER), max(first, 0.0))
    return lefts


def _owner(grid: _Grid, row: int, column: int) -> str:
    """Return where a cell belongs: to itself, to that on its left, to that above."""
    height = (grid.heights[row] + grid.heights[row + 1]) / 2
    if column and not grid.has_upright(grid.lefts[column], height):
        return "left"
    middle = (grid.lefts[column] + grid.lefts[column + 1]) / 2
    return "above" if row and not grid.has_level(grid.heights[row], middle) else ""


def _first(owners: list[list[str]], row: int, column: int) -> tuple[int, int]:
    while owners[row][column]:
        row, column = (row, column - 1) if owners[row][column] == "left" else (row - 1, column)
    return row, column


def _shown(owners: list[list[str]], row: int, column: int, cells: dict[tuple[int, int], DrawnCell]) -> DrawnCell | None:
    if owners[row][column] == "left":
        return None
    return cells.get(_first(owners, row, column), EMPTY)


def _right(grid: _Grid, owners: list[list[str]], place: tuple[int, int]) -> float:
    row, column = place
    while column + 1 < len(owners[row]) and owners[row][column + 1] == "left":
        column += 1
    return grid.lefts[column + 1]
