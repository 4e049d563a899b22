"""Phases: what is done, when (January–December), with which weight and how far."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter

from app.domain.changes import Changes
from app.domain.columns import Column, Format
from app.domain.ids import PhaseId
from app.domain.objectives.detail import ObjectiveDetail
from app.domain.objectives.phase import PHASE_COLUMNS, PhaseDraft, PhaseRow, validate
from app.services.objectives.patching import change_phases
from app.services.objectives.phases import (
    delete_phases,
    save_phase,
    share_phase_weights,
    toggle_actual_month,
    toggle_phase_month,
)
from app.ui.kit.buttons import make_button
from app.ui.kit.context_menu import Order
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import FormDialog, confirm
from app.ui.kit.overrides import override
from app.ui.kit.rows_table import RowsTable
from app.ui.objectives.detail_page import DetailPage, TotalLine
from app.ui.objectives.gantt_dialog import GanttDialog
from app.ui.objectives.month_grid import MonthGrid
from app.ui.objectives.months_bar import ACTUAL_MONTHS, MonthsBar

_DRAWING_TIP = "Le fasi sui mesi previsti ed effettivi, con i giorni dal – al, come nella scheda stampata"


class PhasesPage(DetailPage):
    """The table of the phases above, their months below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.table = RowsTable(
            PHASE_COLUMNS, name="objectives.phases", title="Fasi",
            empty="Nessuna fase.\nLe fasi non sono obbligatorie: per dividere il lavoro usare «Nuova fase».",
        )  # fmt: skip
        self.table.hide_filter()
        self.save_cells(self.table, change_phases).make_new("fase", "fasi", self._new)
        self.grid = MonthGrid()
        self.grid.toggled.connect(self._toggle)
        self.grid.worked.connect(self._toggle_actual)
        self.months = MonthsBar()
        self.months.chosen.connect(self._choose_months)
        self.total = TotalLine()
        halves = QSplitter(Qt.Orientation.Vertical)
        halves.addWidget(self.table)
        halves.addWidget(self.grid)
        self.box.addWidget(halves, 1)
        self.box.addWidget(self.months)
        self.box.addWidget(self.total)
        self._add_buttons()

    @override
    def fill(self, detail: ObjectiveDetail) -> None:
        self.table.set_rows(detail.phases)
        self.grid.set_rows(detail.phases)
        self.grid.is_read_only = detail.closing is not None
        self.grid.is_measured_only_read = detail.measuring is not None
        self.total.show_total(detail.phase_total)
        self.drawing_button.setEnabled(bool(detail.phases))

    @override
    def focus_field(self, field: str, part: int) -> None:
        rows: list[PhaseRow] = self.table.rows()
        if rows:
            self.edit_cell(self.table, part or rows[0].id, field)

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

    def show_drawing(self) -> GanttDialog | None:
        """Show the phases as they are printed; there is nothing to show without them."""
        if self.detail is None or not self.detail.phases:
            return None
        dialog = GanttDialog(self, self.desk, self.detail)
        dialog.open()
        return dialog

    def share(self) -> None:
        """Share the weights: the phases are all here, so nothing out of the page changes."""
        self.desk.save(share_phase_weights, self.identity)

    def ask_delete(self) -> None:
        rows: list[PhaseRow] = self.table.selected_rows()
        if rows:
            which = f"la fase «{rows[0].title}»" if len(rows) == 1 else f"{len(rows)} fasi"
            leaving = [row.id for row in rows]
            more = "L'operazione si può annullare."
            confirm(self, f"Eliminare {which}?", more, "Elimina", partial(self._delete, leaving))

    def _add_buttons(self) -> None:
        new = make_button("Nuova fase…", "plus", self.add_phase)
        share = make_button("Distribuisci in parti uguali", "equals", self.share)
        self.delete_button = make_button("Elimina…", "trash", self.ask_delete)
        self.drawing_button = make_button("Diagramma…", "chart-bar-horizontal", self.show_drawing, _DRAWING_TIP)
        holder = self.add_buttons([new, share, self.delete_button])
        if (line := holder.layout()) is not None:
            line.addWidget(self.drawing_button)  # in a closed year too: it only shows
        self.guards.add_all(self.table, self.delete_button)
        self.table.verbs.add(new, Order.NEW)
        self.table.verbs.add(share, Order.SPECIAL)
        self.table.verbs.add(self.delete_button, Order.DELETE, many="Elimina {} fasi…")

    def _delete(self, leaving: list[PhaseId]) -> None:
        self.desk.save(delete_phases, leaving)

    def _new(self, values: Mapping[str, Any]) -> PhaseDraft:
        return PhaseDraft(objective_id=self.identity, **values)

    def _choose_months(self, number: int) -> None:
        self.grid.is_of_actual = number == ACTUAL_MONTHS

    def _toggle_actual(self, row: PhaseRow, month: int) -> None:
        self.desk.save(toggle_actual_month, row.id, month)

    def _toggle(self, row: PhaseRow, month: int) -> None:
        self.desk.save(toggle_phase_month, row.id, month)
