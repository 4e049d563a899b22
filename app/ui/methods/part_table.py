"""A list of a method as a table edited in place, with the buttons to add, copy, move and take out."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractButton, QVBoxLayout, QWidget

from app.domain.method_editing.part_list import PartList
from app.domain.method_editing.places import Place, at
from app.domain.method_editing.weights import has_weights, weights_words
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import make_button, make_tool
from app.ui.kit.context_menu import Order
from app.ui.kit.labels import hint_label, title_label
from app.ui.kit.rows_model import CellEdit
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.tokens import MEASURES
from app.ui.methods.part_rows import MethodPartRow, Titles, has_own_page, table_columns, titles_in, with_titles, written

IN_USE = "Una sessione usa questa versione: per cambiarla usare «Copia e modifica»."
FEWEST, MOST = 3, 10
"""Rows for which there is room, whatever there are."""


class PartTable(QWidget):
    """Shows one list. `replaced(place, item)`: a cell was edited; `opened(place)`: Enter or a double click.

    `asked(what, place)` with add, duplicate, remove, up, down, equal: nothing changes by itself.
    """

    replaced = Signal(object, object)
    asked = Signal(str, object)
    opened = Signal(object)

    def __init__(self, parts: PartList) -> None:
        super().__init__()
        self.parts = parts
        self.items: Place = ()
        self.titles: Titles = {}
        self.table = RowsTable(
            table_columns(parts.item),
            name=f"methods.{parts.item.__name__.lower()}",
            title=parts.title,
            empty=f"Nessuna riga.\nUsare «Aggiungi {parts.one}».",
        )
        self.table.allow_editing()
        self.table.hide_filter()
        self.table.view.horizontalHeader().setSortIndicatorShown(False)
        self.table.view.setSortingEnabled(False)
        self.sum = hint_label("")
        self.buttons = self._make_buttons()
        self._lay_out()
        self.table.edited.connect(self._replace)
        self.table.pasted.connect(self._replace_all)
        if not has_own_page(parts.item):
            self.table.take_new_rows("riga", "righe")
            self.table.grown.connect(self._grow)
        self.table.opened.connect(self._open)
        self._offer_verbs()

    def show_items(self, definition: Any, place: Place, *, is_read_only: bool) -> None:
        """Show the list of what stands at `place`; nothing where it has no such list."""
        owner = at(definition, place)
        items = self.parts.items(owner)
        self.setVisible(items is not None)
        self.items = (*place, *self.parts.way)
        self.table.model.is_editable = not is_read_only
        self.titles = titles_in(self.parts.item, definition, owner)
        self.table.model.columns = with_titles(self.table.model.columns, self.titles)
        rows = [MethodPartRow((*self.items, number), item, self.titles) for number, item in enumerate(items or ())]
        self.table.set_rows(rows)
        self._make_room(len(items or ()))
        words = weights_words(owner) if has_weights(self.parts.item) else ""
        self.sum.setText(words)
        self.sum.setVisible(bool(words))
        for button in self.buttons:
            button.setEnabled(not is_read_only)

    def select(self, number: int) -> None:
        self.table.select((*self.items, number))

    def add(self) -> None:
        self.asked.emit("add", self.items)

    def equal(self) -> None:
        self.asked.emit("equal", self.items)

    def duplicate(self) -> None:
        self._ask("duplicate")

    def remove(self) -> None:
        """Take out the selected rows, from the last: the places of the others stay what they are."""
        current = self.table.current_row()
        for row in reversed(self.table.selected_rows() or ([current] if current is not None else [])):
            self.asked.emit("remove", row.id)

    def move_up(self) -> None:
        self._ask("up")

    def move_down(self) -> None:
        self._ask("down")

    def _offer_verbs(self) -> None:
        add, duplicate, remove, up, down, *_ = self.buttons
        verbs, why = self.table.verbs, IN_USE
        verbs.add(add, Order.NEW, why=why)
        verbs.add(up, Order.SPECIAL, keys="Alt+Up", why=why)
        verbs.add(down, Order.SPECIAL, keys="Alt+Down", why=why)
        verbs.add(duplicate, Order.SPECIAL, why=why)
        verbs.add(remove, Order.DELETE, many="Elimina {} righe", why=why)

    def _make_buttons(self) -> list[QAbstractButton]:
        title = self.parts.title.lower()
        equal = make_button("Pesi uguali", "equals", self.equal, "Distribuisci i pesi in parti uguali")
        named = (
            make_button("Duplica", "copy", self.duplicate, f"Duplica ({title})"),
            make_button("Elimina", "trash", self.remove, f"Elimina ({title})"),
        )
        return [
            make_button(f"Aggiungi {self.parts.one}", "plus", self.add),
            *named,
            make_tool(f"Sposta su ({title})", "arrow-up", self.move_up),
            make_tool(f"Sposta giù ({title})", "arrow-down", self.move_down),
            *([equal] if has_weights(self.parts.item) else []),
        ]

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(title_label(self.parts.title, MEASURES.section))
        layout.addWidget(ButtonRow(*self.buttons))
        layout.addWidget(self.table, 1)
        layout.addWidget(self.sum)

    def _make_room(self, count: int) -> None:
        """Be as tall as the rows: the page scrolls, the table only when it is long."""
        view = self.table.view
        rows = min(max(count, FEWEST), MOST)
        view.setFixedHeight(view.verticalHeader().defaultSectionSize() * (rows + 2) + self.fontMetrics().height())

    def _replace(self, edit: CellEdit) -> None:
        self.replaced.emit(edit.row.id, written(edit.row.thing, edit.key, edit.value, self.titles))

    def _replace_all(self, edits: list[CellEdit]) -> None:
        """Take in a pasted block: several cells of a row are one item."""
        changed: dict[Place, object] = {}
        for edit in edits:
            thing = changed.get(edit.row.id, edit.row.thing)
            changed[edit.row.id] = written(thing, edit.key, edit.value, self.titles)
        for place, thing in changed.items():
            self.replaced.emit(place, thing)

    def _grow(self, edits: list[CellEdit], made: list[dict[str, Any]]) -> None:
        """Take in a pasted block with more rows than there are: each of the others is an item more."""
        self._replace_all(edits)
        for values in made:
            self.asked.emit("add", self.items)
            row = self.table.rows()[-1]
            thing = row.thing
            for key, value in values.items():
                thing = written(thing, key, value, self.titles)
            self.replaced.emit(row.id, thing)

    def _ask(self, what: str) -> None:
        if (row := self.table.current_row()) is not None:
            self.asked.emit(what, row.id)

    def _open(self, row: MethodPartRow) -> None:
        self.opened.emit(row.id)
