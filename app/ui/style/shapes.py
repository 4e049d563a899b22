"""The few shapes that everything is drawn with: a panel with an edge, a caret, a band."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle

from app.ui.kit.scale import scaled
from app.ui.kit.tokens import MEASURES

Primitive, Control, Complex = QStyle.PrimitiveElement, QStyle.ControlElement, QStyle.ComplexControl
State, Contents, Metric = QStyle.StateFlag, QStyle.ContentsType, QStyle.PixelMetric


def paint_panel(
    painter: QPainter, rect: QRect, ground: str, edge: str, *, width: int = 1, radius: int = MEASURES.radius
) -> None:
    """Fill a rounded rectangle and draw its edge inside it; no `ground` leaves what is under it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = width / 2
    painter.setPen(QPen(QColor(edge), width) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground) if ground else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), scaled(radius), scaled(radius))
    painter.restore()


def paint_band(painter: QPainter, rect: QRect, colour: str) -> None:
    painter.fillRect(rect, QColor(colour))


def paint_caret(painter: QPainter, rect: QRect, direction: Qt.ArrowType, colour: QColor) -> None:
    """Draw a small open arrow in the middle of a rectangle."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, scaled(3) / 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.translate(QRectF(rect).center())
    painter.rotate(
        {Qt.ArrowType.DownArrow: 0, Qt.ArrowType.LeftArrow: 90, Qt.ArrowType.UpArrow: 180}.get(direction, 270)
    )
    wide, tall = scaled(8) / 2, scaled(4) / 2
    painter.drawPolyline(QPolygonF([QPointF(-wide, -tall), QPointF(0, tall), QPointF(wide, -tall)]))
    painter.restore()
