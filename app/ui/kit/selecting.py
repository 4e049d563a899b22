"""What is current is also selected: the page at the side shows it, and the list must say so."""

from PySide6.QtCore import QItemSelectionModel
from PySide6.QtWidgets import QAbstractItemView

Flag = QItemSelectionModel.SelectionFlag


def select_current(view: QAbstractItemView) -> None:
    """Select the current line if nothing is: Qt makes the first one current when a view takes the keyboard."""
    selection, index = view.selectionModel(), view.currentIndex()
    if index.isValid() and not selection.hasSelection():
        selection.select(index, Flag.Select | Flag.Rows)
