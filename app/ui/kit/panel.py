"""A panel: the ground of what one reads or fills, with a line around it."""

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.kit.overrides import override
from app.ui.kit.tokens import colours_of
from app.ui.style.shapes import paint_panel


class Panel(QWidget):
    """Paints its ground and its edge; whoever makes it lays out what is inside."""

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self.palette())
        paint_panel(painter, self.rect(), colours.base, colours.line)
        painter.end()
