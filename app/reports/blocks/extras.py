"""Lesser blocks: lines to write on by hand, a drawing, a picture, the QR code with its words."""

from dataclasses import dataclass
from functools import lru_cache

import segno
from reportlab.graphics.shapes import Drawing

from app.reports.blocks.base import Whole
from app.reports.logo import Logo
from app.reports.page import Page
from app.reports.shapes import draw
from app.reports.style import FRAME_BOTTOM, FRAME_LEFT, FRAME_RIGHT, FRAME_WIDTH, NEXT_TOP, RULE

_LINE = 20.0
_CORNER_SIDE = 44.0
_UNDER_PICTURE = 8.0
_TALLEST = NEXT_TOP - FRAME_BOTTOM - 60  # room for the headings over a drawing


@dataclass(frozen=True)
class HandLines(Whole):
    """Lines to write on by hand."""

    count: int = 3
    before: float = 0
    keeps_next: bool = False

    @property
    def height(self) -> float:
        return self.count * _LINE

    def draw(self, page: Page, top: float) -> None:
        for number in range(1, self.count + 1):
            page.rule(FRAME_LEFT, top - number * _LINE + 3, FRAME_RIGHT, RULE)


@dataclass(frozen=True)
class Picture(Whole):
    """A chart or an organigramma, in the middle of the frame; made smaller when it is taller than a page.

    `alternative` says in words what it shows, for whoever cannot see it.
    """

    drawing: Drawing
    alternative: str
    before: float = 6
    keeps_next: bool = False

    @property
    def height(self) -> float:
        return float(self.drawing.height) * self._scale

    @property
    def _scale(self) -> float:
        return min(1.0, _TALLEST / float(self.drawing.height))

    def draw(self, page: Page, top: float) -> None:
        left = FRAME_LEFT + (FRAME_WIDTH - self.drawing.width * self._scale) / 2
        right = left + self.drawing.width * self._scale
        page.begin(page.figure(self.alternative, (left, top - self.height, right, top)))
        draw(page, left, top - self.height, self.drawing, self._scale)
        page.end()


@dataclass(frozen=True)
class StoredPicture(Whole):
    """A picture stored in the file, in the middle of the frame; `alternative` says what it shows."""

    picture: Logo
    alternative: str
    before: float = 4
    keeps_next: bool = False

    @property
    def height(self) -> float:
        return self.picture.height + _UNDER_PICTURE

    def draw(self, page: Page, top: float) -> None:
        left, bottom = FRAME_LEFT + (FRAME_WIDTH - self.picture.width) / 2, top - self.picture.height
        page.begin(page.figure(self.alternative, (left, bottom, left + self.picture.width, top)))
        page.stamp(self.picture, left, bottom)
        page.end()


@dataclass(frozen=True)
class CornerCode(Whole):
    """The QR code at the right of what follows, where it takes no room of its own."""

    code: str
    before: float = 4
    keeps_next: bool = True
    height: float = 0

    def draw(self, page: Page, top: float) -> None:
        left = FRAME_RIGHT - _CORNER_SIDE
        page.begin(page.figure(f"Codice QR: {self.code}", (left, top - _CORNER_SIDE, FRAME_RIGHT, top)))
        page.stencil(left, top - _CORNER_SIDE, _CORNER_SIDE, qr_modules(self.code))
        page.end()


def corner_code(code: str) -> CornerCode:
    return CornerCode(code)


@lru_cache(maxsize=8)
def qr_modules(code: str) -> tuple[bytes, ...]:
    """Return the rows of a QR code: 1 is black. The mask is fixed: trying all eight takes most of the time."""
    return tuple(map(bytes, segno.make(code, error="m", mask=0, micro=False, boost_error=False).matrix))
