"""What charts and the organigramma share: text, boxes and lines of a vector drawing, and its SVG for the screen."""

import re

from reportlab.graphics import renderSVG
from reportlab.graphics.shapes import Drawing, Line, Rect, String
from reportlab.lib.colors import Color

from app.reports.fonts import Face, runs_of
from app.reports.style import Align, Colour, TextStyle
from app.reports.text import clean, text_width

Place = tuple[float, float]
Box = tuple[float, float, float, float]  # left, bottom, width, height

_BEFORE = {"left": 0.0, "right": 1.0, "centre": 0.5}
_ANCHORS = {"left": "start", "right": "end", "centre": "middle"}
# Qt's SVG has no clip paths: it would paint the one that ReportLab puts around the drawing, in black.
_CLIP = re.compile(r"<clipPath.*?</clipPath>", re.DOTALL)
_ON_SCREEN = {
    Face.REGULAR.value: {"family": "Titillium Web"},
    Face.ITALIC.value: {"family": "Titillium Web", "style": "italic"},
    Face.SEMIBOLD.value: {"family": "Titillium Web", "weight": "600"},
    Face.BOLD.value: {"family": "Titillium Web", "weight": "700"},
    Face.FALLBACK.value: {"family": "DejaVu Sans"},
}


def canvas_of(width: float, height: float) -> Drawing:
    """Start a drawing, with every face known to what will render it."""
    for face in Face:
        face.register()
    return Drawing(width, height, initialFontName=Face.REGULAR.value)


def write(drawing: Drawing, place: Place, text: str, style: TextStyle, align: Align = "left") -> None:
    """Write one line with its baseline at `place`; signs that its face lacks are drawn by the fallback."""
    runs = runs_of(text if text.isascii() else clean(text), style.face)
    x, y = place
    if len(runs) == 1:
        _add_run(drawing, place, runs[0], style, _ANCHORS[align])
        return
    x -= text_width(text, style) * _BEFORE[align]
    for face, words in runs:
        _add_run(drawing, (x, y), (face, words), style, "start")
        x += text_width(words, style)


def _add_run(drawing: Drawing, place: Place, run: tuple[Face, str], style: TextStyle, anchor: str) -> None:
    face, words = run
    drawing.add(
        String(
            *place,
            words,
            fontName=face.value,
            fontSize=style.size,
            fillColor=Color(*style.colour),
            textAnchor=anchor,
        )
    )


def fill(drawing: Drawing, box: Box, colour: Colour) -> None:
    drawing.add(Rect(*box, fillColor=Color(*colour), strokeColor=None, strokeWidth=0))


def outline(drawing: Drawing, box: Box, colour: Colour) -> None:
    drawing.add(Rect(*box, fillColor=None, strokeColor=Color(*colour), strokeWidth=0.7))


def stroke(drawing: Drawing, start: Place, end: Place, colour: Colour, thickness: float = 0.7) -> None:
    drawing.add(Line(*start, *end, strokeColor=Color(*colour), strokeWidth=thickness))


def svg_of(drawing: Drawing) -> str:
    """Return the same drawing for the screen."""
    svg: str = renderSVG.drawToString(drawing, fontHacks=_ON_SCREEN)
    return _CLIP.sub("", svg, count=1)
