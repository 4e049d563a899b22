"""Linee di mandato: the lines that the objectives serve, edited in place."""

from dataclasses import fields
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.columns import Column, Format
from app.domain.ids import MandateLineId
from app.domain.objectives.mandate import MANDATE_LINE_COLUMNS, MandateLineDraft, MandateLineRow, next_line, validate
from app.services.objectives.mandate_lines import (
    change_mandate_lines,
    create_mandate_line,
    delete_mandate_line,
    list_mandate_lines,
)
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import FormDialog, confirm
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.rows_model import CellEdit
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.saving import SavingDialog
from app.ui.objectives.detail_page import values_by_row
from app.ui.objectives.edited_list import EditedList
from app.ui.objectives.words import with_texts

TITLE = "Linee di mandato"
SIZE = (840, 480)
HINT = "Le linee programmatiche del mandato. Un obiettivo può servire quelle che comprendono il suo anno."
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
        self.list = EditedList(desk, self.table, HINT, reload=self.reload, save=self._save_all)
        self.list.offer("Nuova linea…", self.add, self.ask_delete)
        self.content.addWidget(self.list, 1)
        self.add_close()
        self.reload()

    def reload(self) -> None:
        self.desk.read(list_mandate_lines, on_done=self.list.show_rows, latest=(self, "lines"))

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

    def _save_all(self, edits: list[CellEdit]) -> None:
        self.desk.save(change_mandate_lines, values_by_row(edits))


class NewLineDialog(SavingDialog):
    """A new line; it begins with the mandate of the last one."""

    def __init__(self, parent: QWidget, desk: Desk, draft: MandateLineDraft) -> None:
        super().__init__(parent, desk, "Nuova linea di mandato")
        self.form.add_all(FORM)
        self.form.fill_values({field.name: getattr(draft, field.name) for field in fields(draft)[2:]})
        self.form.check_with(lambda values: validate(_draft(values)))
        self.submit_with(self._save)

    def _save(self, values: dict[str, Any]) -> None:
        self.save(create_mandate_line, _draft(values))


def _draft(values: dict[str, Any]) -> MandateLineDraft:
    return MandateLineDraft(**with_texts(values))
