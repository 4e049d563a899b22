"""Titillium Web, the typeface of the Italian public administration, registered once and always embedded."""

from enum import Enum
from functools import cached_property
from pathlib import Path

import fontpkg_titillium_web
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

_FOLDER = Path(fontpkg_titillium_web.ROOT) / "files"


def font_file(name: str) -> Path:
    """Return where a face is, by its name."""
    return _FOLDER / f"{name}.ttf"


class Face(Enum):
    """The four faces in use; the value is the name of the file without extension."""

    REGULAR = "TitilliumWeb-Regular"
    ITALIC = "TitilliumWeb-Italic"
    SEMIBOLD = "TitilliumWeb-SemiBold"
    BOLD = "TitilliumWeb-Bold"

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
    def widths(self) -> dict[int, float]:
        """Widths of the characters that the face has, by code point, in thousandths of the size."""
        face = self.font.face
        return {code: face.charWidths[code] for code in face.charToGlyph if code in face.charWidths}
