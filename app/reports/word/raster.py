"""A drawing as a picture: Word takes no drawing of ours as lines."""

from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont
from reportlab.graphics.shapes import Drawing, Line, Rect, Shape, String
from reportlab.lib.colors import Color

from app.reports.fonts import font_file

SCALE = 4
"""Points of the picture for each point of the drawing: 288 to the inch."""
_ANCHORS = {"start": "ls", "middle": "ms", "end": "rs"}


def png_of(drawing: Drawing) -> bytes:
    """Return the drawing as a PNG: the boxes, lines and words of `drawings`, and nothing else."""
    size = round(drawing.width * SCALE), round(drawing.height * SCALE)
    image = Image.new("RGB", size, "white")
    pen = ImageDraw.Draw(image)
    for shape in drawing.contents:
        _draw(pen, shape, drawing.height)
    out = BytesIO()
    image.save(out, "PNG", optimize=False, compress_level=6)
    return out.getvalue()


def _draw(pen: ImageDraw.ImageDraw, shape: Shape, height: float) -> None:
    match shape:
        case Rect():
            box = _box(shape, height)
            if box[2] >= box[0] and box[3] >= box[1]:
                pen.rectangle(box, _rgb(shape.fillColor), _rgb(shape.strokeColor), _wide(shape.strokeWidth))
        case Line():
            ends = [(shape.x1 * SCALE, (height - shape.y1) * SCALE), (shape.x2 * SCALE, (height - shape.y2) * SCALE)]
            pen.line(ends, _rgb(shape.strokeColor), _wide(shape.strokeWidth))
        case String():
            place = shape.x * SCALE, (height - shape.y) * SCALE
            font = _font(shape.fontName, round(shape.fontSize * SCALE))
            pen.text(place, shape.text, _rgb(shape.fillColor), font, _ANCHORS[shape.textAnchor])
        case _:
            raise TypeError(f"no drawing of ours has a {type(shape).__name__}")


def _box(shape: Rect, height: float) -> tuple[float, float, float, float]:
    left, top = shape.x * SCALE, (height - shape.y - shape.height) * SCALE
    return left, top, left + shape.width * SCALE - 1, top + shape.height * SCALE - 1


def _wide(width: float) -> int:
    return max(1, round(width * SCALE))


def _rgb(colour: Color | None) -> tuple[int, int, int] | None:
    if colour is None:
        return None
    return round(colour.red * 255), round(colour.green * 255), round(colour.blue * 255)


@lru_cache(maxsize=32)
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(font_file(name)), size)
