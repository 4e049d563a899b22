"""A list of the year edited in place: saved cell by cell, read again when the objectives change, with its buttons."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.changes import Topic
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import make_button
from app.ui.kit.context_menu import Order
from app.ui.kit.desk import Desk
from app.ui.kit.following import Following
from app.ui.kit.labels import hint_label
from app.ui.kit.rows_model import CellEdit
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_minimum_height, keep_spacing
from app.ui.kit.tokens import MEASURES

TABLE = 160


class EditedList(QWidget):
    """`reload` asks for the rows, which come back through `show_rows`; `save` gets the cells that were edited."""

    def __init__(
        self,
        desk: Desk,
        table: RowsTable,
        hint: str,
        *,
        reload: Callable[[], object],
        save: Callable[[list[CellEdit]], object],
    ) -> None:
        super().__init__()
        self.table, self._reload, self._save = table, reload, save
        table.hide_filter()
        table.allow_editing()
        table.edited.connect(self._save_one)
        table.pasted.connect(save)
        Following(self, desk.hub, {Topic.OBJECTIVES}, self._reload)
        desk.hub.refused.connect(self._reload)
        keep_minimum_height(table, TABLE)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        keep_spacing(self._column, MEASURES.gap)
        self._column.addWidget(hint_label(hint))

    def offer(self, new: str, add: Callable[[], object], delete: Callable[[], object], many: str = "") -> None:
        """Put the buttons over the table: the words of what adds a row, what deletes the rows chosen."""
        new_button, self._delete_button = make_button(new, "plus", add), make_button("Elimina…", "trash", delete)
        self._column.addWidget(ButtonRow(new_button, self._delete_button))
        self.table.verbs.add(new_button, Order.NEW)
        self.table.verbs.add(self._delete_button, Order.DELETE, many=many)
        self._column.addWidget(self.table, 1)

    def show_rows(self, rows: Sequence[Any]) -> None:
        """Show the rows; one is always chosen, so that the keyboard has where to begin."""
        self.table.set_rows(rows)
        self._delete_button.setEnabled(bool(rows))
        if rows and self.table.current_row() is None:
            self.table.select(rows[0].id)

    def _save_one(self, edit: CellEdit) -> None:
        self._save([edit])
