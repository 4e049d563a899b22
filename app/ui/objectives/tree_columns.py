"""How the tree of objectives uses its width: names of units across it all, columns only for what there is."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHeaderView

from app.ui.kit.tree import Tree

OWNER = 2


def tidy_columns(tree: Tree) -> None:
    """Hide the columns that nobody fills yet, and let the lines of the units run across."""
    view, model = tree.view, tree.model
    used: set[int] = {0, model.columnCount() - 1}
    for index in _walk(tree, QModelIndex()):
        filled = {place for place in range(1, model.columnCount()) if index.siblingAtColumn(place).data()}
        view.setFirstColumnSpanned(index.row(), index.parent(), not filled)
        used |= filled
    for place in range(model.columnCount()):
        view.setColumnHidden(place, place not in used)
    view.header().setSectionResizeMode(OWNER, QHeaderView.ResizeMode.Interactive)
    view.setColumnWidth(OWNER, view.fontMetrics().averageCharWidth() * 14)


def _walk(tree: Tree, parent: QModelIndex) -> Iterator[QModelIndex]:
    for row in range(tree.model.rowCount(parent)):
        index = tree.model.index(row, 0, parent)
        yield index
        yield from _walk(tree, index)
