"""A figure that matters: the number, two lines beside it, a bar at the bottom where it is part of a total."""

from typing import NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.kit.icons import coloured_icon
from app.ui.kit.overrides import override
from app.ui.kit.scale import font_of, scaled, zoom
from app.ui.kit.tokens import MEASURES, colours_of

HEIGHT, SIDE, COMPACT_SIDE, SIGN, BAR = 64, 16, 10, 20, 4
NUMBER_LINE, WORDS_LINE, CAPTION_LINE = 36, 20, 16
WARNING_SIGN = "warning-circle-fill"
LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class FigureWords(NamedTuple):
    """What a figure says: the number and of how many, what it counts, what else is known; `is_alarm` when it is bad."""

    number: str
    title: str
    detail: str = ""
    of: str = ""
    done: int = 0
    total: int = 0
    is_alarm: bool = False

    @property
    def spoken(self) -> str:
        return " ".join(filter(None, (f"{self.title}:", self.number, self.of))) + (
            f", {self.detail}" * bool(self.detail)
        )


class Figure(QWidget):
    """One figure; where there is little room it is compact: the title goes under the number, the detail in the tip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = FigureWords("–", "")
        self._is_compact = False
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        zoom().changed.connect(self.updateGeometry)

    @property
    def words(self) -> FigureWords:
        return self._words

    def show_words(self, words: FigureWords) -> None:
        self._words = words
        self.setAccessibleName(words.spoken)
        self.setToolTip(words.spoken)
        self.updateGeometry()
        self.update()

    def compact(self, is_compact: bool) -> None:
        self._is_compact = is_compact
        self.update()

    def wide_width(self) -> int:
        """Return the natural width, with the two lines beside the number."""
        words = self._words
        beside = max(_width(_strong(MEASURES.body), words.title), _width(font_of(MEASURES.caption), words.detail))
        return scaled(SIDE * 2 + MEASURES.gap_groups) + self._number_width() + beside

    def compact_width(self) -> int:
        below = _width(font_of(MEASURES.caption), self._words.title)
        return scaled(COMPACT_SIDE * 2) + max(self._number_width(), below)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.compact_width() if self._is_compact else self.wide_width(), scaled(HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.compact_width(), scaled(HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._is_compact:
            self._paint_compact(painter)
        else:
            self._paint_wide(painter)
        if self._words.total:
            self._paint_bar(painter)
        painter.end()

    def _paint_wide(self, painter: QPainter) -> None:
        colours, words = colours_of(self.palette()), self._words
        top = (self.height() - scaled(NUMBER_LINE)) // 2 - scaled(BAR // 2) * bool(words.total)
        left = self._paint_number(painter, QRect(scaled(SIDE), top, self.width(), scaled(NUMBER_LINE)))
        left += scaled(MEASURES.gap_groups)
        room = QRect(left, top, self.width() - left, scaled(WORDS_LINE))
        painter.setFont(_strong(MEASURES.body))
        painter.setPen(QColor(colours.text))
        painter.drawText(room, LEFT, words.title)
        painter.setFont(font_of(MEASURES.caption))
        painter.setPen(QColor(colours.quiet))
        painter.drawText(room.translated(0, scaled(WORDS_LINE - 2)), LEFT, words.detail)

    def _paint_compact(self, painter: QPainter) -> None:
        top = scaled(MEASURES.gap_small)
        self._paint_number(painter, QRect(scaled(COMPACT_SIDE), top, self.width(), scaled(NUMBER_LINE)))
        below = QRect(
            scaled(COMPACT_SIDE),
            top + scaled(NUMBER_LINE - 2),
            self.width() - scaled(COMPACT_SIDE),
            scaled(CAPTION_LINE),
        )
        painter.setFont(font_of(MEASURES.caption))
        painter.setPen(QColor(colours_of(self.palette()).quiet))
        painter.drawText(below, LEFT, self._words.title)

    def _paint_number(self, painter: QPainter, line: QRect) -> int:
        """Paint sign, number and of how many; return where they end."""
        colours, words = colours_of(self.palette()), self._words
        left = line.left()
        if words.is_alarm:
            side = scaled(SIGN)
            sign = QRect(left, line.center().y() - side // 2, side, side)
            coloured_icon(WARNING_SIGN, colours.error).paint(painter, sign)
            left += side + scaled(MEASURES.gap)
        painter.setFont(_strong(MEASURES.figure))
        painter.setPen(QColor(colours.error if words.is_alarm else colours.text))
        width = _width(painter.font(), words.number)
        painter.drawText(QRect(left, line.top(), width, line.height()), LEFT, words.number)
        left += width
        if words.of:
            left += scaled(MEASURES.gap_small)
            painter.setFont(font_of(MEASURES.section))
            painter.setPen(QColor(colours.quiet))
            width = _width(painter.font(), words.of)
            painter.drawText(QRect(left, line.top() + scaled(3), width, line.height()), LEFT, words.of)
            left += width
        return left

    def _number_width(self) -> int:
        words = self._words
        sign = scaled(SIGN + MEASURES.gap) if words.is_alarm else 0
        of = scaled(MEASURES.gap_small) + _width(font_of(MEASURES.section), words.of) if words.of else 0
        return sign + _width(_strong(MEASURES.figure), words.number) + of

    def _paint_bar(self, painter: QPainter) -> None:
        colours, words, height = colours_of(self.palette()), self._words, scaled(BAR)
        side = scaled(COMPACT_SIDE if self._is_compact else SIDE)
        bar = QRectF(side, self.height() - height - scaled(MEASURES.gap_small), self.width() - side * 2, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.line))
        painter.drawRoundedRect(bar, height / 2, height / 2)
        if words.done:
            bar.setWidth(max(bar.width() * words.done / words.total, height))
            painter.setBrush(QColor(colours.good if words.done >= words.total else colours.fill))
            painter.drawRoundedRect(bar, height / 2, height / 2)


def _strong(pixels: int) -> QFont:
    return font_of(pixels, strong=True)


def _width(font: QFont, text: str) -> int:
    return QFontMetrics(font).horizontalAdvance(text)
