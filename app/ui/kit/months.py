"""The months of a line of time and the bars on them: where days are, how names, lines and bars are drawn."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import Enum

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPen

from app.domain.italian import MONTHS
from app.ui.kit.scale import font_of, scaled
from app.ui.kit.tokens import MEASURES, Colours
from app.ui.style.shapes import paint_band

SIDE, HATCH, THIN = 6, 8, 1
MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class BarShape(Enum):
    """How a bar is drawn, so that its state is told without its colour; the word is for a screen reader."""

    DONE = "fatto"
    LATE = "in ritardo"
    RUNNING = "in corso"
    NEXT = "da fare"


@dataclass(frozen=True, slots=True)
class Months:
    """Whole months laid side by side from `left`, each `width` pixels wide, whatever its days."""

    first: date
    count: int
    left: float
    width: float

    @property
    def right(self) -> float:
        return self.left + self.count * self.width

    def date_of(self, number: int) -> date:
        """Return the first day of a month, counting from zero."""
        years, month = divmod(self.first.month - 1 + number, 12)
        return date(self.first.year + years, month + 1, 1)

    def x_of(self, day: date) -> float:
        """Return where a day begins; one outside is at the nearest end."""
        number = (day.year - self.first.year) * 12 + day.month - self.first.month
        share = (day.day - 1) / monthrange(day.year, day.month)[1]
        return min(max(self.left + (number + share) * self.width, self.left), self.right)

    def end_of(self, day: date) -> float:
        """Return where a day ends."""
        share = 1 / monthrange(day.year, day.month)[1]
        return min(self.x_of(day) + share * self.width, self.right)

    def __contains__(self, day: date) -> bool:
        return self.first <= day < self.date_of(self.count)


def paint_month_names(painter: QPainter, months: Months, top: int, height: int, colours: Colours) -> None:
    """Write the months, with the year before the first one and before each January."""
    strong, normal = font_of(MEASURES.caption, strong=True), font_of(MEASURES.caption)
    for number in range(months.count):
        day, left = months.date_of(number), months.left + number * months.width + scaled(SIDE)
        room = QRectF(left, top, months.width - scaled(SIDE), height)
        if number == 0 or day.month == 1:
            width = QFontMetrics(strong).horizontalAdvance(f"{day.year} ")
            painter.setFont(strong)
            painter.setPen(QColor(colours.text))
            painter.drawText(room.adjusted(0, 0, width, 0), MIDDLE, str(day.year))
            room.adjust(width, 0, 0, 0)
        name = MONTHS[day.month - 1][:3]
        if QFontMetrics(normal).horizontalAdvance(name) <= room.width():
            painter.setFont(normal)
            painter.setPen(QColor(colours.quiet))
            painter.drawText(room, MIDDLE, name)


def year_extents(months: Months) -> list[tuple[float, float]]:
    """Return from where to where each number of a year is written."""
    metrics = QFontMetrics(font_of(MEASURES.caption, strong=True))
    shown = [number for number in range(months.count) if number == 0 or months.date_of(number).month == 1]
    starts = [(months.left + number * months.width + scaled(SIDE), months.date_of(number).year) for number in shown]
    return [(start, start + metrics.horizontalAdvance(str(year))) for start, year in starts]


def paint_month_lines(painter: QPainter, months: Months, top: int, height: int, colours: Colours) -> None:
    """Draw a line where each month but the first begins."""
    for number in range(1, months.count):
        left = round(months.left + number * months.width)
        paint_band(painter, QRect(left, top, scaled(THIN), height), colours.line)


def paint_bar(painter: QPainter, rect: QRectF, shape: BarShape, share: float, colours: Colours) -> None:
    """Draw a bar: full, full with a hatch, an outline filled to its share, an outline."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    inner = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    path.addRoundedRect(inner, 2, 2)
    ink = bar_ink(shape, colours)
    painter.fillPath(path, QColor(colours.base if shape in {BarShape.NEXT, BarShape.RUNNING} else ink))
    painter.setClipPath(path)
    if shape is BarShape.LATE:
        paint_hatch(painter, inner, QColor(colours.base), strength=2)
    if shape is BarShape.RUNNING:
        paint_band(painter, QRectF(inner.left(), inner.top(), inner.width() * share, inner.height()), ink)
    painter.setClipping(False)
    painter.setPen(QPen(QColor(ink), scaled(THIN)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
    painter.restore()


def paint_hatch(painter: QPainter, rect: QRectF, colour: QColor, *, strength: int = THIN) -> None:
    """Draw slanting lines over a place; who calls clips them to the shape."""
    painter.setPen(QPen(colour, scaled(strength)))
    left = rect.left() - rect.height()
    while left < rect.right():
        painter.drawLine(QPointF(left, rect.bottom()), QPointF(left + rect.height(), rect.top()))
        left += scaled(HATCH)


def bar_ink(shape: BarShape, colours: Colours) -> str:
    return {
        BarShape.DONE: colours.good,
        BarShape.LATE: colours.error,
        BarShape.RUNNING: colours.fill,
        BarShape.NEXT: colours.edge,
    }[shape]
