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
    widget.resize(widget.size())  # it takes the width of the area: else Qt would ask all that is in it how large it is
    area.setWidget(widget)
    return area


def bring_into_sight(widget: QWidget) -> None:
    """Scroll the area in which a widget stands until it is seen whole; nothing, outside of one."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    if isinstance(parent, QScrollArea):
        parent.ensureWidgetVisible(widget)
