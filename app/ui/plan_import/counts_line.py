"""How many things of each kind there are: the figures strong, the words quiet; what has no room is left to the tip."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.kit.overrides import override
from app.ui.kit.scale import font_of, scaled, zoom
from app.ui.kit.tokens import MEASURES, colours_of

BETWEEN = 16
Count = tuple[str, str]


class CountsLine(QWidget):
    """A line of counts; the first ones have their room before the others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: Sequence[Count] = ()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        zoom().changed.connect(self.updateGeometry)

    def show_counts(self, counts: Sequence[Count]) -> None:
        self._counts = counts
        self.setAccessibleName(self.words)
        self._tell_whole()
        self.updateGeometry()
        self.update()

    @property
    def words(self) -> str:
        return ", ".join(f"{figure} {word}" for figure, word in self._counts)

    @property
    def fitting(self) -> Sequence[Count]:
        """The counts for which there is room."""
        count = len(self._counts)
        while count and self._width(self._counts[:count]) > self.width():
            count -= 1
        return self._counts[:count]

    @override
    def sizeHint(self) -> QSize:
        return QSize(self._width(self._counts), QFontMetrics(font_of(MEASURES.body)).height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, QFontMetrics(font_of(MEASURES.body)).height())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_whole()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours, left = QPainter(self), colours_of(self.palette()), 0
        for figure, word in self.fitting:
            left = self._write(painter, left, figure, _strong(), colours.text) + scaled(MEASURES.gap_small)
            left = self._write(painter, left, word, font_of(MEASURES.body), colours.text) + scaled(BETWEEN)
        painter.end()

    def _write(self, painter: QPainter, left: int, text: str, font: QFont, ink: str) -> int:
        width = QFontMetrics(font).horizontalAdvance(text)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        painter.drawText(QRect(left, 0, width + 1, self.height()), Qt.AlignmentFlag.AlignVCenter, text)
        return left + width

    def _width(self, counts: Sequence[Count]) -> int:
        strong, plain = QFontMetrics(_strong()), QFontMetrics(font_of(MEASURES.body))
        words = [strong.horizontalAdvance(figure) + plain.horizontalAdvance(word) for figure, word in counts]
        return sum(words) + scaled(MEASURES.gap_small) * len(counts) + scaled(BETWEEN) * max(len(counts) - 1, 0) + 1

    def _tell_whole(self) -> None:
        self.setToolTip("" if len(self.fitting) == len(self._counts) else self.words)


def _strong() -> QFont:
    return font_of(MEASURES.body, strong=True)
