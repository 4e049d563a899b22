"""The editor of a method: its tree, the page of the selected part, what is still wrong."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.issues import Issue, errors_of
from app.domain.italian import plural
from app.domain.method.checks import validate
from app.domain.method.definition import MethodDefinition
from app.domain.method.name_checks import name_issues
from app.domain.method_editing.history import Edits, begin
from app.domain.method_editing.known import LISTS_OF_WHOLES, parts_of
from app.domain.method_editing.places import Place, add, at, duplicate, is_item, move, put, remove, split
from app.domain.method_editing.renaming import put_back
from app.domain.method_editing.weights import with_equal_weights, with_missing_weight
from app.domain.method_file.words import ITALIAN
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import make_button, make_tool
from app.ui.kit.context_menu import Order
from app.ui.kit.scale import keep_minimum_height, scaled
from app.ui.kit.shortcut import add_shortcut
from app.ui.kit.tab_order import order_by_layout
from app.ui.kit.tree import Tree
from app.ui.kit.tree_model import Node
from app.ui.kit.turning_splitter import TurningSplitter
from app.ui.methods.edited_kind import EditedKind
from app.ui.methods.nodes import GENERAL, issue_nodes, method_nodes, node_place
from app.ui.methods.page_stack import TITLES, PageStack
from app.ui.methods.part_page import LISTS

TREE_WIDTH, PAGE_WIDTH = 320, 640
"""In pixels of the drawing, where there is room for them; else in this proportion."""

NARROW, LEAST_PART = 560, 200
"""Pixels of the drawing: below the first the page goes under the tree; neither is less tall than the second."""
MOST_CHECKS = 4
_Moved = tuple[Any, Place]


class RulesEditor(QWidget):
    """Edits rules of one kind as one value. `changed`: it is another one now, whoever changed it."""

    changed = Signal()

    def __init__(self, kind: EditedKind) -> None:
        super().__init__()
        self.kind = kind
        self.edits: Edits[Any] | None = None
        self.is_read_only = True
        self.contract_areas: tuple[str, ...] = ()
        self.place: Place = GENERAL
        self.tree = Tree(kind.headings, title=f"Parti {kind.of_name}", empty="Scegliere una versione.", open_levels=2)
        self.pages = PageStack(kind.titles, kind.lists)
        self.checks = Tree(("Controllo",), title=f"Controlli {kind.of_name}", empty="Nessun rilievo.")
        self.verdict = QLabel()
        self.tools = self._make_tools()
        self._lay_out()
        self._connect()

    @property
    def rules(self) -> Any:
        """The rules as they are edited; None when none are shown."""
        return self.edits.present if self.edits else None

    @property
    def is_changed(self) -> bool:
        return self.edits is not None and self.edits.is_changed

    def show_rules(self, definition: Any, *, is_read_only: bool) -> None:
        """Begin to edit rules as they are stored; the place stays where it was, if it is there."""
        self.edits, self.is_read_only = begin(definition), is_read_only
        self._refresh(self.place)

    def put_rules(self, definition: Any) -> None:
        """Put other rules in the place of those edited, as an edit that can be taken back."""
        if self.edits and not self.is_read_only:
            self._take(self.edits.edited(definition))

    def know_contract_areas(self, names: Sequence[str]) -> None:
        """Take the contract areas that the archive has, with which those of a method are compared."""
        self.contract_areas = tuple(names)
        if self.edits:
            self._show_checks(self.edits.present)

    def clear(self) -> None:
        """Show no method."""
        self.edits, self.is_read_only = None, True
        self.tree.set_nodes([])
        self.checks.set_nodes([])
        self.checks.hide()
        self.verdict.setText("")
        self.pages.hide()
        self._show_tools()
        self.changed.emit()

    def commit(self) -> None:
        """Take in what is being typed."""
        if (typing := self.focusWidget()) is not None:
            typing.clearFocus()

    def go_to(self, place: Place) -> None:
        """Show a place and put the cursor there."""
        if self.edits is None:
            return
        node = node_place(self.kind.nodes(self.edits.present), place)
        self.tree.select(node)
        self._show_page(node)
        rest = place[len(node) :]
        if (page := self.pages.page) is None or not rest:
            return
        page.focus_field(".".join(str(step) for step in rest))
        if is_item(place[: len(node) + 2]) and len(rest) > 1:
            page.select_item(place[: len(node) + 2])

    def undo(self) -> None:
        self._end_typing()
        if self.edits:
            self._take(self.edits.undone())

    def redo(self) -> None:
        self._end_typing()
        if self.edits:
            self._take(self.edits.redone())

    def _end_typing(self) -> None:
        """Take in what is being typed first: it would be written to a thing that may be gone."""
        if isinstance(self.focusWidget(), (QLineEdit, QPlainTextEdit)):
            self.tree.view.setFocus()

    def move_up(self) -> None:
        self._do("up", self.place)

    def move_down(self) -> None:
        self._do("down", self.place)

    def duplicate(self) -> None:
        self._do("duplicate", self.place)

    def remove(self) -> None:
        self._do("remove", self.place)

    def _do(self, what: str, place: Place) -> None:
        """Add, copy, move or take out an item, then show where it is now."""
        if self.edits is None or self.is_read_only or (what not in _ON_LISTS and not is_item(place)):
            return
        changed, target = _DEEDS[what](self.edits.present, place)
        is_from_tree = place == self.place
        self._take(self.edits.edited(changed), target if is_from_tree else self.place)
        if is_from_tree or what == "remove":
            return
        if node_place(self.kind.nodes(changed), target) == target and what == "add":
            self.go_to(target)
            if self.pages.page:
                self.pages.page.begin()
        elif self.pages.page and is_item(target):
            self.pages.page.select_item(target)

    def _replace(self, place: Place, thing: object) -> None:
        if self.edits and not self.is_read_only:
            self._take(self.edits.edited(put_back(self.edits.present, place, thing)))

    def _take(self, edits: Edits[Any], place: Place | None = None) -> None:
        self.edits = edits
        self._refresh(self.place if place is None else place)

    def _refresh(self, place: Place) -> None:
        if self.edits is None:
            return
        definition = self.edits.present
        nodes = self.kind.nodes(definition)
        place = node_place(nodes, _within(definition, place))
        self.tree.set_nodes(nodes)
        self.tree.select(place)
        self._show_page(place)
        self._show_checks(definition)
        self._show_tools()
        self.changed.emit()

    def _show_page(self, place: Place) -> None:
        if self.edits:
            self.place = place
            self.pages.show_part(self.edits.present, place, is_read_only=self.is_read_only)
            self.pages.show()
            self._show_tools()

    def _show_checks(self, definition: Any) -> None:
        issues = self.kind.issues(definition, self.contract_areas)
        errors = len(errors_of(issues))
        self.checks.set_nodes(issue_nodes(definition, issues, self.kind.dialect))
        told = [plural(errors, "errore", "errori")] if errors else []
        told += [plural(len(issues) - errors, "avviso", "avvisi")] if len(issues) > errors else []
        self.checks.setVisible(bool(issues))
        line = max(self.checks.view.sizeHintForRow(0), self.fontMetrics().height())
        self.checks.setFixedHeight(line * min(len(issues), MOST_CHECKS) + self.fontMetrics().height())
        self.verdict.setText(f"Controlli: {', '.join(told) or 'tutto in ordine'}")

    def _show_tools(self) -> None:
        can_edit = self.edits is not None and not self.is_read_only
        for name in ("up", "down", "duplicate", "remove"):
            self.tools[name].setEnabled(can_edit and is_item(self.place))
        self.tools["undo"].setEnabled(can_edit and self.edits is not None and bool(self.edits.past))
        self.tools["redo"].setEnabled(can_edit and self.edits is not None and bool(self.edits.future))

    def _make_tools(self) -> dict[str, QAbstractButton]:
        return {
            "undo": make_tool("Annulla l'ultima modifica (Ctrl+Z)", "arrow-counter-clockwise", self.undo),
            "redo": make_tool("Ripeti la modifica annullata (Ctrl+Y)", "arrow-clockwise", self.redo),
            "up": make_tool("Sposta su la parte scelta", "arrow-up", self.move_up),
            "down": make_tool("Sposta giù la parte scelta", "arrow-down", self.move_down),
            "duplicate": make_button("Duplica", "copy", self.duplicate, "Duplica la parte scelta"),
            "remove": make_button("Elimina", "trash", self.remove, "Elimina la parte scelta"),
        }

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(ButtonRow(*self.tools.values()))
        column.addWidget(self.tree, 1)
        keep_minimum_height(left, LEAST_PART)
        keep_minimum_height(self.pages, LEAST_PART)
        parts = TurningSplitter(NARROW, left, self.pages)
        parts.setSizes([scaled(TREE_WIDTH), scaled(PAGE_WIDTH)])
        parts.setStretchFactor(0, TREE_WIDTH)
        parts.setStretchFactor(1, PAGE_WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(parts, 1)
        layout.addWidget(self.verdict)
        layout.addWidget(self.checks)
        self.checks.filter.hide()
        self.checks.hide()

    def _connect(self) -> None:
        self.tree.current_changed.connect(self._follow_tree)
        for name, order, keys in _VERBS:
            self.tree.verbs.add(self.tools[name], order, keys=keys, why=_WHY_OFF)
        self.checks.verbs.add_verb(Order.EDIT, "Vai al punto", "arrow-right", self.checks.view.opened.emit)
        self.pages.made.connect(self._take_in_turn)
        self.pages.replaced.connect(self._replace)
        self.pages.asked.connect(self._do)
        self.pages.opened.connect(self.go_to)
        self.checks.opened.connect(self._go_to_issue)
        self.checks.view.clicked.connect(self._click_issue)
        add_shortcut(self, QKeySequence.StandardKey.Undo, f"Annulla {self.kind.in_name}", self.undo)
        add_shortcut(self, "Ctrl+Y", f"Ripeti {self.kind.in_name}", self.redo)

    def _take_in_turn(self, _page: QWidget) -> None:
        """Let Tab come to a page just made in its place of the whole window, and not after the buttons at the foot."""
        order_by_layout(self.window())

    def _follow_tree(self, node: Node | None) -> None:
        if node is not None and isinstance(node.key, tuple) and node.key != self.place:
            self._show_page(node.key)

    def _click_issue(self, index: QModelIndex) -> None:
        if (node := self.checks.model.node_at(index)) is not None:
            self._go_to_issue(node)

    def _go_to_issue(self, node: Node) -> None:
        if isinstance(node.key, tuple):
            self.go_to(node.key[1])


def _removed(definition: Any, place: Place) -> _Moved:
    items, number = split(place)
    left = len(at(definition, items)) - 1
    return remove(definition, place), (*items, min(number, left - 1)) if left else items


def _added(definition: Any, items: Place) -> _Moved:
    owner, way = (items[:-1], items[-1:]) if items[-2:] != ("spread", "steps") else (items[:-2], items[-2:])
    lists = tuple(LISTS_OF_WHOLES.values()) if not owner else parts_of(type(at(definition, owner)))
    parts = next(parts for parts in lists if parts.way == way)
    return add(definition, items, with_missing_weight(at(definition, owner), parts.make(definition)))


def _moved_up(definition: Any, place: Place) -> _Moved:
    return move(definition, place, -1)


def _moved_down(definition: Any, place: Place) -> _Moved:
    return move(definition, place, 1)


def _equal(definition: Any, items: Place) -> _Moved:
    return put(definition, items[:-1], with_equal_weights(at(definition, items[:-1]))), items


_ON_LISTS = ("add", "equal")
_WHY_OFF = "Si fa sulle voci degli elenchi, in una versione che nessuna sessione usa."
_VERBS = (
    ("up", Order.SPECIAL, "Alt+Up"),
    ("down", Order.SPECIAL, "Alt+Down"),
    ("duplicate", Order.SPECIAL, ""),
    ("remove", Order.DELETE, ""),
)
"""The tools of the tree that are verbs of its rows, with their keys."""
_DEEDS: Mapping[str, Callable[[Any, Place], _Moved]] = {
    "add": _added,
    "equal": _equal,
    "duplicate": duplicate,
    "remove": _removed,
    "up": _moved_up,
    "down": _moved_down,
}


def _within(definition: Any, place: Place) -> Place:
    """Return the longest part of a place that is still there."""
    for length in range(len(place), 0, -1):
        try:
            at(definition, place[:length])
        except (IndexError, AttributeError):
            continue
        return place[:length]
    return GENERAL


def _method_issues(definition: MethodDefinition, contract_areas: Sequence[str]) -> list[Issue]:
    return [*validate(definition), *name_issues(definition, contract_areas)]


METHODS = EditedKind(
    method_nodes,
    _method_issues,
    ITALIAN,
    TITLES,
    LISTS,
    ("Parte", "Peso"),
    "della metodologia",
    "nella metodologia",
)


class MethodEditor(RulesEditor):
    """Edits a method."""

    def __init__(self) -> None:
        super().__init__(METHODS)

    @property
    def definition(self) -> MethodDefinition | None:
        found: MethodDefinition | None = self.rules
        return found

    def show_method(self, definition: MethodDefinition, *, is_read_only: bool) -> None:
        self.show_rules(definition, is_read_only=is_read_only)
