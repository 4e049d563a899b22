"""What is selected in the tree, told to the page as objectives and kept when fresh ones come."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from PySide6.QtCore import QItemSelectionModel, QObject

from app.domain.objectives.objective import ObjectiveRow
from app.domain.objectives.tree import ObjectiveGroup
from app.ui.kit.tree import Tree
from app.ui.objectives.chosen import ChosenObjectives
from app.ui.objectives.tree_nodes import Key, group_key

Flag = QItemSelectionModel.SelectionFlag


class TreeSelection(QObject):
    """Gives what is selected in a tree to `chosen`: a branch that is selected alone is no objective."""

    def __init__(self, tree: Tree, chosen: ChosenObjectives) -> None:
        super().__init__(tree)
        self._tree, self._chosen = tree, chosen
        self._rows: Mapping[Key, ObjectiveRow] = {}
        self._groups: Mapping[str, ObjectiveGroup] = {}
        self._is_filling = False
        self.is_heard = True
        tree.view.selectionModel().selectionChanged.connect(self.tell)

    def tell(self) -> None:
        """Say what is selected now, unless another view is in front."""
        if self._is_filling or not self.is_heard:
            return
        rows = [self._rows[key] for key in self._keys() if key in self._rows]
        branch = group_key(self._tree.current())
        self._chosen.take(rows, self._groups.get(branch or ""))

    @contextmanager
    def kept(self, rows: Mapping[Key, ObjectiveRow], groups: Mapping[str, ObjectiveGroup]) -> Iterator[None]:
        """Keep the selection while the tree takes these rows, and tell it once at the end."""
        before = self._keys()
        self._rows, self._groups = rows, groups
        self._is_filling = True
        try:
            yield
        finally:
            self._is_filling = False
        if len(before) > 1:
            self._select_again(before)
        self.tell()

    def _keys(self) -> list[Key]:
        """Return the keys of the objectives selected, from the top of the tree down."""
        view, model = self._tree.view, self._tree.model
        nodes = (model.node_at(index) for index in view.selectionModel().selectedRows())
        chosen = {node.key for node in nodes if node is not None and isinstance(node.key, tuple)}
        return [key for key in self._rows if key in chosen]

    def _select_again(self, keys: list[Key]) -> None:
        selection, model = self._tree.view.selectionModel(), self._tree.model
        for key in keys:
            index = model.index_of(key)
            if index.isValid():
                selection.select(index, Flag.Select | Flag.Rows)
