"""Colours, type and measures of every document, in one place. Lengths are points (1/72 of an inch)."""

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from app.reports.fonts import Face

Colour = tuple[float, float, float]
Align = Literal["left", "right", "centre"]


def _hex(code: str) -> Colour:
    red, green, blue = (int(code[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return round(red, 3), round(green, 3), round(blue, 3)


INK = _hex("17324D")
TEXT = _hex("1F2933")
GREY = _hex("5A6772")
RULE = _hex("C5CCD3")
PALE = _hex("F1F4F7")
PALE_BLUE = _hex("E6F0FA")
BLUE = _hex("0066CC")
WARNING = _hex("8A4B00")
WHITE = _hex("FFFFFF")

MM = 72 / 25.4
PAGE_WIDTH, PAGE_HEIGHT = 595.28, 841.89
MARGIN = 18 * MM
FRAME_WIDTH = PAGE_WIDTH - 2 * MARGIN
FRAME_LEFT, FRAME_RIGHT = MARGIN, PAGE_WIDTH - MARGIN
MARKS_BASELINE = PAGE_HEIGHT - 13 * MM
FIRST_TOP = PAGE_HEIGHT - 17 * MM
NEXT_TOP = PAGE_HEIGHT - 24.5 * MM
FRAME_BOTTOM = 20 * MM
FOOTER_BASELINE = 12 * MM


@dataclass(frozen=True, eq=False)
class TextStyle:
    """How a text is set; compared by identity, because a style is looked up for every line printed."""

    face: Face
    size: float
    leading: float
    colour: Colour = TEXT

    @cached_property
    def ascent(self) -> float:
        """From the top of a line to its baseline."""
        return (self.leading - self.size) / 2 + self.size * 0.8


TITLE = TextStyle(Face.SEMIBOLD, 19, 23, INK)
SUBTITLE = TextStyle(Face.REGULAR, 11, 15, GREY)
ENTE = TextStyle(Face.SEMIBOLD, 14, 17, INK)
ENTE_LINE = TextStyle(Face.REGULAR, 8, 10.5, GREY)
REFERENCE = TextStyle(Face.REGULAR, 9, 12, TEXT)
PERSON = TextStyle(Face.SEMIBOLD, 13, 17, INK)
HEADINGS = (
    TextStyle(Face.SEMIBOLD, 15, 19, BLUE),
    TextStyle(Face.SEMIBOLD, 12, 16, BLUE),
    TextStyle(Face.SEMIBOLD, 10, 13.5, INK),
)
BODY = TextStyle(Face.REGULAR, 9.5, 13, TEXT)
BODY_BOLD = TextStyle(Face.SEMIBOLD, 9.5, 13, TEXT)
QUIET = TextStyle(Face.REGULAR, 8.5, 11.5, GREY)
NOTE = TextStyle(Face.ITALIC, 9, 12, TEXT)
CELL = TextStyle(Face.REGULAR, 9, 12, TEXT)
CELL_BOLD = TextStyle(Face.SEMIBOLD, 9, 12, TEXT)
CELL_QUIET = TextStyle(Face.REGULAR, 8.5, 11.5, GREY)
TOTAL = TextStyle(Face.BOLD, 11, 15, INK)
COLUMN_HEAD = TextStyle(Face.SEMIBOLD, 8, 10, GREY)
LABEL = TextStyle(Face.REGULAR, 7.5, 10, GREY)
VALUE = TextStyle(Face.REGULAR, 9.5, 12.5, TEXT)
FOOTER = TextStyle(Face.REGULAR, 7.5, 9.5, GREY)
MARK = TextStyle(Face.ITALIC, 8, 10, GREY)
BADGE = TextStyle(Face.BOLD, 8, 10, INK)
BADGE_WARNING = TextStyle(Face.BOLD, 8, 10, WARNING)
