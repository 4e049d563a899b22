"""A table of figures edited in place: population, personnel cost."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from app.domain.changes import Changes
from app.domain.columns import Column
from app.domain.issues import Issue
from app.ui.kit.block_reading import NewCells
from app.ui.kit.buttons import make_button
from app.ui.kit.context_menu import Order
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import confirm
from app.ui.kit.reading import read_text
from app.ui.kit.rows_model import CellEdit
from app.ui.kit.rows_table import RowsTable
from app.ui.structure.draft_dialog import DraftDialog, plain_fields

UseCase = Callable[..., Changes]


class FiguresList(RowsTable):
    """Rows that know their draft: a cell, or a pasted block, is saved at once; new rows are asked in a dialog."""

    def __init__(self, desk: Desk, columns: Sequence[Column], *, name: str, title: str, empty: str) -> None:
        super().__init__(columns, name=name, title=title, empty=empty)
        self.desk = desk
        self.hide_filter()
        self.allow_editing()
        self.view.horizontalHeader().setStretchLastSection(False)
        self.edited.connect(self._save_cell)
        self.pasted.connect(self._save_block)

    def save_with(self, one: UseCase, block: UseCase, delete: UseCase) -> None:
        self._one, self._block, self._delete_one = one, block, delete

    def offer_new(
        self, text: str, title: str, draft: Any, fields: Sequence[Column], check: Callable[..., list[Issue]]
    ) -> None:
        """Add the buttons that make and delete a row."""
        self._new = (title, draft, fields, check)
        new_button = make_button(text, "plus", self.ask_new)
        self.bar.insertWidget(0, new_button)
        self.delete_button = make_button("Elimina…", "trash", self.ask_delete)
        self.bar.insertWidget(1, self.delete_button)
        self.verbs.add(new_button, Order.NEW)
        self.verbs.add(self.delete_button, Order.DELETE)
        self.current_changed.connect(self._allow)
        self._allow(None)
        self.take_new_rows("riga", "righe", self._readers_of(fields))
        self.grown.connect(self._save_grown)

    def _readers_of(self, fields: Sequence[Column]) -> NewCells:
        """Say how a new row has what is not edited in place: by the field that asks for it, or worked out by itself."""
        asked = {field.key: partial(read_text, field) for field in fields}
        return {column.key: asked.get(column.key) for column in self.model.columns if not column.editable}

    def ask_new(self) -> None:
        title, draft, fields, check = self._new
        dialog = DraftDialog(self.desk, self, title, draft, plain_fields(fields))
        dialog.save_with(self._one, check)
        dialog.open()

    def ask_delete(self) -> None:
        if (row := self.current_row()) is not None:
            what = self.model.columns[0].text(row)
            self._doomed = row.id
            confirm(
                self, f"Eliminare la riga {what}?", "Si può annullare con Modifica › Annulla.", "Elimina", self._delete
            )

    def _delete(self) -> None:
        self.desk.save(self._delete_one, self._doomed)

    def _allow(self, row: Any) -> None:
        self.delete_button.setEnabled(row is not None)

    def _save_cell(self, edit: CellEdit) -> None:
        self.desk.save(self._one, replace(edit.row.draft, **{edit.key: edit.value}))

    def _save_block(self, edits: list[CellEdit]) -> None:
        self._save_grown(edits, [])

    def _save_grown(self, edits: list[CellEdit], made: list[dict[str, Any]]) -> None:
        """Save a pasted block, with the rows that it adds, as one operation."""
        changed: dict[Any, dict[str, Any]] = defaultdict(dict)
        for edit in edits:
            changed[edit.row][edit.key] = edit.value
        drafts = [replace(row.draft, **values) for row, values in changed.items()]
        self.desk.save(self._block, [*drafts, *(replace(self._new[1], **values) for values in made)])
