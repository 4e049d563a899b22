"""Misure anticorruzione: those of the year, edited in place."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.changes import Changes
from app.domain.objectives.prevention import MEASURE_COLUMNS, MeasureDraft, MeasureRow, validate
from app.domain.validation import filled
from app.services.objectives.prevention import delete_measures, list_measures, save_measures
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import FormDialog, confirm
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.rows_model import CellEdit
from app.ui.kit.rows_table import RowsTable
from app.ui.objectives.detail_page import draft_values
from app.ui.objectives.edited_list import EditedList

SIZE = (840, 480)
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
        self.list = EditedList(desk, self.table, HINT, reload=self.reload, save=self._save_all)
        self.list.offer("Nuova misura…", self.add, self.ask_delete, "Elimina {} misure…")
        self.table.take_new_rows("misura", "misure", {"objectives": None})
        self.table.grown.connect(self._save_grown)
        self.content.addWidget(self.list, 1)
        self.add_close()
        self.reload()

    def reload(self) -> None:
        self.desk.read(list_measures, self.desk.year, on_done=self.list.show_rows, latest=(self, "measures"))

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

    def _save_all(self, edits: list[CellEdit]) -> None:
        self._save_grown(edits, [])

    def _save_grown(self, edits: list[CellEdit], made: Sequence[Mapping[str, Any]]) -> None:
        changed: dict[MeasureRow, dict[str, Any]] = {}
        for edit in edits:
            changed.setdefault(edit.row, {})[edit.key] = edit.value or ""
        drafts = [replace(row.draft, **values) for row, values in changed.items()]
        new = [replace(MeasureDraft(), **draft_values(values)) for values in made]
        self.desk.save(save_measures, self.desk.year, [*drafts, *new])
