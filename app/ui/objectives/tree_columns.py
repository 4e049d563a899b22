"""How the tree of objectives uses its width: titles first, then the columns that fit, the weightiest before."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QHeaderView

from app.ui.kit.tree import Tree, TreeView
from app.ui.objectives.tree_nodes import HEADINGS

OWNER = HEADINGS.index("Responsabile")
BY_WEIGHT = tuple(HEADINGS.index(heading) for heading in ("Peso", "Avanz.", "Pers.", "Stato", "Responsabile"))
TITLE = 52
"""How many characters are kept for the titles, indentation and icon included, before any column is shown."""
NAME = 18
"""How many characters a name takes at most: the whole of it is in the tooltip."""


def tidy_columns(tree: Tree) -> None:
    """Show the columns that somebody fills and that fit, and let the lines of the units run across."""
    used = _fill_lines(tree)
    view = tree.view
    room = view.viewport().width() - view.fontMetrics().averageCharWidth() * TITLE
    for place in BY_WEIGHT:
        width = _width(view, place)
        is_shown = place in used and width <= room
        view.setColumnHidden(place, not is_shown)
        room -= width if is_shown else 0
    view.header().setSectionResizeMode(OWNER, QHeaderView.ResizeMode.Interactive)
    view.setColumnWidth(OWNER, _width(view, OWNER))


def _width(view: TreeView, place: int) -> int:
    """Return what a column needs for its heading and for what is in sight."""
    heading = view.header().sectionSizeFromContents(place).width()
    content = view.sizeHintForColumn(place)
    if place == OWNER:
        content = min(content, view.fontMetrics().averageCharWidth() * NAME)
    return max(heading, content)


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
