"""What the pages of one table have in common, and the resources of an objective."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, TypeVar

from PySide6.QtWidgets import QPushButton

from app.domain.changes import Changes
from app.domain.columns import Column
from app.domain.exact import ZERO
from app.domain.issues import Issue
from app.domain.italian import format_money
from app.domain.objectives import ResourceKind
from app.domain.objectives.detail import ObjectiveDetail
from app.domain.objectives.records import (
    RESOURCE_COLUMNS,
    ResourceDraft,
    validate_resource,
)
from app.services.objectives.patching import change_resources
from app.services.objectives.records import delete_resources, save_resource
from app.services.workspace import Workspace
from app.ui.kit.buttons import make_button
from app.ui.kit.context_menu import Order
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import FormDialog, confirm
from app.ui.kit.labels import hint_label
from app.ui.kit.overrides import override
from app.ui.kit.rows_table import RowsTable
from app.ui.objectives.detail_page import DetailPage
from app.ui.objectives.words import entries, with_texts

Draft = TypeVar("Draft")


class RecordsPage(DetailPage):
    """One table with a button that adds and one that deletes what is chosen, after a question."""

    table: RowsTable

    def offer(self, new: QPushButton, many: str) -> None:
        self.delete_button = make_button("Elimina…", "trash", self.ask_delete)
        self.add_buttons([new, self.delete_button])
        self.guards.add(self.delete_button, self.table)
        self.table.verbs.add(new, Order.NEW)
        self.table.verbs.add(self.delete_button, Order.DELETE, many=many)

    def ask_delete(self) -> None:
        rows = self.table.selected_rows()
        if rows:
            which = "la riga scelta" if len(rows) == 1 else f"{len(rows)} righe"
            leaving = [row.id for row in rows]
            more = "L'operazione si può annullare."
            confirm(self, f"Eliminare {which}?", more, "Elimina", partial(self.delete, leaving))

    def open_to_save(
        self,
        dialog: FormDialog,
        draft: Callable[[dict[str, Any]], Draft],
        save: Callable[[Workspace, Draft], Changes],
        validate: Callable[[Draft], list[Issue]],
    ) -> FormDialog:
        """Open the dialog of a new row, which is kept once it is accepted."""

        def done(_changes: Changes) -> None:
            dialog.accept()

        def keep(values: dict[str, Any]) -> None:
            self.desk.save(save, draft(values), on_done=done, on_error=dialog.refuse)

        dialog.form.check_with(lambda values: validate(draft(values)))
        dialog.submit_with(keep)
        dialog.open()
        return dialog

    def delete(self, leaving: list[int]) -> None:
        """Delete the rows with these ids."""
        raise NotImplementedError


class ResourcesPage(RecordsPage):
    """What the objective needs."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.table = RowsTable(
            RESOURCE_COLUMNS, name="objectives.resources", title="Risorse",
            empty="Nessuna risorsa indicata.\nUsare «Nuova risorsa».",
        )  # fmt: skip
        self.table.hide_filter()
        self.save_cells(self.table, change_resources).make_new("risorsa", "risorse", self._new)
        self.total = hint_label("")
        self.box.addWidget(self.table, 1)
        self.box.addWidget(self.total)
        self.offer(make_button("Nuova risorsa…", "plus", self.add), "Elimina {} risorse…")

    @override
    def fill(self, detail: ObjectiveDetail) -> None:
        self.table.set_rows(detail.resources)
        amounts = [row.amount for row in detail.resources if row.amount is not None]
        self.total.setText(f"Totale: {format_money(sum(amounts, ZERO))}" if amounts else "")

    def add(self) -> FormDialog:
        dialog = FormDialog(self, "Nuova risorsa")
        identity = self.identity
        kind, *others = RESOURCE_COLUMNS
        dialog.form.add(Column("kind", kind.heading, kind.format, required=True), entries(ResourceKind))
        dialog.form.add_all(others)
        dialog.form.fill(ResourceDraft())

        def draft(values: dict[str, Any]) -> ResourceDraft:
            return ResourceDraft(objective_id=identity, **with_texts(values))

        return self.open_to_save(dialog, draft, save_resource, validate_resource)

    @override
    def delete(self, leaving: list[int]) -> None:
        self.desk.save(delete_resources, leaving)

    def _new(self, values: Mapping[str, Any]) -> ResourceDraft:
        return ResourceDraft(objective_id=self.identity, **values)
