"""The few shapes that everything is drawn with: a panel with an edge, a caret, a band, a bar of progress."""

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyle, QStyleOption, QStyleOptionProgressBar, QWidget

from app.ui.kit.scale import scaled
from app.ui.kit.tokens import MEASURES, colours_of

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


def paint_band(painter: QPainter, rect: QRect | QRectF, colour: str) -> None:
    """Fill a rectangle.

    Not with `fillRect`, at whose first call PySide makes the 173 names of the gradients: 2 ms of a start.
    """
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    painter.drawRect(rect)
    painter.restore()


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


def paint_menu_edge(painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> None:
    """Draw the line around a menu or another thing that drops down."""
    painter.fillRect(option.rect, option.palette.base())
    paint_panel(painter, option.rect, "", colours_of(option.palette).edge, radius=0)


def paint_groove(painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> None:
    """Draw the ground of a bar of progress."""
    paint_panel(painter, option.rect, colours_of(option.palette).sunken, colours_of(option.palette).edge)


def paint_progress(painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> None:
    """Fill a bar of progress as far as it is; one that does not know how far is filled lightly."""
    if not isinstance(option, QStyleOptionProgressBar):
        return
    colours, rect, span = colours_of(option.palette), option.rect, option.maximum - option.minimum
    if span <= 0:
        paint_panel(painter, rect, colours.selected, colours.edge)
        return
    done = rect.width() * (option.progress - option.minimum) // span
    if done > 0:
        paint_panel(painter, QRect(rect.left(), rect.top(), done, rect.height()), colours.fill, "")


def paint_progress_words(painter: QPainter, option: QStyleOption, _widget: QWidget | None) -> None:
    """Write how far a bar of progress is, on a ground of its own that no filling changes."""
    if not isinstance(option, QStyleOptionProgressBar) or not option.text:
        return
    wide = option.fontMetrics.horizontalAdvance(option.text) + scaled(2 * MEASURES.gap)
    plate = QRect(0, 0, wide, option.rect.height() - scaled(MEASURES.gap_small))
    plate.moveCenter(option.rect.center())
    paint_panel(painter, plate, colours_of(option.palette).base, "")
    painter.setPen(option.palette.text().color())
    painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, option.text)
