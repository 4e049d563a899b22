"""The toolbar: the year, undo and redo, and the search at the far end."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSizePolicy, QToolBar, QWidget


def make_toolbar(parent: QWidget, year: QWidget, actions: list[QAction], search: QWidget) -> QToolBar:
    """Put the pieces in a row, the search to the right."""
    bar = QToolBar("Strumenti", parent)
    bar.setObjectName("toolbar")
    bar.setAccessibleName("Barra degli strumenti")
    bar.setMovable(False)
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    bar.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    bar.addWidget(year)
    bar.addSeparator()
    bar.addActions(actions)
    space = QWidget()
    space.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    bar.addWidget(space)
    bar.addWidget(search)
    return bar
