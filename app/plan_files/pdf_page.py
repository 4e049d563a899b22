"""One page of a PDF as its letters and its straight lines, each where it stands."""

import ctypes
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

_HYPHEN = "\x02"
"""What the library gives for the hyphen that divides a word at the end of a line."""
_STRAIGHT = 1.5
"""How far the ends of a line may differ, in points, to be level or upright."""
_WIDE = 0.4
"""Of the height of a letter: an «f» is a quarter, two of them joined more than half."""
_MOST_OBJECTS = 20_000
MOST_LETTERS = 60_000
"""Of one page: a full one has four thousand."""


class Glyph(NamedTuple):
    """A letter: from where to where it goes, its baseline, its size, whether a space stands before it."""

    text: str
    left: float
    right: float
    base: float
    size: float
    spaced: bool
    place: int


class Rule(NamedTuple):
    """A straight line drawn on the page, level or upright: `at` is its height, or its distance from the left."""

    is_level: bool
    at: float
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class PageText:
    """What a page holds; `font_at` tells the font of a letter: its name and its size."""

    glyphs: list[Glyph]
    rules: list[Rule]
    width: float
    height: float
    has_picture: bool
    font_at: Callable[[int], str]


Turn = Callable[[float, float], tuple[float, float]]


def read_page(page: Any) -> PageText:
    """Read a page of pypdfium2; what is turned on the screen is turned here too."""
    left, bottom, right, top = page.get_mediabox()
    turn = _turn(page.get_rotation(), (left, bottom, right, top))
    width, height = page.get_size()
    text_page = page.get_textpage()
    fonts: dict[int, str] = {}

    def font_at(index: int) -> str:
        if index not in fonts:
            fonts[index] = _font(text_page, index)
        return fonts[index]

    glyphs = list(_glyphs(text_page, turn))
    rules, has_picture = _rules(page, turn)
    return PageText(glyphs, rules, width, height, has_picture, font_at)


def _turn(rotation: int, box: tuple[float, float, float, float]) -> Turn:
    left, bottom, right, top = box
    return {
        90: lambda x, y: (y - bottom, right - x),
        180: lambda x, y: (right - x, top - y),
        270: lambda x, y: (top - y, x - left),
    }.get(rotation, lambda x, y: (x - left, y - bottom))


def _glyphs(text_page: Any, turn: Turn) -> Iterator[Glyph]:
    """Yield the letters in the order of the file, without those that the library adds by itself."""
    count = min(pdfium.FPDFText_CountChars(text_page), MOST_LETTERS)
    box, x, y = pdfium.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    spaced, before = False, None
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        letter = "-" if chr(code) == _HYPHEN else chr(code)
        if code == 0 or letter.isspace():
            spaced = True
            continue
        pdfium.FPDFText_GetLooseCharBox(text_page, index, box)
        pdfium.FPDFText_GetCharOrigin(text_page, index, x, y)
        one, other = turn(box.left, box.bottom), turn(box.right, box.top)
        base = turn(x.value, y.value)[1]
        size = max(abs(other[1] - one[1]), 1)
        glyph = Glyph(letter, min(one[0], other[0]), max(one[0], other[0]), base, size, spaced, index)
        if before is not None and _is_joined(before, glyph):
            glyph = glyph._replace(left=(before.left + glyph.right) / 2)
        before = glyph
        yield glyph
        spaced = False


def _is_joined(before: Glyph, glyph: Glyph) -> bool:
    """Whether two letters are one sign of the font («ff», «fi», «tt»), wider than either: they share its place.

    A letter printed twice to look bold shares it too, but is no wider than a letter.
    """
    shares = before.place == glyph.place - 1 and (before.right, before.base) == (glyph.right, glyph.base)
    is_wide = glyph.right - glyph.left > _WIDE * glyph.size
    return shares and not glyph.spaced and is_wide and before.text in "ft" and glyph.text in "filtj"


def _font(text_page: Any, index: int) -> str:
    name, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text_page, index, name, len(name), flags)
    size = round(pdfium.FPDFText_GetFontSize(text_page, index))
    shown = name.value.decode("utf-8", "replace").rpartition("+")[2]
    return f"{shown} {size}" if size > 3 else shown


def _rules(page: Any, turn: Turn) -> tuple[list[Rule], bool]:
    rules: list[Rule] = []
    has_picture = False
    for place in range(min(pdfium.FPDFPage_CountObjects(page), _MOST_OBJECTS)):
        one = pdfium.FPDFPage_GetObject(page, place)
        kind = pdfium.FPDFPageObj_GetType(one)
        if kind == pdfium.FPDF_PAGEOBJ_PATH:
            rules += _rules_of(one, turn)
        has_picture = has_picture or kind in {pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM}
    return rules, has_picture


def _rules_of(path: Any, turn: Turn) -> Iterator[Rule]:
    """Yield the straight lines of a path: those drawn, and the thin filled boxes that many programs draw in place."""
    left, bottom, right, top = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(path, left, bottom, right, top)
    one, other = turn(left.value, bottom.value), turn(right.value, top.value)
    if min(abs(other[0] - one[0]), abs(other[1] - one[1])) <= 2 * _STRAIGHT:
        yield from _rule(one, other)
        return
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(path, fill, stroke)
    if stroke.value:
        yield from _drawn(path, turn)


def _drawn(path: Any, turn: Turn) -> Iterator[Rule]:
    matrix, x, y = pdfium.FS_MATRIX(), ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPageObj_GetMatrix(path, matrix)
    first = before = (0.0, 0.0)
    for place in range(min(pdfium.FPDFPath_CountSegments(path), _MOST_OBJECTS)):
        segment = pdfium.FPDFPath_GetPathSegment(path, place)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        at = turn(
            matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f
        )
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            first = at
        elif kind == pdfium.FPDF_SEGMENT_LINETO:
            yield from _rule(before, at)
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield from _rule(at, first)
        before = at


def _rule(one: tuple[float, float], other: tuple[float, float]) -> Iterator[Rule]:
    wide, tall = abs(other[0] - one[0]), abs(other[1] - one[1])
    if tall <= 2 * _STRAIGHT and wide > 4:
        yield Rule(True, (one[1] + other[1]) / 2, min(one[0], other[0]), max(one[0], other[0]))
    elif wide <= 2 * _STRAIGHT and tall > 4:
        yield Rule(False, (one[0] + other[0]) / 2, min(one[1], other[1]), max(one[1], other[1]))
