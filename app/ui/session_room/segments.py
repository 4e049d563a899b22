"""How far the sitting has gone: a segment for each person."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.sheets.sitting import SittingMark, SittingWalk
from app.ui.kit.overrides import override
from app.ui.kit.scale import scaled
from app.ui.kit.tokens import Colours, colours_of
from app.ui.session_room.sizes import RoomSizes

WIDTH, GAP, LEAST = 12, 3, 3
"""Of a segment, between two of them, and the least of one where there are very many."""


class SegmentBar(QWidget):
    """Done solid, skipped framed with a dash, to do empty; the current one taller and in the accent."""

    def __init__(self, sizes: RoomSizes) -> None:
        super().__init__()
        self._sizes = sizes
        self._marks: Sequence[SittingMark] = ()
        self._current = -1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.setAccessibleName("Avanzamento della seduta")

    def show_walk(self, walk: SittingWalk) -> None:
        self._marks, self._current = walk.marks, walk.place - 1
        self.setAccessibleDescription(counted(walk.marks))
        self.updateGeometry()
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(WIDTH + GAP) * len(self._marks), scaled(self._sizes.current_segment))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(80), scaled(self._sizes.current_segment))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self.palette())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = min(float(scaled(WIDTH + GAP)), self.width() / max(len(self._marks), 1))
        gap = scaled(GAP) if step >= scaled(LEAST + GAP) else 0
        for place, mark in enumerate(self._marks):
            is_current = place == self._current
            height = scaled(self._sizes.current_segment if is_current else self._sizes.segment)
            box = QRectF(place * step, (self.height() - height) / 2, max(step - gap, 1.0), height)
            _paint_segment(painter, box, mark, colours, is_current=is_current)
        painter.end()


def _paint_segment(painter: QPainter, box: QRectF, mark: SittingMark, colours: Colours, *, is_current: bool) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    radius = scaled(2)
    if is_current or mark is SittingMark.DONE:
        painter.setBrush(QColor(colours.accent if is_current else colours.good))
        painter.drawRoundedRect(box, radius, radius)
        return
    is_skipped = mark is SittingMark.SKIPPED
    ink = colours.warning if is_skipped else colours.edge
    painter.setBrush(QColor(colours.warning_soft if is_skipped else colours.base))
    painter.setPen(QPen(QColor(ink), scaled(2) if is_skipped else 1))
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), radius, radius)
    if is_skipped and box.width() >= scaled(WIDTH) / 2:
        dash = QRectF(box.left() + box.width() / 4, box.center().y() - 1, box.width() / 2, 2)
        painter.fillRect(dash, QColor(ink))


def counted(marks: Sequence[SittingMark]) -> str:
    """Count who is done, skipped and left: `11 fatte, 2 saltate, 12 da fare`."""
    counts = Counter(marks)
    return ", ".join(_words(mark, counts[mark]) for mark in SittingMark if counts[mark])


def _words(mark: SittingMark, count: int) -> str:
    if mark is SittingMark.TO_DO:
        return f"{count} {mark.italian}"
    return f"{count} {mark.italian if count == 1 else mark.italian[:-1] + 'e'}"
