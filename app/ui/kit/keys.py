"""Keys that mean the same wherever they are pressed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

ENTER = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


def is_typing(event: QKeyEvent) -> bool:
    """Tell whether a key writes something, rather than go somewhere or give an order."""
    orders = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    return event.text().isprintable() and bool(event.text()) and not event.modifiers() & orders


def is_figure(event: QKeyEvent) -> bool:
    """Tell whether a key writes one of the ten figures."""
    return is_typing(event) and event.text() in "0123456789"
