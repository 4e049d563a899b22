"""Choosing some people from those in service."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from app.domain.columns import Column
from app.domain.objectives.detail import PersonChoice
from app.ui.kit.labels import hint_label
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.sizes import resize_in_letters

COLUMNS = (Column("name", "Persona", width=28), Column("unit", "Unità", width=32))
Button = QDialogButtonBox.StandardButton


class PeopleDialog(QDialog):
    """`chosen(list of ids)` when the user says Assegna."""

    chosen = Signal(list)

    def __init__(self, parent: QWidget, people: Sequence[PersonChoice]) -> None:
        super().__init__(parent)
        self.setWindowTitle("Assegna a persone")
        self.setAccessibleName("Assegna a persone")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.table = RowsTable(
            COLUMNS, name="objectives.choose_people", title="Persone in servizio",
            empty="Tutte le persone in servizio hanno già questo obiettivo.",
        )  # fmt: skip
        self.table.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.set_rows(people)
        self.table.opened.connect(self.accept)
        self.buttons = QDialogButtonBox(Button.Ok | Button.Cancel)
        self.buttons.button(Button.Ok).setText("Assegna")
        self.buttons.button(Button.Cancel).setText("Annulla")
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        self.accepted.connect(self._tell)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.addWidget(hint_label("Con Ctrl o Maiusc si scelgono più persone."))
        column.addWidget(self.table, 1)
        column.addWidget(self.buttons)
        resize_in_letters(self, 80, 26)

    def _tell(self) -> None:
        if rows := self.table.selected_rows():
            self.chosen.emit([row.id for row in rows])
