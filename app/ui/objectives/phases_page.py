"""Phases: what is done, when (January–December), with which weight and how far."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

from app.domain.changes import Changes
from app.domain.columns import Column, Format
from app.domain.objectives.detail import ObjectiveDetail
from app.domain.objectives.phase import PHASE_COLUMNS, PhaseDraft, PhaseRow, validate
from app.services.objectives.patching import change_phases
from app.services.objectives.phases import delete_phases, save_phase, share_phase_weights, toggle_phase_month
from app.ui.kit.buttons import make_button, make_tool
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import FormDialog, confirm
from app.ui.kit.overrides import override
from app.ui.kit.rows_table import RowsTable
from app.ui.objectives.detail_page import DetailPage, RowButtons, TotalLine
from app.ui.objectives.month_grid import MonthGrid


class PhasesPage(DetailPage):
    """The table of the phases above, their months below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.table = RowsTable(
            PHASE_COLUMNS, name="objectives.phases", title="Fasi",
            empty="Nessuna fase.\nLe fasi non sono obbligatorie: per dividere il lavoro usare «Nuova fase».",
        )  # fmt: skip
        self.table.hide_filter()
        self.save_cells(self.table, change_phases)
        self.grid = MonthGrid()
        self.grid.toggled.connect(self._toggle)
        self.total = TotalLine()
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(self.table)
        halves.addWidget(self.grid)
        self.box.addWidget(halves, 1)
        self.box.addWidget(self.total)
        self.delete_button = make_tool("Elimina la fase…", "trash", self.ask_delete)
        self.add_buttons(
            [
                make_button("Nuova fase…", "plus", self.add_phase),
                make_button("Distribuisci in parti uguali", "equals", self.share),
                self.delete_button,
            ]
        )
        RowButtons(self.table, self.delete_button)

    @override
    def fill(self, detail: ObjectiveDetail) -> None:
        self.table.set_rows(detail.phases)
        self.grid.set_rows(detail.phases)
        self.grid.is_read_only = detail.closing is not None
        self.total.show_total(detail.phase_total)

    def add_phase(self) -> FormDialog:
        dialog = FormDialog(self, "Nuova fase", "I mesi si scelgono dopo, sulla griglia.")
        identity = self.identity
        dialog.form.add(Column("title", "Fase", Format.TEXT, 44, required=True))
        dialog.form.check_with(lambda values: validate(PhaseDraft(title=values["title"] or "")))

        def done(_changes: Changes) -> None:
            dialog.accept()

        def save(values: dict[str, str]) -> None:
            draft = PhaseDraft(objective_id=identity, title=values["title"])
            self.desk.save(save_phase, draft, on_done=done, on_error=dialog.refuse)

        dialog.submit_with(save)
        dialog.open()
        return dialog

    def share(self) -> None:
        self.desk.save(share_phase_weights, self.identity)

    def ask_delete(self) -> None:
        row: PhaseRow | None = self.table.current_row()
        if row is not None:
            self._leaving = row.id
            more = "L'operazione si può annullare."
            confirm(self, f"Eliminare la fase «{row.title}»?", more, "Elimina", self._delete)

    def _delete(self) -> None:
        self.desk.save(delete_phases, [self._leaving])

    def _toggle(self, row: PhaseRow, month: int) -> None:
        self.desk.save(toggle_phase_month, row.id, month)
