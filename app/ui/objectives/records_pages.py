"""Resources and monitoring of an objective: two tables edited in place."""

from typing import Any

from app.domain.changes import Changes
from app.domain.columns import Column
from app.domain.objectives import ResourceKind
from app.domain.objectives.detail import ObjectiveDetail
from app.domain.objectives.records import (
    MONITORING_COLUMNS,
    RESOURCE_COLUMNS,
    MonitoringDraft,
    ResourceDraft,
    validate_monitoring,
    validate_resource,
)
from app.services.objectives.patching import change_monitorings, change_resources
from app.services.objectives.records import delete_monitorings, delete_resources, save_monitoring, save_resource
from app.ui.kit.buttons import make_button
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import FormDialog
from app.ui.kit.overrides import override
from app.ui.kit.rows_table import RowsTable
from app.ui.objectives.detail_page import DetailPage, RowButtons
from app.ui.objectives.words import entries, with_texts


class ResourcesPage(DetailPage):
    """What the objective needs."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.table = RowsTable(
            RESOURCE_COLUMNS, name="objectives.resources", title="Risorse",
            empty="Nessuna risorsa indicata.\nUsare «Nuova risorsa».",
        )  # fmt: skip
        self.table.hide_filter()
        self.save_cells(self.table, change_resources)
        self.box.addWidget(self.table, 1)
        self.delete_button = make_button("Elimina", "trash", self.delete)
        self.add_buttons([make_button("Nuova risorsa…", "plus", self.add), self.delete_button])
        RowButtons(self.table, self.delete_button)

    @override
    def fill(self, detail: ObjectiveDetail) -> None:
        self.table.set_rows(detail.resources)

    def add(self) -> FormDialog:
        dialog = FormDialog(self, "Nuova risorsa")
        identity = self.identity
        kind, description, amount = RESOURCE_COLUMNS
        dialog.form.add(Column("kind", kind.heading, kind.format, required=True), entries(ResourceKind))
        dialog.form.add_all([description, amount])
        dialog.form.fill(ResourceDraft())

        def draft(values: dict[str, Any]) -> ResourceDraft:
            return ResourceDraft(objective_id=identity, **with_texts(values))

        def done(_changes: Changes) -> None:
            dialog.accept()

        def save(values: dict[str, Any]) -> None:
            self.desk.save(save_resource, draft(values), on_done=done, on_error=dialog.refuse)

        dialog.form.check_with(lambda values: validate_resource(draft(values)))
        dialog.submit_with(save)
        dialog.open()
        return dialog

    def delete(self) -> None:
        if (row := self.table.current_row()) is not None:
            self.desk.save(delete_resources, [row.id])


class MonitoringPage(DetailPage):
    """What was found along the year."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.table = RowsTable(
            MONITORING_COLUMNS, name="objectives.monitoring", title="Monitoraggio",
            empty="Nessun monitoraggio.\nAlla verifica intermedia usare «Nuovo monitoraggio».",
        )  # fmt: skip
        self.table.hide_filter()
        self.save_cells(self.table, change_monitorings)
        self.box.addWidget(self.table, 1)
        self.delete_button = make_button("Elimina", "trash", self.delete)
        self.add_buttons([make_button("Nuovo monitoraggio…", "plus", self.add), self.delete_button])
        RowButtons(self.table, self.delete_button)

    @override
    def fill(self, detail: ObjectiveDetail) -> None:
        self.table.set_rows(detail.monitorings)

    def add(self) -> FormDialog:
        dialog = FormDialog(self, "Nuovo monitoraggio")
        identity = self.identity
        dialog.form.add_all(MONITORING_COLUMNS)
        dialog.form.fill(MonitoringDraft(on_date=self.desk.workspace.today))

        def draft(values: dict[str, Any]) -> MonitoringDraft:
            return MonitoringDraft(objective_id=identity, **with_texts(values))

        def done(_changes: Changes) -> None:
            dialog.accept()

        def save(values: dict[str, Any]) -> None:
            self.desk.save(save_monitoring, draft(values), on_done=done, on_error=dialog.refuse)

        dialog.form.check_with(lambda values: validate_monitoring(draft(values)))
        dialog.submit_with(save)
        dialog.open()
        return dialog

    def delete(self) -> None:
        if (row := self.table.current_row()) is not None:
            self.desk.save(delete_monitorings, [row.id])
