"""One tree model for every tree of the program: frozen nodes, filtered by their words."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFont, QGuiApplication, QIcon

from app.domain.issues import Link, Severity
from app.ui.kit.icons import icon
from app.ui.kit.labels import severity_icon
from app.ui.kit.overrides import override
from app.ui.kit.row_order import matches, plain

Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex
NODE_ROLE = Role.UserRole
NO_INDEX = QModelIndex()
MIME = "application/x-merito-node"


@dataclass(frozen=True, slots=True)
class Node:
    """One line of a tree: `texts` one per column, `key` unique in the whole tree, `link` the place it stands for.

    A finding has its `severity` instead of an icon.
    """

    key: Hashable
    texts: tuple[str, ...]
    children: tuple["Node", ...] = ()
    icon: str = ""
    link: Link | None = None
    tooltip: str = ""
    is_strong: bool = False
    severity: Severity | None = None


def filtered(nodes: Sequence[Node], words: Sequence[str]) -> tuple[Node, ...]:
    """Keep the nodes that have all the words, with all that is under them, and the way that leads to them."""
    kept = []
    for node in nodes:
        if matches(plain(" ".join(node.texts)), words):
            kept.append(node)
        elif children := filtered(node.children, words):
            kept.append(replace(node, children=children))
    return tuple(kept)


def _picture(node: Node) -> QIcon | None:
    if node.severity is not None:
        return severity_icon(node.severity, QGuiApplication.palette())
    return icon(node.icon) if node.icon else None


class Branch:
    """A node where it stands in the tree."""

    def __init__(self, node: Node, parent: "Branch | None", place: int) -> None:
        self.node = node
        self.parent = parent
        self.place = place
        self.branches = [Branch(child, self, number) for number, child in enumerate(node.children)]

    def walk(self) -> "list[Branch]":
        return [self, *(below for branch in self.branches for below in branch.walk())]


class TreeModel(QAbstractItemModel):
    """Shows a forest of nodes under these headings. `dropped(Node, Node)`: the first was dragged onto the second."""

    dropped = Signal(object, object)

    def __init__(self, headings: Sequence[str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.headings = tuple(headings)
        self.can_drag: Callable[[Node], bool] = lambda _: False
        self.can_drop: Callable[[Node, Node], bool] = lambda _dragged, _onto: False
        self.is_loaded = False
        self._nodes: tuple[Node, ...] = ()
        self._words: tuple[str, ...] = ()
        self._root = Branch(Node(None, ()), None, 0)
        self._branches: list[Branch] = []
        self._dragged: Node | None = None

    @property
    def is_filtered(self) -> bool:
        return bool(self._words)

    def set_nodes(self, nodes: Sequence[Node]) -> None:
        self._nodes, self.is_loaded = tuple(nodes), True
        self._rebuild()

    def set_filter(self, text: str) -> None:
        """Show only the nodes with every word of `text`, and the way that leads to them."""
        self._words = tuple(plain(text).split())
        self._rebuild()

    def node_at(self, index: Index) -> Node | None:
        return self._branch(index).node if index.isValid() else None

    def index_of(self, key: Hashable) -> QModelIndex:
        """Find where a node is shown; an invalid index if it is not."""
        for number, branch in enumerate(self._branches):
            if branch.node.key == key:
                return self.createIndex(branch.place, 0, number)
        return QModelIndex()

    def _rebuild(self) -> None:
        self.beginResetModel()
        nodes = filtered(self._nodes, self._words) if self._words else self._nodes
        self._root = Branch(Node(None, (), nodes), None, 0)
        self._branches = self._root.walk()[1:]
        self._numbers = {id(branch): number for number, branch in enumerate(self._branches)}
        self.endResetModel()

    def _branch(self, index: Index) -> Branch:
        return self._branches[index.internalId()] if index.isValid() else self._root

    @override
    def index(self, row: int, column: int, parent: Index = NO_INDEX) -> QModelIndex:
        branches = self._branch(parent).branches
        if not (0 <= row < len(branches) and 0 <= column < len(self.headings)):
            return QModelIndex()
        return self.createIndex(row, column, self._numbers[id(branches[row])])

    @override
    def parent(self, index: Index = NO_INDEX) -> Any:
        above = self._branch(index).parent if index.isValid() else None
        if above is None or above is self._root:
            return QModelIndex()
        return self.createIndex(above.place, 0, self._numbers[id(above)])

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.column() > 0 else len(self._branch(parent).branches)

    @override
    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return len(self.headings)

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        node = self.node_at(index)
        if node is None:
            return None
        first = index.column() == 0
        match role:
            case Role.DisplayRole:
                return node.texts[index.column()] if index.column() < len(node.texts) else ""
            case Role.DecorationRole if first:
                return _picture(node)
            case Role.ToolTipRole:
                return node.tooltip or None
            case _:
                return self._own_data(node, role)

    def _own_data(self, node: Node, role: int) -> Any:
        if role == Role.FontRole and node.is_strong:
            font = QFont()
            font.setWeight(QFont.Weight.DemiBold)
            return font
        if role == Role.AccessibleTextRole and len(node.texts) > len(self.headings):
            return ", ".join(filter(None, node.texts))
        return node if role == NODE_ROLE else None

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Role.DisplayRole:
            return self.headings[section]
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if (node := self.node_at(index)) is not None:
            flags |= Qt.ItemFlag.ItemIsDropEnabled
            if self.can_drag(node):
                flags |= Qt.ItemFlag.ItemIsDragEnabled
        return flags

    @override
    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction

    @override
    def mimeTypes(self) -> list[str]:
        return [MIME]

    @override
    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        self._dragged = self.node_at(indexes[0]) if indexes else None
        data = QMimeData()
        data.setData(MIME, b"node")
        return data

    @override
    def canDropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        onto = self.node_at(parent)
        if self._dragged is None or onto is None or not data.hasFormat(MIME):
            return False
        return self.can_drop(self._dragged, onto)

    @override
    def dropMimeData(self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index) -> bool:
        """Only say what was dropped where: the move is an operation of the archive, not of the tree."""
        if self.canDropMimeData(data, action, row, column, parent):
            self.dropped.emit(self._dragged, self.node_at(parent))
        return False
