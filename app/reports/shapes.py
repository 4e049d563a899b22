"""Charts and organigramma on a page: their boxes, lines and words as operators like all others."""

from reportlab.graphics.shapes import Drawing, Line, Rect, Shape, String
from reportlab.lib.colors import Color

from app.reports.fonts import Face
from app.reports.page import Page
from app.reports.style import Align, Colour, TextStyle

_ALIGNMENTS: dict[str, Align] = {"start": "left", "middle": "centre", "end": "right"}


def draw(page: Page, x: float, y: float, drawing: Drawing, scale: float = 1) -> None:
    """Place a drawing of `drawings` with its lower left corner at x, y."""
    with page.moved(x, y, scale):
        for shape in drawing.contents:
            _draw(page, shape)


def _draw(page: Page, shape: Shape) -> None:
    match shape:
        case Rect(fillColor=Color()):
            page.box(shape.x, shape.y, shape.width, shape.height, _colour(shape.fillColor))
        case Rect():
            page.frame(shape.x, shape.y, shape.width, shape.height, _colour(shape.strokeColor))
        case Line():
            start, end = (shape.x1, shape.y1), (shape.x2, shape.y2)
            page.line(start, end, _colour(shape.strokeColor), shape.strokeWidth)
        case String():
            style = TextStyle(Face(shape.fontName), shape.fontSize, 0, _colour(shape.fillColor))
            page.text(shape.x, shape.y, shape.text, style, _ALIGNMENTS[shape.textAnchor])
        case _:
            raise TypeError(f"no drawing of ours has a {type(shape).__name__}")


def _colour(colour: Color) -> Colour:
    return colour.red, colour.green, colour.blue
