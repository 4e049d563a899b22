"""Linee di mandato: the lines that the objectives serve, edited in place."""

from collections.abc import Sequence
from dataclasses import fields
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.changes import Changes, Topic
from app.domain.columns import Column, Format
from app.domain.ids import MandateLineId
from app.domain.objectives.mandate import MANDATE_LINE_COLUMNS, MandateLineDraft, MandateLineRow, next_line, validate
from app.services.objectives.mandate_lines import (
    change_mandate_lines,
    create_mandate_line,
    delete_mandate_line,
    list_mandate_lines,
)
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import make_button
from app.ui.kit.context_menu import Order
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import FormDialog, confirm
from app.ui.kit.labels import hint_label
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.rows_model import CellEdit
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_minimum_height
from app.ui.objectives.detail_page import values_by_row
from app.ui.objectives.words import with_texts

TITLE = "Linee di mandato"
SIZE, TABLE = (840, 480), 160
FORM: tuple[Column, ...] = (
    Column("code", "Codice", Format.CODE, 12, required=True),
    Column("title", "Titolo", Format.TEXT, 44, required=True),
    Column("description", "Descrizione", Format.LONG_TEXT, 44),
    Column("mandate_from", "Mandato dal", Format.INTEGER, 8, required=True),
    Column("mandate_to", "Mandato al", Format.INTEGER, 8, required=True),
)


class MandateDialog(PlainDialog):
    """The lines of every mandate; each cell is saved when it is left."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, TITLE, *SIZE)
        self.desk = desk
        self.table = RowsTable(
            MANDATE_LINE_COLUMNS, name="objectives.mandate", title=TITLE,
            empty="Nessuna linea di mandato.\nUsare «Nuova linea», poi collegarvi gli obiettivi.",
        )  # fmt: skip
        self.table.hide_filter()
        self.table.allow_editing()
        self.table.edited.connect(self._save)
        self.table.pasted.connect(self._save_all)
        self.delete_button = make_button("Elimina…", "trash", self.ask_delete)
        self._lay_out()
        desk.hub.changed.connect(self._hear)
        desk.hub.refused.connect(self.reload)
        self.reload()

    def reload(self) -> None:
        self.desk.read(list_mandate_lines, on_done=self._show, latest=(self, "lines"))

    def add(self) -> FormDialog:
        dialog = NewLineDialog(self, self.desk, next_line(self.table.rows(), self.desk.year))
        dialog.open()
        return dialog

    def ask_delete(self) -> None:
        row: MandateLineRow | None = self.table.current_row()
        if row is not None:
            question = f"Eliminare la linea {row.code} «{row.title}»?"
            more = "Si può annullare con Modifica › Annulla."
            confirm(self, question, more, "Elimina", partial(self._delete, row.id))

    def _delete(self, identity: MandateLineId) -> None:
        self.desk.save(delete_mandate_line, identity)

    def _show(self, rows: Sequence[MandateLineRow]) -> None:
        self.table.set_rows(rows)
        self.delete_button.setEnabled(bool(rows))
        if rows and self.table.current_row() is None:
            self.table.select(rows[0].id)

    def _save(self, edit: CellEdit) -> None:
        self._save_all([edit])

    def _save_all(self, edits: list[CellEdit]) -> None:
        self.desk.save(change_mandate_lines, values_by_row(edits))

    def _hear(self, changes: Changes) -> None:
        if Topic.OBJECTIVES in changes.topics:
            self.reload()

    def _lay_out(self) -> None:
        keep_minimum_height(self.table, TABLE)
        hint = "Le linee programmatiche del mandato. Un obiettivo può servire quelle che comprendono il suo anno."
        self.content.addWidget(hint_label(hint))
        new = make_button("Nuova linea…", "plus", self.add)
        self.content.addWidget(ButtonRow(new, self.delete_button))
        self.table.verbs.add(new, Order.NEW)
        self.table.verbs.add(self.delete_button, Order.DELETE)
        self.content.addWidget(self.table, 1)
        self.add_close()


class NewLineDialog(FormDialog):
    """A new line; it begins with the mandate of the last one."""

    def __init__(self, parent: QWidget, desk: Desk, draft: MandateLineDraft) -> None:
        super().__init__(parent, "Nuova linea di mandato")
        self._desk = desk
        self.form.add_all(FORM)
        self.form.fill_values({field.name: getattr(draft, field.name) for field in fields(draft)[2:]})
        self.form.check_with(lambda values: validate(_draft(values)))
        self.submit_with(self._save)

    def _save(self, values: dict[str, Any]) -> None:
        self._desk.save(create_mandate_line, _draft(values), on_done=self._done, on_error=self.refuse)

    def _done(self, _changes: Changes) -> None:
        self.accept()


def _draft(values: dict[str, Any]) -> MandateLineDraft:
    return MandateLineDraft(**with_texts(values))
