"""Tables of a page of a PDF that are drawn with lines: their cells, the merged ones too, and the text in each."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.plan_text.bullets import bullet_of
from app.plan_files.pdf_lines import PdfLine, lines_of
from app.plan_files.pdf_page import Glyph, PageText, Rule

_NEAR = 3.0
"""How near two lines must be, in points, to touch or to be the same."""
_LETTER, _PADDING, _SHORTEST_BROKEN = 0.5, 5.7, 4
"""The width of a letter in sizes of it, the border of a cell in points, the fewest letters of a part of a word."""
_VOWELS = frozenset("aeiouàèéìòù")
_END_OF_WORD = re.compile(
    r"(?:(?:[ai]?zion|mon|men)[ei]|ment[oi]|bil[ei]|tiv[aoie]|i?t[àa]|[ae]?nz[ae]|ist[aie]|it[aoie]|ic[aoi]|iche|gi[ao]|nt[ei]|[aiou]?ri[aoe]|v[aoe]|ne|no"
    r"|[aeio](?=\W*$|\s*[–(-]))(?!\w)"
)
"""After a vowel, which ends most Italian words, only what is no word by itself is the rest of one: «zione», «mento»."""
_OPEN_DAY = re.compile(r"\d{1,2}/(?:\d{1,2}/)?\d{0,3}")
_MOST_RULES = 4_000
_MOST_CELLS = 20_000


@dataclass(frozen=True, slots=True)
class PdfTable:
    """A table of a page: where it begins and ends, and its rows by column (None where the cell at the left goes on)."""

    page: int
    top: float
    bottom: float
    rows: tuple[tuple[str | None, ...], ...]
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


def _rows(grid: _Grid, glyphs: Sequence[Glyph], page: PageText, number: int) -> tuple[tuple[str | None, ...], ...]:
    rows, columns = len(grid.heights) - 1, len(grid.lefts) - 1
    owners = [[_owner(grid, row, column) for column in range(columns)] for row in range(rows)]
    letters: dict[tuple[int, int], list[Glyph]] = {}
    for glyph in glyphs:
        row = next(place for place in range(rows) if glyph.base > grid.heights[place + 1])
        middle = (glyph.left + glyph.right) / 2
        column = next(place for place in range(columns) if middle < grid.lefts[place + 1])
        letters.setdefault(_first(owners, row, column), []).append(glyph)
    texts = {
        place: cell_text(lines_of(found, number, page.font_at), _right(grid, owners, place))
        for place, found in letters.items()
    }
    return tuple(tuple(_shown(owners, row, column, texts) for column in range(columns)) for row in range(rows))


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


def _shown(owners: list[list[str]], row: int, column: int, texts: dict[tuple[int, int], str]) -> str | None:
    if owners[row][column] == "left":
        return None
    return texts.get(_first(owners, row, column), "")


def _right(grid: _Grid, owners: list[list[str]], place: tuple[int, int]) -> float:
    row, column = place
    while column + 1 < len(owners[row]) and owners[row][column + 1] == "left":
        column += 1
    return grid.lefts[column + 1]


def cell_text(lines: Sequence[PdfLine], right: float) -> str:
    """Return the text of a cell; a line that was broken because its next word had no room goes on."""
    text = ""
    for before, line in zip([None, *lines], lines, strict=False):
        if before is None:
            text = line.text
        elif _breaks_a_word(before, line, right):
            text += line.text
        elif bullet_of(line.text) is None and before.right + line.first_word + 0.8 * line.size > right:
            text = _joined(text, line.text)
        else:
            text += f"\n{line.text}"
    return text


def _breaks_a_word(before: PdfLine, line: PdfLine, right: float) -> bool:
    """Whether a cell too narrow for a word parts it without a hyphen: it fills its line to the last letter."""
    is_full = before.right + _LETTER * line.size + _PADDING > right
    if not is_full or " " in before.text:
        return False
    if before.text[-1:].islower() and line.text[:1].islower() and len(before.text) > _SHORTEST_BROKEN:
        return before.text[-1] not in _VOWELS or bool(_END_OF_WORD.match(line.text))
    return bool(_OPEN_DAY.fullmatch(before.text) and line.text[:1].isdigit())


def _joined(text: str, more: str) -> str:
    if len(text) > 1 and text.endswith("-") and text[-2].islower() and more[:1].islower():
        return text[:-1] + more
    return f"{text} {more}"
