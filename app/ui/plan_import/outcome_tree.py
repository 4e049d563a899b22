"""What the lines become, live: the tree follows the line that is current at the left, and the other way round."""

from bisect import bisect
from collections.abc import Hashable, Iterator, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app.domain.plan_text.outcome import OutcomeNode
from app.domain.plan_text.roles import LineRole
from app.ui.kit.key_caps import KeyHint
from app.ui.kit.overrides import override
from app.ui.kit.scale import scaled, zoom
from app.ui.kit.selecting import make_current
from app.ui.kit.tokens import MEASURES
from app.ui.kit.tree import TreeView
from app.ui.kit.tree_model import Node, TreeModel
from app.ui.plan_import.outcome_painting import UNITS, OutcomePainting

EMPTY = "Ancora nessuna unità\nDare il ruolo Area (A) o Settore (S) alle righe che sono titoli di unità."
INDENT, FEW = 20, 40
"""A tree of so few rows is open from the beginning."""
ICONS = {
    LineRole.AREA: "buildings-fill",
    LineRole.SECTOR: "folder-simple-fill",
    LineRole.PHASE: "list-numbers",
    LineRole.ACTIVITY: "list-bullets",
    LineRole.INDICATOR: "chart-line-up",
    LineRole.PERSON: "user",
    LineRole.RESOURCE: "coins",
    LineRole.DESCRIPTION: "text-align-left",
    LineRole.PROGRAMME: "bookmark-simple",
    LineRole.TEXT: "flag-banner",
}
Index = QModelIndex | QPersistentModelIndex
HINTS = (KeyHint("Su–Giù", "riga"), KeyHint("Invio", "va alla riga del documento"), KeyHint("F8", "dubbio"))


class OutcomeTree(TreeView):
    """`line_followed(int)`: the block of the node to which the user has moved."""

    line_followed = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(TreeModel(("Che cosa diventano",), parent), parent)
        self._nodes: dict[Hashable, OutcomeNode] = {}
        self._keys_of_line: dict[int, Hashable] = {}
        self._parents: dict[Hashable, Hashable] = {}
        self._lines: list[int] = []
        self._open: set[Hashable] = set()
        self._is_first, self._is_filling = True, False
        self.setItemDelegate(OutcomePainting(self, self._nodes))
        self.setAccessibleName("Che cosa diventano")
        self.setHeaderHidden(True)
        self.setFrameShape(QAbstractItemView.Shape.NoFrame)
        self.setAlternatingRowColors(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.empty.say(EMPTY)
        self.selectionModel().currentChanged.connect(self._tell_line)
        self.opened.connect(self._tell_again)
        self.expanded.connect(self._keep_open)
        self.collapsed.connect(self._keep_closed)
        zoom().changed.connect(self.fit)
        self.fit()

    @property
    def current_node(self) -> OutcomeNode | None:
        node = self.nodes.node_at(self.currentIndex())
        return self._nodes.get(node.key) if node else None

    def show_outcome(self, nodes: Sequence[OutcomeNode]) -> None:
        """Show a tree; what was open stays open, the first time the units are, the node in front stays there."""
        current = self.current_node
        self._is_filling = True
        self._index(nodes)
        self.nodes.set_nodes([_node(node) for node in nodes])
        if self._is_first and nodes:
            self._is_first = False
            every = [node for top in nodes for node in top.walk()]
            self._open = {node.key for node in (every if len(every) <= FEW else nodes)}
        for index in self._indexes(QModelIndex()):
            node = self.nodes.node_at(index)
            if node is not None and node.key in self._open:
                self.setExpanded(index, True)
        if current is not None and (index := self.nodes.index_of(current.key)).isValid():
            make_current(self, index)
        self._is_filling = False

    def begin(self) -> None:
        """Forget what was open: another document comes."""
        self._open, self._is_first = set(), True

    def follow(self, line: int, *, is_part: bool = False) -> bool:
        """Go to what a line has become, in the branches that hide it; tell whether it has become something.

        One that `is_part` and has no node of its own is of the node of the line above it.
        """
        key = self._keys_of_line.get(line)
        if key is None and is_part and (place := bisect(self._lines, line)):
            key = self._keys_of_line[self._lines[place - 1]]
        if key is None:
            self._is_filling = True
            self.selectionModel().clear()
            self._is_filling = False
            return False
        self._open_way_to(key)
        index = self.nodes.index_of(key)
        if self._nodes[key].role not in UNITS:
            self.setExpanded(index, True)
        self._is_filling = True
        make_current(self, index)
        self._is_filling = False
        self.scrollTo(index, QAbstractItemView.ScrollHint.EnsureVisible)
        return True

    def fit(self) -> None:
        self.setIndentation(scaled(INDENT))
        self.setIconSize(QSize(scaled(MEASURES.icon), scaled(MEASURES.icon)))
        self.doItemsLayout()

    @override
    def key_hints(self) -> list[KeyHint]:
        return list(HINTS)

    def _index(self, nodes: Sequence[OutcomeNode]) -> None:
        """Keep which node each line has become: of two the first, which is the one that holds the other."""
        self._nodes.clear()
        self._keys_of_line.clear()
        self._parents.clear()
        for top in nodes:
            for node in top.walk():
                self._nodes[node.key] = node
                if node.line:
                    self._keys_of_line.setdefault(node.line, node.key)
                for child in node.children:
                    self._parents[child.key] = node.key
        self._lines = sorted(self._keys_of_line)

    def _open_way_to(self, key: Hashable) -> None:
        above = self._parents.get(key)
        while above is not None:
            if above not in self._open:
                self._open.add(above)
                self.setExpanded(self.nodes.index_of(above), True)
            above = self._parents.get(above)

    def _indexes(self, parent: QModelIndex) -> Iterator[QModelIndex]:
        for row in range(self.nodes.rowCount(parent)):
            index = self.nodes.index(row, 0, parent)
            yield index
            if self.nodes.hasChildren(index):
                yield from self._indexes(index)

    def _keep_open(self, index: QModelIndex) -> None:
        if not self._is_filling and (node := self.nodes.node_at(index)) is not None:
            self._open.add(node.key)

    def _keep_closed(self, index: QModelIndex) -> None:
        if not self._is_filling and (node := self.nodes.node_at(index)) is not None:
            self._open.discard(node.key)

    def _tell_line(self, _now: QModelIndex, _before: QModelIndex) -> None:
        if not self._is_filling:
            self._tell_again()

    def _tell_again(self) -> None:
        node = self.current_node
        if node is not None and node.line:
            self.line_followed.emit(node.line)

    @override
    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Scroll up and down only: sideways the names of the units would go out of sight."""
        place = self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        self.horizontalScrollBar().setValue(place)


def _node(node: OutcomeNode) -> Node:
    said = ", ".join(part for part in (node.role.italian + ": " + node.title, node.value, node.note) if part)
    return Node(
        node.key, (said,), tuple(_node(child) for child in node.children), ICONS.get(node.role, "target"), tooltip=said
    )
