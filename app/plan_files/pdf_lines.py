"""The letters of a page of a PDF gathered into lines, each cut where a wide gap stands."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from statistics import median

from app.domain.plan_text.bullets import bullet_of
from app.plan_files.pdf_page import Glyph
from app.plan_files.scripts import lowered, raised

_SAME_BASE = 0.2
"""How far apart two baselines of a line may be, in sizes of its letters."""
_SPACE = 0.16
_GAP = 1.15
"""How wide a gap parts two columns, in sizes: the spaces of a justified line are narrower."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a line without wide gaps inside."""

    left: float
    right: float
    text: str


@dataclass(frozen=True, slots=True)
class PdfLine:
    """A line of a page; its first word and first letter have a width, `text_left` is where the text begins."""

    page: int
    base: float
    size: float
    pieces: tuple[Piece, ...]
    font: str
    first_word: float
    text_left: float = field(default=0.0)
    first_letter: float = field(default=0.0)

    @property
    def left(self) -> float:
        return self.pieces[0].left

    @property
    def right(self) -> float:
        return self.pieces[-1].right

    @property
    def text(self) -> str:
        return " ".join(piece.text for piece in self.pieces)

    @property
    def is_bold(self) -> bool:
        name = self.font.casefold()
        return any(word in name for word in ("bold", "black", "heavy", "grassetto", ",b", "semib"))


def lines_of(glyphs: Sequence[Glyph], page: int, font_at: Callable[[int], str]) -> list[PdfLine]:
    """Return the lines of some letters, from the top."""
    return [_line(row, page, font_at) for row in _rows(glyphs)]


def _rows(glyphs: Sequence[Glyph]) -> list[list[Glyph]]:
    """Gather the letters by baseline; small ones a little above or below belong to the line beside them."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda one: -one.base):
        if rows and rows[-1][-1].base - glyph.base <= _SAME_BASE * glyph.size:
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    merged = list(rows)
    for place, row in enumerate(rows):
        for other in (place - 1, place + 1):
            if 0 <= other < len(rows) and rows[other] is not row and _is_beside(row, rows[other]):
                rows[other] += row
                merged = [one for one in merged if one is not row]
                break
    return merged


def _is_beside(row: Sequence[Glyph], other: Sequence[Glyph]) -> bool:
    """Whether small letters stand right after, or right before, larger ones of another line."""
    size, large = max(one.size for one in row), max(one.size for one in other)
    shift = row[0].base - other[0].base
    if size > large * 0.85 or not -0.55 * large < shift < 0.65 * large:
        return False
    first = min(row, key=lambda one: one.left)
    return any(abs(first.left - one.right) < 0.5 * large or abs(one.left - first.right) < 0.5 * large for one in other)


def _line(row: list[Glyph], page: int, font_at: Callable[[int], str]) -> PdfLine:
    ordered = _once(sorted(row, key=lambda one: one.left))
    size = Counter(round(one.size, 1) for one in ordered).most_common(1)[0][0]
    full = [one for one in ordered if one.size > size * 0.85]
    base = median(one.base for one in full)
    pieces = _with_marker([_piece(part, base, size) for part in _parts(ordered, size)])
    first = _first_word(ordered, size)
    font = font_at(full[len(full) // 2].place)
    text_left = ordered[0].left
    if (mark := bullet_of(pieces[0].text)) is not None:
        text_left = _text_left(ordered, pieces[0].text, mark.text, size)
    letter = ordered[0].right - ordered[0].left
    return PdfLine(page, base, size, tuple(pieces), font, first, text_left, letter)


def _once(glyphs: Iterable[Glyph]) -> list[Glyph]:
    """Drop the letters printed twice on the same spot, by which some programs make bold."""
    kept: list[Glyph] = []
    for glyph in glyphs:
        if kept and kept[-1].text == glyph.text and glyph.left - kept[-1].left < 0.25 * (glyph.right - glyph.left):
            continue
        kept.append(glyph)
    return kept


def _parts(glyphs: Sequence[Glyph], size: float) -> list[list[Glyph]]:
    parts = [[glyphs[0]]]
    reach = glyphs[0].right
    for glyph in glyphs[1:]:
        if glyph.left - reach > _GAP * size:
            parts.append([])
        parts[-1].append(glyph)
        reach = max(reach, glyph.right)
    return parts


def _piece(glyphs: Sequence[Glyph], base: float, size: float) -> Piece:
    text = ""
    reach = glyphs[0].left
    for shift, group in groupby(glyphs, key=lambda one: _shift(one, base, size)):
        words = ""
        for glyph in group:
            wide = glyph.left - reach > _SPACE * size or (glyph.spaced and glyph.left - reach > 0.05 * size)
            words += f" {glyph.text}" if wide and (text or words) else glyph.text
            reach = max(reach, glyph.right)
        if shift:
            lead = " " if words.startswith(" ") else ""
            words = lead + (raised if shift > 0 else lowered)(words.strip())
        text += words
    return Piece(glyphs[0].left, reach, text)


def _shift(glyph: Glyph, base: float, size: float) -> int:
    if glyph.size > size * 0.85:
        return 0
    above = glyph.base - base
    return 1 if above > 0.12 * size else -1 if above < -0.06 * size else 0


def _with_marker(pieces: list[Piece]) -> list[Piece]:
    """Put together a marker and the text that stands after its gap."""
    if len(pieces) > 1 and len(pieces[0].text) <= 6 and _is_marker(pieces[0].text):
        first, second, *others = pieces
        return [Piece(first.left, second.right, f"{first.text} {second.text}"), *others]
    return pieces


def _is_marker(text: str) -> bool:
    if text.isdigit():
        return False
    mark = bullet_of(f"{text} Abc")
    return mark is not None and mark.text == "Abc"


def _first_word(glyphs: Sequence[Glyph], size: float) -> float:
    reach = glyphs[0].right
    for glyph in glyphs[1:]:
        if glyph.spaced or glyph.left - reach > _SPACE * size:
            break
        reach = glyph.right
    return reach - glyphs[0].left


def _text_left(glyphs: Sequence[Glyph], whole: str, text: str, size: float) -> float:
    """Return where the text begins after its marker: as many letters on as the marker has."""
    skipped = len("".join(whole[: max(whole.find(text[:12]), 0)].split()))
    return glyphs[min(skipped, len(glyphs) - 1)].left if size else 0.0
