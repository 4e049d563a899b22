"""A tree with its filter: what is open and selected stays so when fresh nodes come."""

from collections.abc import Callable, Hashable, Iterator, Sequence

from PySide6.QtCore import QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeView, QWidget

from app.ui.kit.cell_look import CellLook
from app.ui.kit.context_menu import Verbs
from app.ui.kit.empty_list import EmptyList
from app.ui.kit.filtered import Filtered
from app.ui.kit.key_caps import KeyHint
from app.ui.kit.keys import ENTER
from app.ui.kit.overrides import override
from app.ui.kit.selecting import make_current, select_current
from app.ui.kit.tree_model import Node, TreeModel


class TreeView(QTreeView):
    """Shows a `TreeModel`; `opened` is Enter or a double click."""

    opened = Signal()

    def __init__(self, model: TreeModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.nodes = model
        self.setModel(model)
        self.setUniformRowHeights(True)
        self.setAlternatingRowColors(True)
        self.setExpandsOnDoubleClick(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHeaderHidden(len(model.headings) == 1)
        header = self.header()
        header.setStretchLastSection(False)
        for place in range(1, len(model.headings)):
            header.setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.doubleClicked.connect(self.opened)
        self.setItemDelegate(CellLook(self))
        self.verbs = Verbs(self)
        self.empty = EmptyList(self)
        self.empty.wait_for(lambda: model.is_loaded)

    def allow_drag(self) -> None:
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        select_current(self)

    def key_hints(self) -> list[KeyHint]:
        return self.verbs.key_hints()


class Tree(Filtered):
    """A forest of nodes to walk through. One more signal: `dropped(Node, Node)`."""

    view: TreeView
    dropped = Signal(object, object)

    def __init__(
        self, headings: Sequence[str], *, title: str, empty: str, open_levels: int = 1, parent: QWidget | None = None
    ) -> None:
        """`open_levels`: how many levels are open the first time."""
        super().__init__(title, parent)
        self.model = TreeModel(headings, self)
        self.view = TreeView(self.model, self)
        self._empty, self._open_levels = empty, open_levels
        self._undo_filter: Callable[[], object] | None = None
        self._open: set[Hashable] | None = None
        self._current: Hashable = None
        self.bar.addWidget(self.filter, 1)
        self.lay_out()
        self._connect()

    def set_nodes(self, nodes: Sequence[Node]) -> None:
        """Show fresh nodes; those that were open stay open, the selected one stays selected."""
        self._remember()
        self.model.set_nodes(nodes)
        self._restore()

    @property
    def verbs(self) -> Verbs:
        return self.view.verbs

    def set_empty_text(self, empty: str, undo_filter: Callable[[], object] | None = None) -> None:
        """Say otherwise why there are no nodes, and what to do; `undo_filter` takes off what the page hides."""
        self._empty, self._undo_filter = empty, undo_filter

    def current(self) -> Node | None:
        return self.model.node_at(self.view.currentIndex())

    def select(self, key: Hashable) -> bool:
        """Make the node with this key current and visible; tell whether it is there."""
        index = self.model.index_of(key)
        if index.isValid():
            make_current(self.view, index)
            self.view.scrollTo(index)
        return index.isValid()

    def allow_drag(self, can_drag: Callable[[Node], bool], can_drop: Callable[[Node, Node], bool]) -> None:
        """Let nodes be dragged onto others; `dropped(dragged, onto)` asks for the move."""
        self.model.can_drag, self.model.can_drop = can_drag, can_drop
        self.view.allow_drag()

    def _connect(self) -> None:
        self.filter.searched.connect(self._filter_nodes)
        self.view.selectionModel().currentChanged.connect(self._tell_current)
        self.view.opened.connect(self._tell_opened)
        self.model.dropped.connect(self.dropped)

    def _filter_nodes(self, text: str) -> None:
        if not self.model.is_filtered:
            self._remember()
        self.model.set_filter(text)
        if self.model.is_filtered:
            self.view.expandAll()
            hidden = f"Niente contiene «{text}».\nTogliere il filtro per rivedere tutto."
            self.view.empty.say(hidden, self.filter.clear)
            self.select(self._current)
        else:
            self._restore()

    def _remember(self) -> None:
        if self.model.rowCount() and not self.model.is_filtered:
            shown = self._indexes(QModelIndex())
            self._open = {self._key(index) for index in shown if self.view.isExpanded(index)}

    def _restore(self) -> None:
        self.view.empty.say(self._empty, self._undo_filter)
        if self._open is None:
            self.view.expandToDepth(self._open_levels - 1)
        else:
            for index in self._indexes(QModelIndex()):
                self.view.setExpanded(index, self._key(index) in self._open)
        if self._current is not None and not self.select(self._current):
            self._current = None
            self.current_changed.emit(None)

    def _indexes(self, parent: QModelIndex) -> Iterator[QModelIndex]:
        for row in range(self.model.rowCount(parent)):
            index = self.model.index(row, 0, parent)
            yield index
            yield from self._indexes(index)

    def _key(self, index: QModelIndex) -> Hashable:
        node = self.model.node_at(index)
        return node.key if node else None

    def _tell_current(self, index: QModelIndex) -> None:
        if index.isValid():
            self._current = self._key(index)
            self.current_changed.emit(self.current())

    def _tell_opened(self) -> None:
        if (node := self.current()) is not None:
            self.opened.emit(node)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.view.doItemsLayout()
