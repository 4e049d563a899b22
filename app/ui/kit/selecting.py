"""What is current is also selected: the page at the side shows it, and the list must say so."""

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, QModelIndex
from PySide6.QtWidgets import QAbstractItemView

Flag = QItemSelectionModel.SelectionFlag


def select_current(view: QAbstractItemView) -> None:
    """Select the current line if nothing is: Qt makes the first one current when a view takes the keyboard."""
    selection, index = view.selectionModel(), view.currentIndex()
    if index.isValid() and not selection.hasSelection():
        selection.select(index, Flag.Select | Flag.Rows)


def ranges_in(selection: QItemSelection) -> list[QItemSelectionRange]:
    """Return what is selected as ranges: an index for each cell is too slow where thousands are selected."""
    return [selection.at(place) for place in range(selection.count())]


def make_current(view: QAbstractItemView, index: QModelIndex) -> None:
    """Make a line current and the only one selected, whatever keys are down.

    Qt asks the keyboard: a page opened with Ctrl+3 would add its first line to those selected before.
    """
    is_by_row = view.selectionBehavior() is QAbstractItemView.SelectionBehavior.SelectRows
    rows = Flag.Rows if is_by_row else Flag.NoUpdate
    view.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect | rows)
