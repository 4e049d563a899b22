"""The bands of a method as a bar, with their thresholds and a pointer at the total."""

from decimal import Decimal
from itertools import pairwise

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from app.domain.italian import format_decimal
from app.domain.method.template import Bands
from app.ui.kit.overrides import override
from app.ui.kit.scale import font_of, keep_size, scaled
from app.ui.kit.tokens import MEASURES, colours_of

WIDTH, HEIGHT, THICK = 248, 40, 8
_TOP, _GAP, _POINTER = 14, 2, 10
END = Decimal(100)


def thresholds(bands: Bands) -> list[Decimal]:
    """Return where the bands begin, those that begin with the bar apart."""
    floors = {band.floor for band in bands.steps} or {bands.threshold}
    return sorted(floor for floor in floors if 0 < floor < END)


def beginning(bands: Bands) -> Decimal:
    """Return where the bar begins: ten points before the first threshold, so that it has a band before it."""
    first = next(iter(thresholds(bands)), Decimal(0))
    return max(first // 10 * 10 - 10, Decimal(0))


class BandBar(QWidget):
    """Shows in which band a total falls."""

    def __init__(self) -> None:
        super().__init__()
        self._bands = Bands()
        self._total: Decimal | None = None
        self.setAccessibleName("Fasce")
        keep_size(self, WIDTH, HEIGHT)

    def show_total(self, bands: Bands, total: Decimal | None) -> None:
        self._bands, self._total = bands, total
        marks = ", ".join(format_decimal(mark, None) for mark in thresholds(bands))
        where = "" if total is None else f"totale {format_decimal(total)}; "
        self.setAccessibleDescription(f"{where}soglie {marks}" if marks else where.rstrip("; "))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(WIDTH), scaled(HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self.palette())
        marks = thresholds(self._bands)
        ends = [beginning(self._bands), *marks, END]
        for start, end in pairwise(ends):
            is_reached = self._total is not None and start <= self._total < end
            is_last = self._total is not None and end == END and self._total >= END
            left, right = self._at(start), self._at(end)
            part = QRectF(left, scaled(_TOP), right - left - (_GAP if end != END else 0), scaled(THICK))
            painter.fillRect(part, QColor(colours.fill if is_reached or is_last else colours.line))
        painter.setFont(font_of(MEASURES.caption))
        painter.setPen(QColor(colours.quiet))
        for mark in marks:
            room = QRect(round(self._at(mark)) - scaled(20), scaled(_TOP + THICK), scaled(40), scaled(16))
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, format_decimal(mark, None))
        self._paint_pointer(painter, QColor(colours.text))
        painter.end()

    def _paint_pointer(self, painter: QPainter, colour: QColor) -> None:
        if self._total is None:
            return
        middle, half, bottom = self._at(self._total), scaled(_POINTER) / 2, scaled(_TOP) - 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        top = bottom - scaled(7)
        corners = [QPointF(middle - half, top), QPointF(middle + half, top), QPointF(middle, bottom)]
        painter.drawPolygon(QPolygonF(corners))

    def _at(self, value: Decimal) -> float:
        """Return where a value stands; outside the bar it stands at its end."""
        start = beginning(self._bands)
        part = (min(max(value, start), END) - start) / (END - start)
        side = scaled(_POINTER) / 2
        return side + float(part) * (self.width() - 2 * side)
