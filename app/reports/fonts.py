"""Titillium Web, the typeface of the Italian public administration, registered once and always embedded.

The signs it lacks (Greek, Cyrillic, mathematical signs, arrows) are taken from DejaVu Sans.
"""

import unicodedata
from enum import Enum
from functools import cache, cached_property
from pathlib import Path

import fontpkg_titillium_web
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

_FOLDER = Path(fontpkg_titillium_web.ROOT) / "files"
_OWN_FOLDER = Path(__file__).parents[1] / "resources" / "fonts"
_OWN = "DejaVuSans"
_LAST_OF_PLANE = 0xFFFF  # what makes a text selectable has no room for longer codes
UNDRAWN = "\ufffd"
"""What stands in the place of a sign that no face has: it is told, never silent."""


def font_file(name: str) -> Path:
    """Return where a face is, by its name."""
    return (_OWN_FOLDER if name == _OWN else _FOLDER) / f"{name}.ttf"


class Face(Enum):
    """The faces in use; the value is the name of the file without extension."""

    REGULAR = "TitilliumWeb-Regular"
    ITALIC = "TitilliumWeb-Italic"
    SEMIBOLD = "TitilliumWeb-SemiBold"
    BOLD = "TitilliumWeb-Bold"
    FALLBACK = _OWN

    __hash__ = object.__hash__  # a face is looked up for every word measured

    def register(self) -> None:
        """Make the face known to ReportLab, once."""
        if self.value not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(self.value, str(font_file(self.value))))

    @cached_property
    def font(self) -> TTFont:
        """Load the font at its first use: reading the file takes a moment."""
        self.register()
        return pdfmetrics.getFont(self.value)

    @cached_property
    def own_widths(self) -> dict[int, float]:
        """Widths of the characters that the face has, by code point, in thousandths of the size."""
        face = self.font.face
        return {code: face.charWidths[code] for code in face.charToGlyph if code in face.charWidths}

    @cached_property
    def widths(self) -> "_Widths":
        """The same, with those of the fallback for what the face lacks."""
        return _Widths(self)


class _Widths(dict[int, float]):
    """Widths of a face, which asks the fallback at the first use of a sign it lacks."""

    def __init__(self, face: Face) -> None:
        super().__init__(face.own_widths)

    def __missing__(self, code: int) -> float:
        fallback = Face.FALLBACK.own_widths
        self[code] = fallback[code if is_drawn(code) else ord(UNDRAWN)]
        return self[code]


@cache
def is_drawn(code: int) -> bool:
    """Tell whether a character has a face that draws it, from left to right and without joining it to the next."""
    if code in Face.REGULAR.own_widths:
        return True
    return (
        code <= _LAST_OF_PLANE
        and code in Face.FALLBACK.own_widths
        and unicodedata.bidirectional(chr(code)) not in {"R", "AL", "AN"}
    )


def runs_of(text: str, face: Face) -> list[tuple[Face, str]]:
    """Part a text by the face that draws each sign; what none draws is replaced."""
    runs: list[tuple[Face, str]] = []
    own = face.own_widths
    for sign in text:
        code = ord(sign)
        drawn, shown = (face, sign) if code in own else (Face.FALLBACK, sign if is_drawn(code) else UNDRAWN)
        if runs and runs[-1][0] is drawn:
            runs[-1] = (drawn, runs[-1][1] + shown)
        else:
            runs.append((drawn, shown))
    return runs
