"""Pages taller than the window, and the air around a page."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget


def scrolling(widget: QWidget) -> QScrollArea:
    """Put a page in an area that scrolls only downwards, and only when it must."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(widget)
    return area


def padded(widget: QWidget) -> QWidget:
    """Keep a list off the edges of the page that holds it."""
    box = QWidget()
    box.setAutoFillBackground(True)
    layout = QVBoxLayout(box)
    side = box.fontMetrics().height() // 2
    layout.setContentsMargins(side, side, side, side)
    layout.addWidget(widget)
    return box
