"""A thin bar that shows how much of a whole is done; the words stand beside it."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QProgressBar, QSizePolicy

from app.ui.kit.overrides import override
from app.ui.kit.tokens import colours_of


class ThinBar(QProgressBar):
    """A share of a whole as a filled line."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setTextVisible(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_share(self, done: int, total: int) -> None:
        self.setRange(0, max(total, 1))
        self.setValue(done)
        self.setAccessibleDescription(f"{done} di {total}")

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.averageCharWidth() * 12, metrics.height())

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        colours = colours_of(self.palette())
        thick = self.height() / 3
        whole = QRectF(0, (self.height() - thick) / 2, self.width(), thick)
        painter.setBrush(QColor(colours.line))
        painter.drawRoundedRect(whole, thick / 2, thick / 2)
        if self.value():
            whole.setWidth(max(thick, whole.width() * self.value() / self.maximum()))
            painter.setBrush(QColor(colours.accent))
            painter.drawRoundedRect(whole, thick / 2, thick / 2)
