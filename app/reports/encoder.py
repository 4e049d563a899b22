"""Texts as strings of the subset fonts of one PDF."""

from itertools import groupby
from operator import itemgetter

from reportlab.pdfbase.pdfdoc import PDFDocument

from app.reports.fonts import Face, runs_of
from app.reports.style import TextStyle

_ESCAPED = {ord("\\"): "\\\\", ord("("): "\\(", ord(")"): "\\)"}


class _Signs(dict[int, str]):
    """How each sign of a face is written between brackets, found at its first use; another font is `_ELSEWHERE`."""

    def __init__(self, face: Face, encoder: "Encoder") -> None:
        super().__init__()
        self._face, self._encoder = face, encoder

    def __missing__(self, code: int) -> str:
        font, written = self._encoder.sign(self._face, code)
        self[code] = written if font == self._encoder.font_name(self._face) else _ELSEWHERE
        return self[code]


_ELSEWHERE = "\0"


def _printable(code: int) -> str:
    return chr(code) if 31 < code < 127 else f"\\{code:03o}"


class Encoder:
    """Turns text into strings of the subset fonts of one PDF, each of at most 256 signs.

    `undrawn` are the signs that no face draws: in their place is `UNDRAWN`.
    """

    def __init__(self, document: PDFDocument) -> None:
        self._document = document
        self.signs = {face: _Signs(face, self) for face in Face}
        self.undrawn: set[str] = set()
        self._names: dict[Face, str] = {}

    def font_name(self, face: Face) -> str:
        if face not in self._names:
            face.font.splitString(" ", self._document)
            self._names[face] = face.font.getSubsetInternalName(0, self._document)
        return self._names[face]

    def sign(self, face: Face, code: int) -> tuple[str, str]:
        """Return the font that draws a sign of a face, and how it is written in its strings."""
        ((drawn, shown),) = runs_of(chr(code), face)
        if shown != chr(code):
            self.undrawn.add(chr(code))
        ((subset, coded),) = drawn.font.splitString(shown, self._document)
        name = drawn.font.getSubsetInternalName(subset, self._document)
        return name, _ESCAPED.get(coded[0]) or _printable(coded[0])

    def show(self, line: str, style: TextStyle) -> str:
        """Return the operators that show a line in a style, the font of which is in use before and after."""
        literal = line.translate(self.signs[style.face])
        if _ELSEWHERE not in literal:
            return f"({literal}) Tj"
        own, shown = self.font_name(style.face), []
        runs = groupby((self.sign(style.face, ord(sign)) for sign in line), key=itemgetter(0))
        for font, signs in runs:
            shown.append(f"{font} {style.size:g} Tf ({''.join(written for _, written in signs)}) Tj")
        return " ".join((*shown, f"{own} {style.size:g} Tf"))
