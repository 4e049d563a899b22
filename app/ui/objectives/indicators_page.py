"""Indicators in a table, with the values measured and the degree they give."""

from app.domain.ids import IndicatorId
from app.domain.italian import format_percent
from app.domain.objectives.detail import ObjectiveDetail
from app.domain.objectives.indicator import INDICATOR_COLUMNS, IndicatorRow
from app.services.objectives.indicators import delete_indicators, share_indicator_weights
from app.services.objectives.patching import change_indicators
from app.ui.kit.buttons import make_button, make_tool
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import confirm
from app.ui.kit.labels import hint_label
from app.ui.kit.overrides import override
from app.ui.kit.rows_table import RowsTable
from app.ui.objectives.detail_page import DetailPage, RowButtons, TotalLine
from app.ui.objectives.indicator_dialog import IndicatorDialog
from app.ui.objectives.value_dialog import ValueDialog


class IndicatorsPage(DetailPage):
    """How the objective is measured: cells are edited in place, values in their dialog."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.table = RowsTable(
            INDICATOR_COLUMNS, name="objectives.indicators", title="Indicatori",
            empty="Nessun indicatore: senza, l'obiettivo non si può misurare.\nUsare «Nuovo indicatore».",
        )  # fmt: skip
        self.table.hide_filter()
        self.save_cells(self.table, change_indicators)
        self.total = TotalLine()
        self.degree = hint_label("")
        self.box.addWidget(self.table, 1)
        self.box.addWidget(self.total)
        self.box.addWidget(self.degree)
        self._add_buttons()

    @override
    def fill(self, detail: ObjectiveDetail) -> None:
        self.table.set_rows(detail.indicators)
        if detail.indicators and self.table.current_row() is None:
            self.table.select(self.table.rows()[0].id)
        self.total.show_total(detail.indicator_total)
        known = detail.degree is not None
        self.degree.setText(
            f"Grado di raggiungimento: {format_percent(detail.degree, 2)}"
            if known
            else "Grado di raggiungimento: – (mancano valori a consuntivo)"
        )
        self.degree.setVisible(bool(detail.indicators))

    def _add_buttons(self) -> None:
        self.record_button = make_button("Registra valore…", "note-pencil", self.record)
        self.edit_button = make_tool("Modifica l'indicatore…", "pencil-simple", self.edit_indicator)
        self.delete_button = make_tool("Elimina l'indicatore…", "trash", self.ask_delete)
        self.add_buttons(
            [
                make_button("Nuovo indicatore…", "plus", self.add_indicator),
                self.record_button,
                self.edit_button,
                make_button("Distribuisci in parti uguali", "equals", self.share),
                self.delete_button,
            ]
        )
        RowButtons(self.table, self.record_button, self.edit_button, self.delete_button)

    def add_indicator(self) -> IndicatorDialog:
        dialog = IndicatorDialog(self, self.desk, self.identity, None)
        dialog.open()
        return dialog

    def edit_indicator(self) -> IndicatorDialog | None:
        row = self._current()
        if row is None:
            return None
        dialog = IndicatorDialog(self, self.desk, self.identity, row)
        dialog.open()
        return dialog

    def record(self) -> ValueDialog | None:
        row = self._current()
        if row is None or self.detail is None:
            return None
        values = [value for value in self.detail.values if value.indicator_id == row.id]
        dialog = ValueDialog(self, self.desk, row, values, self.choices.judgements)
        dialog.open()
        return dialog

    def share(self) -> None:
        self.desk.save(share_indicator_weights, self.identity)

    def ask_delete(self) -> None:
        if (row := self._current()) is not None:
            self._leaving = IndicatorId(row.id)
            more = "Si eliminano anche i valori rilevati. L'operazione si può annullare."
            confirm(self, f"Eliminare l'indicatore «{row.name}»?", more, "Elimina", self._delete)

    def _delete(self) -> None:
        self.desk.save(delete_indicators, [self._leaving])

    def _current(self) -> IndicatorRow | None:
        row: IndicatorRow | None = self.table.current_row()
        return row
