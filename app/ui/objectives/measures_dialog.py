"""Misure anticorruzione: those of the year, edited in place."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.changes import Changes, Topic
from app.domain.objectives.prevention import MEASURE_COLUMNS, MeasureDraft, MeasureRow, validate
from app.domain.validation import filled
from app.services.objectives.prevention import delete_measures, list_measures, save_measures
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
from app.ui.objectives.detail_page import draft_values

SIZE, TABLE = (840, 480), 160
HINT = "Le misure della sezione anticorruzione dell'anno. Quali attua un obiettivo si dice nella sua descrizione."


class MeasuresDialog(PlainDialog):
    """The measures of the year shown; each cell is saved when it is left, a pasted block adds rows."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, f"Misure anticorruzione {desk.year}", *SIZE)
        self.desk = desk
        self.table = RowsTable(
            MEASURE_COLUMNS, name="objectives.measures", title="Misure anticorruzione",
            empty="Nessuna misura nell'anno.\nUsare «Nuova misura», oppure incollarle da Excel.",
            counted=("misura", "misure"),
        )  # fmt: skip
        self.table.hide_filter()
        self.table.allow_editing()
        self.table.edited.connect(self._save)
        self.table.pasted.connect(self._save_all)
        self.table.take_new_rows("misura", "misure", {"objectives": None})
        self.table.grown.connect(self._save_grown)
        self.new_button = make_button("Nuova misura…", "plus", self.add)
        self.delete_button = make_button("Elimina…", "trash", self.ask_delete)
        self._lay_out()
        desk.hub.changed.connect(self._hear)
        desk.hub.refused.connect(self.reload)
        self.reload()

    def reload(self) -> None:
        self.desk.read(list_measures, self.desk.year, on_done=self._show, latest=(self, "measures"))

    def add(self) -> FormDialog:
        dialog = FormDialog(self, "Nuova misura")
        dialog.form.add_all(MEASURE_COLUMNS[:2])
        dialog.form.fill(MeasureDraft())
        dialog.form.check_with(lambda values: validate(filled(MeasureDraft(), values)))

        def done(_changes: Changes) -> None:
            dialog.accept()

        def save(values: dict[str, Any]) -> None:
            drafts = [filled(MeasureDraft(), values)]
            self.desk.save(save_measures, self.desk.year, drafts, on_done=done, on_error=dialog.refuse)

        dialog.submit_with(save)
        dialog.open()
        return dialog

    def ask_delete(self) -> None:
        rows: list[MeasureRow] = self.table.selected_rows()
        if rows:
            which = f"la misura {rows[0].code}" if len(rows) == 1 else f"{len(rows)} misure"
            used = sum(bool(row.objectives) for row in rows)
            more = "Gli obiettivi che la attuano restano. " if used else ""
            leaving = [row.id for row in rows]
            confirm(self, f"Eliminare {which}?", f"{more}Si può annullare.", "Elimina", partial(self._delete, leaving))

    def _delete(self, leaving: list[Any]) -> None:
        self.desk.save(delete_measures, leaving)

    def _show(self, rows: Sequence[MeasureRow]) -> None:
        self.table.set_rows(rows)
        self.delete_button.setEnabled(bool(rows))
        if rows and self.table.current_row() is None:
            self.table.select(rows[0].id)

    def _save(self, edit: CellEdit) -> None:
        self._save_all([edit])

    def _save_all(self, edits: list[CellEdit]) -> None:
        self._save_grown(edits, [])

    def _save_grown(self, edits: list[CellEdit], made: Sequence[Mapping[str, Any]]) -> None:
        changed: dict[MeasureRow, dict[str, Any]] = {}
        for edit in edits:
            changed.setdefault(edit.row, {})[edit.key] = edit.value or ""
        drafts = [replace(row.draft, **values) for row, values in changed.items()]
        new = [replace(MeasureDraft(), **draft_values(values)) for values in made]
        self.desk.save(save_measures, self.desk.year, [*drafts, *new])

    def _hear(self, changes: Changes) -> None:
        if Topic.OBJECTIVES in changes.topics:
            self.reload()

    def _lay_out(self) -> None:
        keep_minimum_height(self.table, TABLE)
        self.content.addWidget(hint_label(HINT))
        self.content.addWidget(ButtonRow(self.new_button, self.delete_button))
        self.table.verbs.add(self.new_button, Order.NEW)
        self.table.verbs.add(self.delete_button, Order.DELETE, many="Elimina {} misure…")
        self.content.addWidget(self.table, 1)
        self.add_close()
