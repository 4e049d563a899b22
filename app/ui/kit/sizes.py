"""Sizes of windows: told in letters and lines, kept within the screen."""

from PySide6.QtWidgets import QWidget


def resize_in_letters(window: QWidget, letters: int, lines: int) -> None:
    """Give a window room for so many letters across and lines down, but never more than nine tenths of the screen."""
    metrics, room = window.fontMetrics(), window.screen().availableGeometry()
    width, height = metrics.averageCharWidth() * letters, metrics.height() * lines
    window.resize(min(width, room.width() * 9 // 10), min(height, room.height() * 9 // 10))
