"""Sizes and places of windows: told in letters and lines, kept within the screen."""

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QStyle, QWidget


def resize_in_letters(window: QWidget, letters: int, lines: int) -> None:
    """Give a window room for so many letters across and lines down, but never more than nine tenths of the screen."""
    metrics, room = window.fontMetrics(), window.screen().availableGeometry()
    width, height = metrics.averageCharWidth() * letters, metrics.height() * lines
    window.resize(min(width, room.width() * 9 // 10), min(height, room.height() * 9 // 10))


def centre_over_parent(window: QWidget) -> None:
    """Place a window in the middle of the one it belongs to, or of the screen, wholly within the screen.

    Qt places a dialog by the size that it has when it is shown, before it takes that of its content.
    """
    parent = window.parentWidget()
    around = parent.window().frameGeometry() if parent else window.screen().availableGeometry()
    frame = QRect(QPoint(), _framed(window))
    frame.moveCenter(around.center())
    _move_within_screen(window, frame)


def keep_within_screen(window: QWidget) -> None:
    """Bring back a window that has grown over an edge of the screen."""
    _move_within_screen(window, QRect(window.frameGeometry().topLeft(), _framed(window)))


def _framed(window: QWidget) -> QSize:
    """Return the size with the title bar, which is not there before the window is shown."""
    title = window.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight, None, window)
    return window.frameGeometry().size().expandedTo(window.size() + QSize(0, title))


def _move_within_screen(window: QWidget, frame: QRect) -> None:
    room = window.screen().availableGeometry()
    left = max(room.left(), min(frame.left(), room.right() + 1 - frame.width()))
    top = max(room.top(), min(frame.top(), room.bottom() + 1 - frame.height()))
    window.move(left, top)
