"""Valori intermedi dalle rilevazioni: what the readings of the window propose, taken once somebody agrees."""

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from app.domain.changes import Changes
from app.domain.errors import UserError
from app.domain.issues import Severity
from app.domain.italian import plural
from app.domain.objectives.interim_proposals import PROPOSAL_COLUMNS, InterimProposals
from app.services.objectives.interim import interim_proposals, take_interim
from app.ui.kit.buttons import make_button
from app.ui.kit.desk import Desk
from app.ui.kit.labels import hint_label
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_minimum_height
from app.ui.objectives.detail_page import PageMessage

SIZE, TABLE = (760, 560), 200
HINT = (
    "Il valore intermedio di un indicatore è l'ultima rilevazione nei giorni della verifica intermedia. Qui ci sono"
    " quelle che non lo sono ancora: si prendono quelle scelte, e nulla è scritto prima."
)


class InterimDialog(PlainDialog):
    """All the proposals are chosen at first; those that stay chosen become interim values, as one operation."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, f"Valori intermedi {desk.year} dalle rilevazioni", *SIZE)
        self.desk = desk
        self.message = PageMessage(self)
        self.table = RowsTable(
            PROPOSAL_COLUMNS, name="objectives.interim", title="Valori intermedi proposti",
            empty="Nessuna rilevazione da prendere.\nLe rilevazioni si scrivono in Monitoraggio o nella vista Valori.",
            counted=("rilevazione", "rilevazioni"),
        )  # fmt: skip
        keep_minimum_height(self.table, TABLE)
        self.take_button = self.set_primary(make_button("Prendi i valori scelti", "", self._take))
        self.put_button(self.take_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton("Annulla", QDialogButtonBox.ButtonRole.RejectRole)
        for widget in (hint_label(HINT), self.message):
            self.content.addWidget(widget)
        self.content.addWidget(self.table, 1)
        self.take_button.setEnabled(False)
        self.table.view.selectionModel().selectionChanged.connect(self._allow)
        desk.read(interim_proposals, desk.year, on_done=self._show, latest=(self, "proposals"))

    def _show(self, found: InterimProposals) -> None:
        self.table.set_rows(found.rows)
        self.message.say(f"Giorni della verifica intermedia: {found.days}.", Severity.NOTE)
        if found.rows:
            self.table.view.selectAll()
            self.table.view.setFocus()

    def _allow(self, _chosen: object = None, _left: object = None) -> None:
        count = len(self.table.selected_rows())
        words = f"Prendi {plural(count, 'valore', 'valori')}" if count else "Prendi i valori scelti"
        self.take_button.setText(words)
        self.take_button.setAccessibleName(words)
        self.take_button.setEnabled(bool(count))

    def _take(self) -> None:
        chosen = [row.id for row in self.table.selected_rows()]
        self.desk.save(take_interim, self.desk.year, chosen, on_done=self._tell, on_error=self._refuse)

    def _tell(self, changes: Changes) -> None:
        self.accept()
        self.desk.tell_done(changes)

    def _refuse(self, error: UserError) -> None:
        self.message.say(error.sentence)
