"""The objectives of the ente that may become entries of its catalogue."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QAbstractItemView, QDialogButtonBox, QWidget

from app.domain.catalogue.own import LearnedEntry
from app.domain.catalogue.rows import LEARNED_COLUMNS, LearnedRow, learned_row
from app.domain.changes import Changes
from app.domain.errors import UserError
from app.domain.italian import plural
from app.services.catalogue.learning import learn_entries
from app.ui.kit.desk import Desk
from app.ui.kit.labels import Message, hint_label
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_minimum_height

SIZE, TABLE = (760, 540), 220
HINT = (
    "Gli obiettivi misurati degli anni dell'ente: con Ctrl o Maiusc se ne scelgono più d'uno. Il valore atteso di "
    "allora resta come consiglio; quelli che nominano una persona non ci sono. Dopo, ogni voce si può modificare o "
    "eliminare."
)
EMPTY = (
    "Nessun obiettivo da aggiungere.\n"
    "Qui compaiono gli obiettivi con indicatori che il catalogo non ha ancora tra le voci dell'ente."
)
Button = QDialogButtonBox.StandardButton


class LearnDialog(PlainDialog):
    """Keeps as entries of the ente the objectives chosen, as one operation."""

    def __init__(
        self, parent: QWidget, desk: Desk, found: Sequence[LearnedEntry], learned: Callable[[Changes], object]
    ) -> None:
        super().__init__(parent, "Voci dagli obiettivi dell'ente", *SIZE)
        self._desk, self._learned = desk, learned
        self.told = Message(self)
        self.table = RowsTable(LEARNED_COLUMNS, name="catalogue.learned", title="Obiettivi dell'ente", empty=EMPTY)
        self.table.view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.table.set_rows([learned_row(one) for one in found])
        self.buttons.setStandardButtons(Button.Ok | Button.Cancel)
        self.keep_button = self.set_primary(self.buttons.button(Button.Ok))
        self.buttons.button(Button.Cancel).setText("Annulla")
        self.buttons.accepted.connect(self.keep)
        self.table.opened.connect(self.keep)
        self.table.view.selectionModel().selectionChanged.connect(self._count)
        keep_minimum_height(self.table, TABLE)
        self.content.addWidget(hint_label(HINT))
        self.content.addWidget(self.table, 1)
        self.content.addWidget(self.told)
        self._count()

    def keep(self, *_: object) -> None:
        rows: list[LearnedRow] = self.table.selected_rows()
        if rows:
            chosen = tuple(row.learned for row in rows)
            self._desk.save(learn_entries, chosen, on_done=self._done, on_error=self._refuse)

    def _count(self, *_: object) -> None:
        many = len(self.table.selected_rows())
        self.keep_button.setText(f"Aggiungi {plural(many, 'voce', 'voci')}" if many else "Aggiungi al catalogo")
        self.keep_button.setEnabled(bool(many))

    def _done(self, changes: Changes) -> None:
        self.accept()
        self._learned(changes)

    def _refuse(self, error: UserError) -> None:
        self.told.say(error.sentence)
