"""Pages of a PDF printed in two columns of text, as a newspaper is: the right one is read after the left one.

A table of two columns looks the same to whoever only measures: here each column begins things of its own (labels,
headings, items) and is filled with text from side to side.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from app.domain.plan_text.bullets import bullet_of
from app.domain.plan_text.starts import begins_something
from app.plan_files.pdf_lines import PdfLine, Piece, lines_of
from app.plan_files.pdf_page import Glyph

_NEAR = 3.0
"""Points within which two lines begin at the same distance from the left."""
_HANGING = 24.0
"""Points by which the text of an item stands to the right of its mark, at most."""
_MIDDLE = (0.4, 0.6)
_FEWEST_LINES, _FEWEST_BEGINNINGS = 6, 2
_FILLED = 0.6
"""Of the width of a column: one line in seven of a text, at least, is so long."""
_MOST_CROSSING = 0.2


def column_edge(lines: Sequence[PdfLine]) -> float | None:
    """Return where the right column begins, in points; None where the page is not in two columns of text."""
    whole = [_with_marks(line.pieces) for line in lines]
    pieces = [piece for row in whole for piece in row]
    if len(pieces) < 2 * _FEWEST_LINES:
        return None
    left, right = min(one.left for one in pieces), max(one.right for one in pieces)
    low, high = (left + share * (right - left) for share in _MIDDLE)
    starts = Counter(round(one.left) for one in pieces if low <= one.left <= high)
    edge, count = _first_of(starts)
    if count < _FEWEST_LINES:
        return None
    beside = [one for one in pieces if one.left >= edge - _NEAR]
    before = [one for one in pieces if one.right < edge]
    crossing = len(pieces) - len(beside) - len(before)
    is_split = crossing <= _MOST_CROSSING * len(lines) and all(len(row) <= 2 for row in whole)
    is_text = _is_text(before, left, edge) and _is_text(beside, edge, right)
    return float(edge) if is_split and is_text else None


def _first_of(starts: Counter[int]) -> tuple[int, int]:
    """Return where most lines begin and how many do; items whose mark hangs out on the left begin there too."""
    if not starts:
        return 0, 0
    usual, _ = starts.most_common(1)[0]
    edge = min(
        place for place, count in starts.items() if usual - _HANGING <= place <= usual and count >= 2 - (place == usual)
    )
    return edge, sum(count for place, count in starts.items() if edge <= place <= edge + _HANGING)


def _with_marks(pieces: Sequence[Piece]) -> list[Piece]:
    """Join the mark of an item, printed apart, to its text."""
    joined: list[Piece] = []
    for piece in pieces:
        if joined and len(joined[-1].text.strip()) == 1 and piece.left - joined[-1].right <= _HANGING:
            mark = joined.pop()
            joined.append(Piece(mark.left, piece.right, f"{mark.text} {piece.text}"))
        else:
            joined.append(piece)
    return joined


def lines_in_columns(
    glyphs: Sequence[Glyph], lines: Sequence[PdfLine], edge: float, font_at: Callable[[int], str]
) -> list[PdfLine]:
    """Return the lines of each column apart, from the top; those that go from side to side stay whole."""
    crossing = [line for line in lines if any(_crosses(piece, edge) for piece in line.pieces)]
    whole, left, right = list[Glyph](), list[Glyph](), list[Glyph]()
    for glyph in glyphs:
        is_whole = any(abs(line.base - glyph.base) < 0.5 * line.size for line in crossing)
        (whole if is_whole else left if glyph.left < edge - _NEAR else right).append(glyph)
    page = lines[0].page
    found = [line for part in (whole, left, right) if part for line in lines_of(part, page, font_at)]
    return sorted(found, key=lambda line: -line.base)


def stacked(lines: Sequence[PdfLine], edge: float) -> list[PdfLine]:
    """Return the lines as they are read: the left column and below it the right one, up to a line from side to side.

    Those of the right one are moved under the left one, so that margins and gaps are those of one column.
    """
    ordered: list[PdfLine] = []
    left, right = list[PdfLine](), list[PdfLine]()
    for line in lines:
        if any(_crosses(piece, edge) for piece in line.pieces):
            ordered += _one_below_other(left, right)
            ordered.append(line)
            left, right = [], []
        else:
            (right if line.left >= edge - _NEAR else left).append(line)
    return [*ordered, *_one_below_other(left, right)]


def _one_below_other(left: list[PdfLine], right: list[PdfLine]) -> list[PdfLine]:
    if not left or not right:
        return [*left, *right]
    down = right[0].base - left[-1].base + 1.2 * right[0].size
    across = min(line.left for line in right) - min(line.left for line in left)
    return [*left, *(_moved(line, across, down) for line in right)]


def _moved(line: PdfLine, across: float, down: float) -> PdfLine:
    pieces = tuple(Piece(one.left - across, one.right - across, one.text) for one in line.pieces)
    return replace(line, base=line.base - down, pieces=pieces, text_left=line.text_left - across)


def _crosses(piece: Piece, edge: float) -> bool:
    return piece.left < edge - _NEAR and piece.right > edge


def _is_text(pieces: Sequence[Piece], left: float, right: float) -> bool:
    """Whether a column is filled with text that begins things of its own."""
    widths = sorted(one.right - one.left for one in pieces)
    if len(widths) < _FEWEST_LINES or widths[len(widths) * 17 // 20] < _FILLED * (right - left):
        return False
    return sum(begins_something(one.text) or bullet_of(one.text) is not None for one in pieces) >= _FEWEST_BEGINNINGS
