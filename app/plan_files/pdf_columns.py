"""Tables of a PDF without drawn lines: lines of several pieces that stand one below the other."""

import re
from collections.abc import Sequence
from itertools import pairwise

from app.domain.plan_text.cleaning import is_contents_line, is_hanging
from app.plan_files.pdf_cells import SpacedCell
from app.plan_files.pdf_grids import PdfTable
from app.plan_files.pdf_lines import PdfLine, Piece

_VALUE = re.compile(r"(?:si|sì|no)|[≤≥<>=+-]*\s*\d[\d.,/]*\s*(?:%|€|punti)?", re.IGNORECASE)
_FEWEST_VALUES = 2
_LARGER = 1.15

Item = PdfLine | PdfTable
Span = tuple[float, float]


def with_aligned_tables(lines: Sequence[PdfLine]) -> list[Item]:
    """Return the lines of a page from the top, those that make a table as one."""
    items: list[Item] = []
    place = 0
    while place < len(lines):
        run = _run(lines, place)
        columns = _columns(run)
        if sum(len(line.pieces) > 1 for line in run) >= 2 and len(columns) > 1:
            items.append(_table(run, columns))
            place += len(run)
        else:
            items.append(lines[place])
            place += 1
    return items


def _run(lines: Sequence[PdfLine], start: int) -> list[PdfLine]:
    """Return the lines from `start` on that may be of one table: each falls into the columns of those before."""
    if len(lines[start].pieces) < 2 or is_contents_line(lines[start].text):
        return []
    run = [lines[start]]
    for line in lines[start + 1 :]:
        is_far = run[-1].base - line.base > 3.2 * line.size
        if is_far or _is_title(run[0], line) or is_contents_line(line.text) or not _fits(run, line):
            break
        run.append(line)
    while run and len(run[-1].pieces) < 2 and not _is_inside(run, run[-1]):
        run.pop()
    return run


def _is_title(first: PdfLine, line: PdfLine) -> bool:
    """Whether a line is of clearly larger letters than the table: what stands below it is another one."""
    return len(line.pieces) == 1 and line.size > _LARGER * first.size


def _fits(run: Sequence[PdfLine], line: PdfLine) -> bool:
    columns = _columns(run)
    if len(line.pieces) == 1:
        return _crossed(columns, line.pieces[0]) == 1 and _is_inside(run, line)
    return len(_columns([*run, line])) >= 2 and all(_crossed(columns, piece) <= 1 for piece in line.pieces)


def _is_inside(run: Sequence[PdfLine], line: PdfLine) -> bool:
    """Whether a line of one piece begins where a column begins and is not wider than all of it."""
    piece = line.pieces[0]
    starts = [one.left for other in run if len(other.pieces) > 1 for one in other.pieces]
    return any(abs(piece.left - start) < 6 for start in starts) and not _reaches_next(run, piece)


def _reaches_next(run: Sequence[PdfLine], piece: Piece) -> bool:
    lefts = [left for left, _ in _columns(run)]
    following = [left for left in lefts if left > piece.left + 6]
    return bool(following) and piece.right > following[0] - 2


def _columns(lines: Sequence[PdfLine]) -> list[Span]:
    """Return from where to where each column goes: the pieces one below the other, put together."""
    found: list[Span] = []
    for left, right in sorted((piece.left, piece.right) for line in lines for piece in line.pieces):
        if found and left <= found[-1][1] + 1:
            found[-1] = found[-1][0], max(found[-1][1], right)
        else:
            found.append((left, right))
    return found


def _crossed(columns: Sequence[Span], piece: Piece) -> int:
    return sum(piece.left < right and piece.right > left for left, right in columns)


def _table(run: Sequence[PdfLine], columns: Sequence[Span]) -> PdfTable:
    rows: list[list[str]] = []
    for cells, begins in zip((_cells(line, columns) for line in run), _beginnings(run, columns), strict=True):
        if begins:
            rows.append(cells)
        else:
            rows[-1] = [f"{one} {more}".strip() for one, more in zip(rows[-1], cells, strict=True)]
    top, bottom = run[0].base + run[0].size, run[-1].base
    return PdfTable(run[0].page, top, bottom, tuple(tuple(map(SpacedCell, row)) for row in rows), is_drawn=False)


def _beginnings(run: Sequence[PdfLine], columns: Sequence[Span]) -> list[bool]:
    """Tell of each line whether a row begins there: after a gap, else where a figure or the first column says so."""
    steps = [one.base - other.base for one, other in pairwise(run)]
    pitch = min(steps, default=run[0].size)
    has_gaps = bool(steps) and max(steps) > 1.3 * pitch and pitch < 1.45 * run[0].size
    cells = [_cells(line, columns) for line in run]
    valued = None if has_gaps else _column_of_values(cells)
    if valued is not None:
        return [True, *(bool(row[valued]) for row in cells[1:])]
    begins = [True]
    above = cells[0][0]
    for step, line, row in zip(steps, run[1:], cells[1:], strict=True):
        begins.append(step > 1.3 * pitch or (not has_gaps and _begins_row(above, row, line)))
        above = row[0] if begins[-1] else f"{above} {row[0]}".strip()
    return begins


def _column_of_values(cells: Sequence[Sequence[str]]) -> int | None:
    """Return the last column that says nothing but figures below its heading, as weights are."""
    for place in range(len(cells[0]) - 1, 0, -1):
        said = [row[place] for row in cells[1:] if row[place] and row != cells[0]]
        if len(said) >= _FEWEST_VALUES and not _VALUE.fullmatch(cells[0][place]) and all(map(_VALUE.fullmatch, said)):
            return place
    return None


def _cells(line: PdfLine, columns: Sequence[Span]) -> list[str]:
    texts = ["" for _ in columns]
    for piece in line.pieces:
        place = next(number for number, (left, right) in enumerate(columns) if piece.left < right + 1)
        texts[place] = f"{texts[place]} {piece.text}".strip()
    return texts


def _begins_row(above: str, cells: Sequence[str], line: PdfLine) -> bool:
    """Whether a line says something new in the first column, where no gaps part the rows."""
    if not cells[0]:
        return False
    return len(line.pieces) > 1 or not (cells[0][:1].islower() or is_hanging(above))
