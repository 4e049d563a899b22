"""How the tree of objectives uses its width: names of units across it all, columns only for what there is."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHeaderView

from app.ui.kit.tree import Tree
from app.ui.objectives.tree_nodes import HEADINGS

OWNER, PEOPLE, STATE = HEADINGS.index("Responsabile"), HEADINGS.index("Pers."), HEADINGS.index("Stato")
ROOM = {OWNER: 88, PEOPLE: 72, STATE: 64}
"""How many characters wide the tree must be to show a column: in a narrow one the titles come first."""


def tidy_columns(tree: Tree) -> None:
    """Hide the columns that nobody fills or that do not fit, and let the lines of the units run across."""
    used = {0, STATE} | _fill_lines(tree)
    view = tree.view
    width = view.width() // view.fontMetrics().averageCharWidth()
    for place in range(len(HEADINGS)):
        view.setColumnHidden(place, place not in used or width < ROOM.get(place, 0))
    view.header().setSectionResizeMode(OWNER, QHeaderView.ResizeMode.Interactive)
    view.setColumnWidth(OWNER, view.fontMetrics().averageCharWidth() * 14)


def _fill_lines(tree: Tree) -> set[int]:
    """Let the lines with nothing in their columns run across; return the columns that have something."""
    used: set[int] = set()
    for index in _walk(tree, QModelIndex()):
        filled = {place for place in range(1, len(HEADINGS)) if index.siblingAtColumn(place).data()}
        tree.view.setFirstColumnSpanned(index.row(), index.parent(), not filled)
        used |= filled
    return used


def _walk(tree: Tree, parent: QModelIndex) -> Iterator[QModelIndex]:
    for row in range(tree.model.rowCount(parent)):
        index = tree.model.index(row, 0, parent)
        yield index
        yield from _walk(tree, index)
