"""What the pages without an open archive are made of: the sign of the program, a heading, a card in the middle."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.kit.labels import hint_label, title_label
from app.ui.kit.overrides import override
from app.ui.kit.panel import Panel
from app.ui.kit.scale import font_of, keep_size, keep_spacing, scaled, zoom
from app.ui.kit.tokens import MEASURES, colours_of
from app.ui.style.shapes import paint_band, paint_panel

WIDTH, NARROW_CARD = 800, 620
"""Pixels of the drawing: the card, and the width below which its two halves stand one under the other."""
MARK, MARK_RADIUS, MARK_LETTER = 40, 8, 24
TITLE = 24


def front_heading(title: str, under: str) -> QHBoxLayout:
    """Lay out the sign of the program beside a title and the line under it."""
    words = QVBoxLayout()
    keep_spacing(words, 0)
    words.addWidget(title_label(title, TITLE))
    words.addWidget(hint_label(under))
    line = QHBoxLayout()
    keep_spacing(line, MEASURES.margin)
    line.addWidget(Mark(), 0, Qt.AlignmentFlag.AlignTop)
    line.addLayout(words, 1)
    return line


class FrontCard(Panel):
    """Two halves beside each other, or one under the other where the page has no room for both."""

    def __init__(self, left: QWidget, left_part: int, right: QWidget, right_part: int) -> None:
        super().__init__()
        self._halves = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._halves.setSpacing(0)
        self._halves.setContentsMargins(1, 1, 1, 1)
        self._halves.addWidget(left, left_part)
        self._halves.addWidget(right, right_part)

    def fit(self, width: int) -> None:
        """Place the halves as a page so wide, in pixels of the screen, wants them."""
        directions = QBoxLayout.Direction
        self._halves.setDirection(directions.TopToBottom if width < scaled(NARROW_CARD) else directions.LeftToRight)


class Centred(QWidget):
    """Keeps a page in the middle, no wider than the card of the drawing."""

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self._page = page
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.addStretch(1)
        line.addWidget(page, 1000)
        line.addStretch(1)
        self._fit()
        zoom().changed.connect(self._fit)

    def _fit(self) -> None:
        self._page.setMaximumWidth(scaled(WIDTH + 2 * MEASURES.margin))


class BesideLine(QWidget):
    """Draws the line that parts it from what is at its left, or above it."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, line = QPainter(self), colours_of(self.palette()).line
        is_under = self.x() <= 1
        paint_band(painter, QRect(0, 0, self.width() if is_under else 1, 1 if is_under else self.height()), line)
        painter.end()


class Mark(QWidget):
    """The sign of the program: its letter on the colour of what is primary."""

    def __init__(self) -> None:
        super().__init__()
        keep_size(self, MARK, MARK)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self.palette())
        paint_panel(painter, self.rect(), colours.fill, "", radius=MARK_RADIUS)
        painter.setFont(font_of(MARK_LETTER, strong=True))
        painter.setPen(QColor(colours.on_fill))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, "M")
        painter.end()
