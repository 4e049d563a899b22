"""Choosing some people from those in service."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QDialogButtonBox, QWidget

from app.domain.columns import Column
from app.domain.objectives.detail import PersonChoice
from app.ui.kit.labels import hint_label
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_minimum_height

COLUMNS = (Column("name", "Persona", width=28), Column("unit", "Unità", width=32))
SIZE, TABLE = (600, 520), 200
Button = QDialogButtonBox.StandardButton


class PeopleDialog(PlainDialog):
    """`chosen(list of ids)` when the user says Assegna."""

    chosen = Signal(list)

    def __init__(self, parent: QWidget, people: Sequence[PersonChoice]) -> None:
        super().__init__(parent, "Assegna a persone", *SIZE)
        self.table = RowsTable(
            COLUMNS, name="objectives.choose_people", title="Persone in servizio",
            empty="Tutte le persone in servizio hanno già questo obiettivo.",
        )  # fmt: skip
        self.table.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.set_rows(people)
        self.table.opened.connect(self.accept)
        self.buttons.setStandardButtons(Button.Ok | Button.Cancel)
        self.set_primary(self.buttons.button(Button.Ok)).setText("Assegna")
        self.buttons.button(Button.Cancel).setText("Annulla")
        self.buttons.accepted.connect(self.accept)
        self.accepted.connect(self._tell)
        self._lay_out()

    def _lay_out(self) -> None:
        keep_minimum_height(self.table, TABLE)
        self.content.addWidget(hint_label("Con Ctrl o Maiusc si scelgono più persone."))
        self.content.addWidget(self.table, 1)

    def _tell(self) -> None:
        if rows := self.table.selected_rows():
            self.chosen.emit([row.id for row in rows])
