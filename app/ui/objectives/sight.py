"""What the user sees of a list: an operation that changes more than that says so before it writes."""

from collections.abc import Callable, Collection, Hashable, Iterable, Sequence

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QAbstractItemView

from app.ui.kit.rows_table import RowsTable
from app.ui.kit.selecting import Flag
from app.ui.kit.tree import Tree
from app.ui.objectives.tree_nodes import Key


class TreeSight:
    """Where the current line of a tree stands, so that another view can show the same one at the same height."""

    def __init__(self, tree: Tree, keys: Callable[[], Iterable[Key]]) -> None:
        self._tree, self._keys = tree, keys

    def top_of_current(self) -> int:
        """Return how far the current line is from the top of the view."""
        return self._tree.view.visualRect(self._tree.view.currentIndex()).top()

    def keep_current_at(self, top: int) -> None:
        """Scroll so that the current line stands so far from the top."""
        bar = self._tree.view.verticalScrollBar()
        bar.setValue(bar.value() + self.top_of_current() - top)

    def select_objectives(self, identities: Sequence[int], group: str) -> None:
        """Select the lines of objectives, each once and in a branch where it can be; the first becomes current."""
        wanted = set(identities)
        found = sorted((key for key in self._keys() if key[1] in wanted), key=lambda key: key[0] == group)
        lines = {key[1]: key for key in found}
        if not identities or identities[0] not in lines:
            return
        self._tree.select(lines[identities[0]])
        selection = self._tree.view.selectionModel()
        for identity in identities[1:]:
            if identity in lines:
                selection.select(self._tree.model.index_of(lines[identity]), Flag.Select | Flag.Rows)

    def setFocus(self) -> None:
        self._tree.view.setFocus()


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
