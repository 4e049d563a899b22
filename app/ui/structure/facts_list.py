"""A short list of dated facts with its buttons: new, correct, delete."""

from collections.abc import Callable, Sequence
from typing import Any

from app.domain.columns import Column
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import make_button
from app.ui.kit.context_menu import Order
from app.ui.kit.rows_table import RowsTable


class FactsList(RowsTable):
    """Rows that open in a dialog (Enter, double click or *Correggi…*)."""

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        name: str,
        title: str,
        empty: str,
        new: str,
        on_new: Callable[[], object],
        on_open: Callable[[Any], object],
        on_delete: Callable[[Any], object],
    ) -> None:
        super().__init__(columns, name=name, title=title, empty=empty)
        self._on_open, self._on_delete = on_open, on_delete
        self.hide_filter()
        self.new_button = make_button(new, "plus", on_new)
        self.open_button = make_button("Correggi…", "pencil-simple", self._open)
        self.delete_button = make_button("Elimina…", "trash", self._delete)
        self.buttons = ButtonRow(self.new_button, self.open_button, self.delete_button)
        self.bar.insertWidget(0, self.buttons)
        for button, order in (
            (self.open_button, Order.EDIT),
            (self.new_button, Order.NEW),
            (self.delete_button, Order.DELETE),
        ):
            self.verbs.add(button, order)
        self.opened.connect(on_open)
        self.current_changed.connect(self._allow)
        self._allow(None)

    def _allow(self, row: Any) -> None:
        self.open_button.setEnabled(row is not None)
        self.delete_button.setEnabled(row is not None)

    def _open(self) -> None:
        if (row := self.current_row()) is not None:
            self._on_open(row)

    def _delete(self) -> None:
        if (row := self.current_row()) is not None:
            self._on_delete(row)
