"""The days in service that are not evaluated: listed, added and taken back."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.changes import Changes
from app.domain.columns import Column, Format
from app.domain.ids import EmployeeId
from app.domain.issues import Issue
from app.domain.obstacles import first_sentence
from app.domain.periods import Period
from app.domain.rounds.absences import ABSENCE_COLUMNS, NotEvaluableDraft, NotEvaluableRow, PersonInService, validate
from app.domain.rounds.next_steps import EXCLUDE, progress_of
from app.domain.rounds.rounds import RoundRow
from app.services.rounds.absences import exclude_days, include_days, list_absences
from app.ui.evaluation.dialogs import Closing
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import make_button
from app.ui.kit.context_menu import Order
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import FormDialog
from app.ui.kit.labels import hint_label
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_minimum_height

SIZE, TABLE = (760, 440), 160
_HINT = (
    "Periodi in servizio che non si valutano, con il motivo (per esempio un'aspettativa). Dopo averli cambiati,"
    " «Prepara sessione…» adegua le schede e mostra prima che cosa cambia."
)


class AbsencesDialog(PlainDialog):
    """The list of the days excluded from a round, with *Escludi giorni* and *Rendi valutabili*."""

    def __init__(
        self,
        parent: QWidget,
        desk: Desk,
        evaluation_round: RoundRow,
        people: Sequence[PersonInService],
        chosen: EmployeeId | None = None,
    ) -> None:
        super().__init__(parent, f"Giorni non valutabili: {evaluation_round.title}", *SIZE)
        self._desk = desk
        self._round = evaluation_round
        self._people = people
        self._chosen = chosen
        self.dialog: AbsenceDialog | None = None
        self.table = RowsTable(
            ABSENCE_COLUMNS,
            name="evaluation.absences",
            title="Giorni non valutabili",
            empty="Tutti i giorni di servizio si valutano.\nUsare «Escludi giorni…» per indicarne.",
        )
        self.add_button = make_button("Escludi giorni…", "calendar-x", self.ask_days)
        self.remove_button = make_button("Rendi valutabili", "arrow-counter-clockwise", self.take_back)
        self.table.verbs.add(self.add_button, Order.NEW)
        self.table.verbs.add(self.remove_button, Order.DELETE)
        self._lay_out()
        self.table.current_changed.connect(self._fit)
        self._fit(None)
        self._read()

    def ask_days(self) -> None:
        self.dialog = AbsenceDialog(self, self._people, self._chosen)
        self.dialog.submit_with(partial(self._exclude, self.dialog))
        self.dialog.open()

    def _exclude(self, dialog: "AbsenceDialog", values: dict[str, Any]) -> None:
        closing = Closing(dialog)
        closing.closed.connect(self._read)
        days = Period(values["valid_from"], values["valid_to"])
        self._desk.save(
            exclude_days,
            self._round.id,
            values["employee_id"],
            days,
            values["reason"],
            on_done=closing.close,
            on_error=dialog.refuse,
        )

    def take_back(self) -> None:
        row = self.table.current_row()
        if row is not None:
            self._desk.save(include_days, row.id, row.version, on_done=self._hear)

    def _hear(self, _changes: Changes) -> None:
        self._read()

    def _read(self) -> None:
        self._desk.read(list_absences, self._round.id, on_done=self._show, latest=(self, "absences"))

    def _show(self, rows: list[NotEvaluableRow]) -> None:
        self.table.set_rows(rows)
        self._fit(self.table.current_row())

    def _fit(self, row: NotEvaluableRow | None) -> None:
        why = first_sentence(EXCLUDE.obstacles(progress_of(self._round)))
        self.add_button.setEnabled(not why and bool(self._people))
        self.remove_button.setEnabled(not why and row is not None)
        self.add_button.setToolTip(why)
        self.remove_button.setToolTip(why)

    def _lay_out(self) -> None:
        keep_minimum_height(self.table, TABLE)
        self.content.addWidget(hint_label(_HINT))
        self.content.addWidget(ButtonRow(self.add_button, self.remove_button))
        self.content.addWidget(self.table, 1)
        self.add_close()


class AbsenceDialog(FormDialog):
    """Asks whose days, which and why."""

    def __init__(self, parent: QWidget, people: Sequence[PersonInService], chosen: EmployeeId | None) -> None:
        super().__init__(parent, "Escludi giorni dalla valutazione")
        self._service = {one.id: one.service for one in people}
        self.form.add(_PERSON, [(one.id, one.name) for one in people])
        self.form.add_all(ABSENCE_COLUMNS[1:])
        self.form.check_with(self._check)
        if chosen in self._service:
            self.form.fill_values({"employee_id": chosen})

    def _check(self, values: dict[str, Any]) -> list[Issue]:
        return validate(NotEvaluableDraft(**values), self._service.get(values["employee_id"]))


_PERSON = Column("employee_id", "Persona", Format.CHOICE, required=True)
