"""What the sheets of a method look like: each a sheet of paper, its parts as high as they weigh."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.italian import format_decimal
from app.domain.method.outline import PartOutline, SheetOutline
from app.ui.kit.overrides import override
from app.ui.kit.scale import font_of, scaled, zoom
from app.ui.kit.tokens import MEASURES, colours_of
from app.ui.style.shapes import paint_band, paint_panel

HEIGHT, TITLE, BETWEEN, INSIDE = 224, 52, 10, 6
"""Pixels of the drawing: the whole, the room of a title over its sheet, between two sheets, inside one."""
ONE_LINE = 17
WRAP = Qt.TextFlag.TextWordWrap
MOST = 4
"""Sheets that are drawn; a method with more says how many others there are."""


class MethodPicture(QWidget):
    """Draws the sheets of the method that is chosen, and says them to whoever does not see it."""

    def __init__(self) -> None:
        super().__init__()
        self._sheets: tuple[SheetOutline, ...] = ()
        self.setAccessibleName("Come sono fatte le schede")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        zoom().changed.connect(self.updateGeometry)

    def show_sheets(self, sheets: Sequence[SheetOutline]) -> None:
        self._sheets = tuple(sheets)
        words = "\n".join(sheet.words for sheet in sheets)
        self.setAccessibleDescription(words)
        self.setToolTip(words)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(MEASURES.margin), scaled(HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        shown = self._sheets[:MOST]
        between = scaled(BETWEEN)
        width = (self.width() - between * (len(shown) - 1)) // max(len(shown), 1)
        for place, sheet in enumerate(shown):
            self._paint_sheet(painter, QRect(place * (width + between), 0, width, self.height()), sheet)
        painter.end()

    def _paint_sheet(self, painter: QPainter, room: QRect, sheet: SheetOutline) -> None:
        colours = colours_of(self.palette())
        title = QRect(room.left(), room.top(), room.width(), scaled(TITLE))
        painter.setFont(font_of(MEASURES.caption, strong=True))
        painter.setPen(QColor(colours.text))
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
        painter.drawText(title, flags, sheet.title)
        paper = room.adjusted(0, scaled(TITLE + 2), -1, -1)
        paint_panel(painter, paper, colours.base, colours.edge)
        inside = paper.adjusted(*[scaled(INSIDE)] * 2, *[-scaled(INSIDE)] * 2)
        self._paint_parts(painter, inside, sheet.parts)

    def _paint_parts(self, painter: QPainter, room: QRect, parts: Sequence[PartOutline]) -> None:
        """Stack the parts: each at least as high as its words, the rest of the room shared by weight."""
        if not parts:
            return
        least = [_height_of(part, room.width()) for part in parts]
        spare = max(room.height() - sum(least), 0)
        total = sum((part.weight for part in parts), Decimal(0))
        top = room.top()
        for part, words in zip(parts, least, strict=True):
            height = words + int(spare * part.weight / total)
            self._paint_part(painter, QRect(room.left(), top, room.width(), height - 2), part)
            top += height

    def _paint_part(self, painter: QPainter, room: QRect, part: PartOutline) -> None:
        colours = colours_of(self.palette())
        paint_band(painter, room, colours.selected)
        paint_band(painter, QRect(room.left(), room.top(), scaled(3), room.height()), colours.accent)
        painter.setFont(font_of(MEASURES.caption))
        painter.setPen(QColor(colours.text))
        words = room.adjusted(scaled(8), 0, -scaled(4), 0)
        weight = format_decimal(part.weight, None)
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, weight)
        words.setWidth(words.width() - painter.fontMetrics().horizontalAdvance(weight) - scaled(6))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft | WRAP, part.title)


def _height_of(part: PartOutline, width: int) -> int:
    """Return the pixels of the screen that a part needs for its words, in a sheet so wide inside."""
    metrics = QFontMetrics(font_of(MEASURES.caption))
    taken = scaled(8) + scaled(4) + scaled(6) + metrics.horizontalAdvance(format_decimal(part.weight, None))
    words = metrics.boundingRect(QRect(0, 0, max(width - taken, 1), scaled(HEIGHT)), WRAP, part.title)
    return max(words.height() + 2, scaled(ONE_LINE))
