"""Room for what may be taller than the window."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QWidget


def in_scroll_area(widget: QWidget) -> QScrollArea:
    """Put a form or a page of details in an area that scrolls, without a frame."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setAccessibleName(widget.accessibleName())
    area.setWidget(widget)
    return area
