"""Under the months of the phases: which of them a click puts, and how the two are told apart."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from app.ui.kit.labels import hint_label
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_spacing, scaled, zoom
from app.ui.kit.segment_switch import SegmentSwitch
from app.ui.kit.tokens import MEASURES, colours_of
from app.ui.objectives.month_grid import draw_month

PLANNED_MONTHS, ACTUAL_MONTHS = range(2)
WIDE, HIGH = 28, 20


class MonthSample(QWidget):
    """A month as the grid draws it."""

    def __init__(self, *, is_actual: bool) -> None:
        super().__init__()
        self._is_actual = is_actual
        self.setAccessibleName("Mese effettivo" if is_actual else "Mese previsto")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        zoom().changed.connect(self.updateGeometry)

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(WIDE), scaled(HIGH))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self.palette())
        draw_month(painter, self.rect(), colours, planned=not self._is_actual, actual=self._is_actual)
        painter.end()


class MonthsBar(QWidget):
    """`chosen(int)`: a click on the grid puts planned months, or those in which a phase was worked on."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.switch = SegmentSwitch(("Previsti", "Effettivi"), title="Mesi che si segnano")
        self.switch.chosen.connect(self.chosen)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        keep_spacing(line, MEASURES.gap)
        line.addWidget(self.switch)
        for is_actual, words in ((False, "previsto"), (True, "effettivo (tasto E)")):
            line.addWidget(MonthSample(is_actual=is_actual))
            line.addWidget(hint_label(words))
        line.addStretch(1)
