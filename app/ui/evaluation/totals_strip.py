"""How the evaluator of the open sheet spreads the totals, beside the whole ente: two lines of bars."""

from collections.abc import Sequence
from decimal import Decimal

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.italian import format_decimal
from app.domain.sheets.distribution import FLOORS, DistributionRow, bar_of
from app.domain.structure.hierarchy import Party
from app.ui.evaluation.distribution_panel import in_words
from app.ui.kit.overrides import override
from app.ui.kit.scale import font_of, keep_height, scaled
from app.ui.kit.tokens import MEASURES, Colours, colours_of

HEIGHT = 104
_TITLE, _ROW = 36, 32
_NAME, _COUNT, _MEAN, _BARS = 128, 60, 100, 132
_ENDS = f"sotto {FLOORS[1]}", f"da {FLOORS[-1]} a 100"
ALL_EQUAL = "totali tutti uguali"


class TotalsStrip(QWidget):
    """The sheets of one evaluator and all of them; the bar of the open sheet is dashed."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[DistributionRow] = ()
        self._open_total: Decimal | None = None
        self._names: Sequence[str] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Distribuzione dei totali")
        keep_height(self, HEIGHT)

    def show_rows(self, rows: Sequence[DistributionRow], party: Party, own: str, total: Decimal | None) -> None:
        """Show the rows of the evaluator and of the ente; `own` is what the former is called, `total` the open one."""
        chosen = [row for row in rows if row.party == party]
        self._rows = (*chosen, *rows[:1])
        self._names = (*(own or row.evaluator for row in chosen), *(row.evaluator for row in rows[:1]))
        self._open_total = total
        self.setAccessibleDescription("; ".join(in_words(row) for row in self._rows if row.given))
        self.update()

    @property
    def are_all_equal(self) -> bool:
        """Tell whether the evaluator gave everybody the same total."""
        return any(row.are_all_equal for row in self._rows if row.party is not None)

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(_NAME + _COUNT + _MEAN + _BARS), scaled(HEIGHT))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self.palette())
        painter.fillRect(0, 0, self.width(), 1, QColor(colours.line))
        self._paint_title(painter, colours)
        for number, (row, name) in enumerate(zip(self._rows, self._names, strict=True)):
            self._paint_row(painter, scaled(_TITLE + _ROW * number), row, name, colours)
        painter.end()

    def _paint_title(self, painter: QPainter, colours: Colours) -> None:
        height = scaled(_TITLE)
        painter.setFont(font_of(MEASURES.body, strong=True))
        painter.setPen(QColor(colours.text))
        painter.drawText(QRect(0, 0, self.width(), height), _LEFT, "Distribuzione dei totali")
        painter.setFont(font_of(MEASURES.caption))
        painter.setPen(QColor(colours.warning if self.are_all_equal else colours.quiet))
        bars = self._bars_room(0, height)
        if self.are_all_equal:
            painter.drawText(bars.adjusted(-scaled(_MEAN), 0, 0, 0), _RIGHT, f"{ALL_EQUAL} (art. 18)")
            return
        painter.drawText(bars, _LEFT, _ENDS[0])
        painter.drawText(bars, _RIGHT, _ENDS[1])

    def _paint_row(self, painter: QPainter, top: int, row: DistributionRow, name: str, colours: Colours) -> None:
        painter.setFont(font_of(MEASURES.body))
        painter.setPen(QColor(colours.text))
        left, height = 0, scaled(_ROW)
        name_room = self.width() - scaled(_COUNT + _MEAN + _BARS)
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, name_room - scaled(MEASURES.gap))
        painter.drawText(QRect(left, top, name_room, height), _LEFT, shown)
        left += name_room
        painter.setPen(QColor(colours.quiet))
        painter.drawText(QRect(left, top, scaled(_COUNT), height), _LEFT, f"{row.given} di {row.sheets}")
        left += scaled(_COUNT)
        painter.drawText(QRect(left, top, scaled(_MEAN), height), _LEFT, f"media {format_decimal(row.mean)}")
        self._paint_bars(painter, self._bars_room(top, height).adjusted(0, 4, 0, -4), row, colours)

    def _bars_room(self, top: int, height: int) -> QRect:
        return QRect(self.width() - scaled(_BARS), top, scaled(_BARS), height)

    def _paint_bars(self, painter: QPainter, room: QRect, row: DistributionRow, colours: Colours) -> None:
        open_bar = None if self._open_total is None else bar_of(max(self._open_total, Decimal(0)))
        highest = max((*row.histogram, 1))
        gap = scaled(2)
        width = (room.width() - gap * (len(FLOORS) - 1)) / len(FLOORS)
        for place, count in enumerate(row.histogram):
            left = room.left() + place * (width + gap)
            height = room.height() * count / highest
            painter.fillRect(QRectF(left, room.bottom(), width, 1), QColor(colours.edge))
            painter.fillRect(QRectF(left, room.bottom() - height, width, height), QColor(colours.accent))
            if place == open_bar and row.party is not None:
                one = max(room.height() / highest, scaled(6)) if count == 0 else room.height() / highest
                box = QRectF(left + 0.5, room.bottom() - max(height, one) + 0.5, width - 1, one - 1)
                painter.fillRect(box, QColor(colours.window))
                painter.setPen(QPen(QColor(colours.accent), 1, Qt.PenStyle.DashLine))
                painter.drawRect(box)


_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
