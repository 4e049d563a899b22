"""What the user sees of a list: an operation that changes more than that says so before it writes."""

from collections.abc import Collection, Hashable

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QAbstractItemView

from app.ui.kit.rows_table import RowsTable
from app.ui.kit.tree import Tree


def rows_in_sight(table: RowsTable) -> set[Hashable]:
    """Return the keys of the rows that stand, whole or in part, in the window of a table."""
    model = table.model
    places = enumerate(table.rows())
    return {model.key(row) for place, row in places if _is_seen(table.view, model.index(place, 0))}


def nodes_in_sight(tree: Tree, keys: Collection[Hashable]) -> set[Hashable]:
    """Return which nodes of a tree, of those with these keys, stand in its window and in an open branch."""
    return {key for key in keys if _is_seen(tree.view, tree.model.index_of(key))}


def _is_seen(view: QAbstractItemView, index: QModelIndex) -> bool:
    rect = view.visualRect(index)
    return index.isValid() and rect.isValid() and rect.intersects(view.viewport().rect())
