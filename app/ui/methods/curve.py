"""The bands drawn: for each total, which share of the award."""

from decimal import Decimal
from fractions import Fraction

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.exact import round_half_up
from app.domain.italian import format_decimal
from app.domain.method.template import Bands
from app.domain.method.vocabulary import BandKind
from app.domain.scoring.bands import worth_of
from app.ui.kit.overrides import override
from app.ui.kit.tokens import colours_of

FINENESS = 4
"""Points of the curve for each point of the total."""

MARKS = (0, 20, 40, 60, 80, 100)


def curve_points(bands: Bands) -> list[tuple[Fraction, Fraction]]:
    """Return total and share, from 0 to 100, fine enough to be drawn."""
    if bands.kind is BandKind.RANKING:
        return []
    totals = [Fraction(step, FINENESS) for step in range(100 * FINENESS + 1)]
    return [(total, worth_of(bands, total).share) for total in totals]


def curve_words(bands: Bands) -> str:
    """Say the curve for who does not see it."""
    if bands.kind is BandKind.RANKING:
        return "La quota dipende dal posto in graduatoria, non dal totale."
    told = [f"totale {mark}: {format_decimal(_share(bands, mark), None)} %" for mark in MARKS]
    return "; ".join(told)


class BandCurve(QWidget):
    """A small drawing with the total below and the share of the award at the left."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Curva delle fasce")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._points: list[tuple[Fraction, Fraction]] = []

    def show_bands(self, bands: Bands) -> None:
        self._points = curve_points(bands)
        self.setAccessibleDescription(curve_words(bands))
        self.setToolTip(curve_words(bands))
        self.setVisible(bool(self._points))
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 50, self.fontMetrics().height() * 11)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * 30, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        frame = self._frame()
        self._draw_grid(painter, frame)
        painter.setPen(QPen(QColor(colours_of(self.palette()).accent), max(2.0, self.fontMetrics().height() / 8)))
        for one, other in zip(self._points, self._points[1:], strict=False):
            self._draw_step(painter, _place(frame, *one), _place(frame, *other))

    def _frame(self) -> QRectF:
        """Return where the curve is drawn, without the room for the words around it."""
        metrics = self.fontMetrics()
        left, below = metrics.horizontalAdvance("100 % "), metrics.height() * 2.2
        width = min(self.width() - left - metrics.averageCharWidth() * 4, metrics.averageCharWidth() * 70.0)
        return QRectF(left, metrics.height() * 0.7, width, self.height() - below - metrics.height() * 0.7)

    def _draw_grid(self, painter: QPainter, frame: QRectF) -> None:
        metrics = self.fontMetrics()
        line, words = QPen(QColor(colours_of(self.palette()).line)), QPen(self.palette().windowText().color())
        for mark in MARKS:
            below = _place(frame, Fraction(mark), Fraction(0))
            beside = _place(frame, Fraction(0), Fraction(mark))
            painter.setPen(line)
            painter.drawLine(below, QPointF(below.x(), frame.top()))
            painter.drawLine(beside, QPointF(frame.right(), beside.y()))
            painter.setPen(words)
            painter.drawText(
                _around(below.x(), frame.bottom() + metrics.height() * 0.6, metrics.height()), CENTRE, str(mark)
            )
            share = QRectF(
                0, beside.y() - metrics.height() / 2, frame.left() - metrics.averageCharWidth(), metrics.height()
            )
            painter.drawText(share, RIGHT, f"{mark} %")
        title = QRectF(frame.left(), frame.bottom() + metrics.height() * 1.1, frame.width(), metrics.height())
        painter.drawText(title, CENTRE, "totale della scheda")

    @staticmethod
    def _draw_step(painter: QPainter, one: QPointF, other: QPointF) -> None:
        """Draw a jump as the corner it is, not as a steep slope."""
        if abs(one.y() - other.y()) > abs(one.x() - other.x()) * 8:
            corner = QPointF(other.x(), one.y())
            painter.drawLine(one, corner)
            one = corner
        painter.drawLine(one, other)


CENTRE = Qt.AlignmentFlag.AlignCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


def _share(bands: Bands, total: int) -> Decimal:
    share = worth_of(bands, Fraction(total)).share
    return round_half_up(share)


def _place(frame: QRectF, total: Fraction, share: Fraction) -> QPointF:
    return QPointF(
        frame.left() + frame.width() * float(total) / 100, frame.bottom() - frame.height() * float(share) / 100
    )


def _around(x: float, y: float, height: int) -> QRectF:
    return QRectF(x - height * 2, y - height / 2, height * 4, height)
