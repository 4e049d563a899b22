"""Monitoraggio: the dated readings of indicators and phases, and what was noted of the objective as a whole."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from app.domain.cycles import Lock
from app.domain.documents.state import state_day
from app.domain.issues import Link
from app.domain.italian import DASH
from app.domain.objectives.detail import ObjectiveDetail
from app.domain.objectives.indicator import IndicatorRow
from app.domain.objectives.readings import READING_COLUMNS, ReadingRow
from app.domain.objectives.records import MONITORING_COLUMNS, MonitoringDraft, validate_monitoring
from app.services.objectives.patching import change_monitorings
from app.services.objectives.readings import delete_readings
from app.services.objectives.records import delete_monitorings, save_monitoring
from app.ui.kit.buttons import make_button, make_words_button
from app.ui.kit.context_menu import Order
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import FormDialog, confirm
from app.ui.kit.labels import Words, hint_label, title_label
from app.ui.kit.overrides import override
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_margins, keep_minimum_height, keep_spacing
from app.ui.kit.tokens import MEASURES
from app.ui.objectives.detail_page import LOWEST_TABLE
from app.ui.objectives.flow import Flow
from app.ui.objectives.interim_dialog import InterimDialog
from app.ui.objectives.reading_dialog import ReadingDialog
from app.ui.objectives.records_pages import RecordsPage
from app.ui.objectives.words import with_texts

MOST_TOLD = 3
"""Of more indicators than these only how many have a value is said."""
READINGS, NOTES = "Rilevazioni di indicatori e fasi", "Monitoraggio dell'obiettivo"
INTERIM_TIP = "I valori intermedi che le rilevazioni dell'anno propongono: si scelgono e si confermano"


class MonitoringPage(RecordsPage):
    """Whoever may measure the objective writes here: the lock is that of measuring."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.readings = RowsTable(
            READING_COLUMNS, name="objectives.readings", title=READINGS,
            empty="Nessuna rilevazione.\nUsare «Nuova rilevazione» per scrivere a che punto si è a una data.",
        )  # fmt: skip
        self.readings.hide_filter()
        keep_minimum_height(self.readings, LOWEST_TABLE)
        self.table = RowsTable(
            MONITORING_COLUMNS, name="objectives.monitoring", title="Monitoraggio",
            empty="Nessun monitoraggio.\nAlla verifica intermedia usare «Nuovo monitoraggio».",
        )  # fmt: skip
        self.table.hide_filter()
        self.save_cells(self.table, change_monitorings).make_new("monitoraggio", "monitoraggi", self._new)
        self.box.addWidget(title_label(READINGS, MEASURES.body))
        self.box.addWidget(self._line_of_values())
        self.box.addWidget(self.readings, 3)
        self._offer_readings()
        self.box.addWidget(title_label(NOTES, MEASURES.body))
        self.box.addWidget(self.table, 2)
        self.offer(make_button("Nuovo monitoraggio…", "plus", self.add), "Elimina {} monitoraggi…")

    @override
    def lock_for(self, detail: ObjectiveDetail) -> Lock | None:
        return detail.measuring

    @override
    def fill(self, detail: ObjectiveDetail) -> None:
        self.readings.set_rows(detail.readings)
        told = values_told(detail.indicators)
        self.values.setText(told)
        self.of_values.setVisible(bool(told))
        self.table.set_rows(detail.monitorings)

    def go_to_values(self) -> None:
        """Show the interim and final values of the objective, which are written in another view."""
        self.desk.hub.go_to(Link("missing_value", self.identity))

    def _line_of_values(self) -> QWidget:
        """Make the line that says which values are kept elsewhere, with the way there."""
        self.of_values, self.values = QWidget(self), Words("")
        self.values.setForegroundRole(hint_label("").foregroundRole())
        row = QHBoxLayout(self.of_values)
        keep_margins(row, 0, 0, 0, 0)
        keep_spacing(row, MEASURES.gap)
        row.addWidget(self.values, 1)
        row.addWidget(make_words_button("Vai ai valori", "", self.go_to_values), 0, Qt.AlignmentFlag.AlignTop)
        self.of_values.hide()
        return self.of_values

    def add_reading(self) -> ReadingDialog | None:
        """Write what was found on a day; there is nothing to read of an objective without indicators and phases."""
        if self.detail is None or not (self.detail.indicators or self.detail.phases):
            return None
        dialog = ReadingDialog(self, self.desk, self.detail, self.choices.judgements)
        dialog.open()
        return dialog

    def edit_reading(self, _row: object = None) -> ReadingDialog | None:
        row: ReadingRow | None = self.readings.current_row()
        if row is None or self.detail is None or self.is_locked:
            return None
        dialog = ReadingDialog(self, self.desk, self.detail, self.choices.judgements, row)
        dialog.open()
        return dialog

    def open_interim(self) -> InterimDialog:
        """Show the interim values that the readings of the year propose."""
        dialog = InterimDialog(self, self.desk)
        dialog.open()
        return dialog

    def ask_delete_readings(self) -> None:
        rows: list[ReadingRow] = self.readings.selected_rows()
        if rows:
            which = "la rilevazione scelta" if len(rows) == 1 else f"{len(rows)} rilevazioni"
            more = "Una fase torna all'avanzamento della rilevazione che resta. L'operazione si può annullare."
            confirm(self, f"Eliminare {which}?", more, "Elimina", partial(self._delete_readings, rows))

    def add(self) -> FormDialog:
        dialog = FormDialog(self, "Nuovo monitoraggio")
        identity = self.identity
        dialog.form.add_all([column for column in MONITORING_COLUMNS if column.editable])
        dialog.form.fill(MonitoringDraft(on_date=self._usual_day()))

        def draft(values: dict[str, Any]) -> MonitoringDraft:
            return MonitoringDraft(objective_id=identity, **with_texts(values))

        return self.open_to_save(dialog, draft, save_monitoring, validate_monitoring)

    @override
    def delete(self, leaving: list[int]) -> None:
        self.desk.save(delete_monitorings, leaving)

    def _delete_readings(self, rows: list[ReadingRow]) -> None:
        self.desk.save(delete_readings, rows)

    def _new(self, values: Mapping[str, Any]) -> MonitoringDraft:
        return MonitoringDraft(objective_id=self.identity, **{"on_date": self._usual_day(), **values})

    def _usual_day(self) -> date:
        """Return today, or the last day of a year that is over."""
        return state_day(self.desk.year, self.desk.workspace.today)

    def _offer_readings(self) -> None:
        new = make_button("Nuova rilevazione…", "plus", self.add_reading)
        edit = make_button("Correggi…", "pencil-simple", self.edit_reading)
        delete = make_button("Elimina rilevazione…", "trash", self.ask_delete_readings)
        interim = make_button("Valori intermedi…", "clock-counter-clockwise", self.open_interim, INTERIM_TIP)
        self.reading_buttons: tuple[QAbstractButton, ...] = (new, edit, delete, interim)
        holder = QWidget(self)
        row = Flow(holder)
        for button in self.reading_buttons:
            row.addWidget(button)
            self.guards.add(button)
        self.guards.add_all(self.readings, edit, delete)
        self.box.addWidget(holder)
        self.readings.opened.connect(self.edit_reading)
        self.readings.verbs.add(new, Order.NEW)
        self.readings.verbs.add(edit, Order.EDIT)
        self.readings.verbs.add(interim, Order.SPECIAL)
        self.readings.verbs.add(delete, Order.DELETE, many="Elimina {} rilevazioni…")


def values_told(indicators: Sequence[IndicatorRow]) -> str:
    """Say which interim and final values an objective has in the view *Valori*; empty where there is none."""
    told = []
    for one in indicators:
        both = (("intermedio", one.interim), ("consuntivo", one.final))
        parts = [f"{words} {text}" for words, text in both if text not in {"", DASH}]
        if parts:
            told.append(f"{one.name}: {', '.join(parts)}")
    if len(told) > MOST_TOLD:
        return f"{len(told)} indicatori hanno già un valore intermedio o un consuntivo, in Valori."
    return f"In Valori: {'; '.join(told)}." if told else ""
