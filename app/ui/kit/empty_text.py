"""The words an empty list shows: why it is empty and what to do next."""

from PySide6.QtCore import QMargins, Qt
from PySide6.QtGui import QPainter, QPalette
from PySide6.QtWidgets import QAbstractItemView

LOADING = "Caricamento…"


def paint_empty_text(view: QAbstractItemView, text: str) -> None:
    """Write `text` in the middle of a view that has no rows."""
    painter = QPainter(view.viewport())
    painter.setPen(view.palette().color(QPalette.ColorRole.PlaceholderText))
    step = view.fontMetrics().height()
    area = view.viewport().rect().marginsRemoved(QMargins(step, step, step, step))
    painter.drawText(area, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, text)
    painter.end()
