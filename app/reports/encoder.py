"""Texts as strings of the fonts of one PDF, the pages of which are written in Latin-1: a code is its own character."""

from functools import lru_cache
from itertools import groupby
from operator import itemgetter

from app.reports.embedding import FIRST, MOST, Signs, embed, everyday
from app.reports.fonts import Face, runs_of
from app.reports.object_file import ObjectFile, escaped
from app.reports.style import TextStyle
from app.reports.text import clean

_ELSEWHERE = "\0"
_NUMBERS = {face: number for number, face in enumerate(Face)}


@lru_cache(maxsize=8)
def _everyday_signs(face: Face) -> dict[int, str]:
    return {sign: escaped(chr(code)) for code, sign in enumerate(everyday(face), FIRST) if sign}


@lru_cache(maxsize=4096)
def _shown(line: str, face: Face) -> str:
    """Return the operator that shows a line of signs of every day; empty where another font is needed."""
    line, known = clean(line), _everyday_signs(face)
    if all(ord(sign) in known for sign in line):
        return f"({line.translate(known)}) Tj"
    return ""


class _Signs(dict[int, str]):
    """How each sign of a face is written between brackets, found at its first use; another font is `_ELSEWHERE`."""

    def __init__(self, face: Face, encoder: "Encoder") -> None:
        super().__init__(_everyday_signs(face))
        self._face, self._encoder = face, encoder

    def __missing__(self, code: int) -> str:
        font, written = self._encoder.sign(self._face, code)
        self[code] = written if font == self._encoder.font_name(self._face) else _ELSEWHERE
        return self[code]


class Encoder:
    """Turns text into strings of the fonts of one PDF: of each face that of every day, then those of rarer signs.

    `undrawn` are the signs that no face draws: in their place is `UNDRAWN`.
    """

    def __init__(self) -> None:
        self._signs: dict[Face, _Signs] = {}
        self.undrawn: set[str] = set()
        self._fonts: dict[str, tuple[Face, list[int]]] = {}
        self._chosen: dict[TextStyle, str] = {}
        self._rare: dict[tuple[Face, int], tuple[str, str]] = {}

    def font_name(self, face: Face, number: int = 0) -> str:
        """Return how the pages call a font of a face, which is embedded from now on."""
        name = f"/F{_NUMBERS[face]}x{number}"
        if name not in self._fonts:
            self._fonts[name] = face, list(() if number else everyday(face))
        return name

    def choose(self, style: TextStyle) -> str:
        """Return the operator by which what follows is in the font and the size of a style."""
        if style not in self._chosen:
            self._chosen[style] = f"{self.font_name(style.face)} {style.size:g} Tf"
        return self._chosen[style]

    def sign(self, face: Face, code: int) -> tuple[str, str]:
        """Return the font that draws a sign of a face, and how it is written in its strings."""
        if code in _everyday_signs(face):
            return self.font_name(face), _everyday_signs(face)[code]
        ((drawn, shown),) = runs_of(chr(code), face)
        if shown != chr(code):
            self.undrawn.add(chr(code))
        known = drawn, ord(shown)
        if known not in self._rare:
            self._rare[known] = self._rare_sign(*known)
        return self._rare[known]

    def _rare_sign(self, face: Face, code: int) -> tuple[str, str]:
        """Give a sign its place in the last font of its face that has room."""
        number = 0 if face is Face.FALLBACK else 1
        while len(self._fonts[self.font_name(face, number)][1]) >= MOST:
            number += 1
        name = self.font_name(face, number)
        signs = self._fonts[name][1]
        signs.append(code)
        return name, escaped(chr(FIRST + len(signs) - 1))

    def show(self, line: str, style: TextStyle) -> str:
        """Return the operators that show a line in a style, the font of which is in use before and after."""
        if shown_at_once := _shown(line, style.face):
            return shown_at_once
        if style.face not in self._signs:
            self._signs[style.face] = _Signs(style.face, self)
        line = clean(line)
        literal = line.translate(self._signs[style.face])
        if _ELSEWHERE not in literal:
            return f"({literal}) Tj"
        own, shown = self.font_name(style.face), []
        runs = groupby((self.sign(style.face, ord(sign)) for sign in line), key=itemgetter(0))
        for font, signs in runs:
            shown.append(f"{font} {style.size:g} Tf ({''.join(written for _, written in signs)}) Tj")
        return " ".join((*shown, f"{own} {style.size:g} Tf"))

    def embed_fonts(self, objects: ObjectFile) -> str:
        """Write the fonts in use, and return their names and numbers as a dictionary holds them."""
        written = []
        for name, (face, signs) in sorted(self._fonts.items()):
            number = int(name.rpartition("x")[2])
            written.append(f"{name} {embed(objects, face, Signs(signs), number)} 0 R")
        return "".join(written)
