"""Ricodifica: the codes that the mask would give to the objectives of a year, before they are given."""

from PySide6.QtWidgets import QDialogButtonBox, QWidget

from app.domain.changes import Changes
from app.domain.errors import UserError
from app.domain.issues import Severity
from app.domain.italian import plural
from app.domain.objectives.recoding import RECODING_COLUMNS, Recoding
from app.services.objectives.codes import preview_recoding, recode_objectives
from app.ui.kit.desk import Desk
from app.ui.kit.labels import hint_label
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_minimum_height
from app.ui.objectives.detail_page import PageMessage

SIZE, TABLE = (760, 560), 200
HINT = (
    "I codici si danno da 1 nell'ordine degli obiettivi, con la maschera che sta in Struttura › Dati dell'ente; senza "
    "maschera, con le lettere dell'unità. Le schede chiuse tengono i codici con cui sono state chiuse."
)
Button = QDialogButtonBox.StandardButton


class RecodeDialog(PlainDialog):
    """The objectives that would change code; *Ricodifica* gives the new ones, all together."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, f"Ricodifica degli obiettivi {desk.year}", *SIZE)
        self.desk = desk
        self.message = PageMessage(self)
        self.warnings = PageMessage(self)
        self.warnings.hide()
        self.table = RowsTable(
            RECODING_COLUMNS, name="objectives.recoding", title="Codici prima e dopo",
            empty="I codici sono già questi.", counted=("codice", "codici"),
        )  # fmt: skip
        keep_minimum_height(self.table, TABLE)
        self.buttons.setStandardButtons(Button.Ok | Button.Cancel)
        self.recode_button = self.set_primary(self.buttons.button(Button.Ok))
        self.recode_button.setText("&Ricodifica")
        self.recode_button.setEnabled(False)
        self.buttons.button(Button.Cancel).setText("&Annulla")
        self.buttons.accepted.connect(self._write)
        for widget in (hint_label(HINT), self.message, self.warnings):
            self.content.addWidget(widget)
        self.content.addWidget(self.table, 1)
        self.table.view.setFocus()
        desk.runner.run(
            preview_recoding,
            desk.workspace,
            desk.year,
            on_done=self._show,
            on_error=self._refuse,
            latest=(self, "codes"),
        )

    def _show(self, recoding: Recoding) -> None:
        changed = recoding.changed
        self.table.set_rows(changed)
        self.recode_button.setEnabled(bool(changed))
        count = plural(len(recoding.rows), "obiettivo", "obiettivi")
        words = f"{len(changed)} di {count} cambiano codice. Nulla è ancora scritto."
        self.message.say(words if changed else "I codici sono già questi: non c'è niente da cambiare.", Severity.NOTE)
        if recoding.warnings:
            self.warnings.say(" ".join(recoding.warnings), Severity.WARNING)
            self.warnings.show()

    def _write(self) -> None:
        self.recode_button.setEnabled(False)
        self.desk.save(recode_objectives, self.desk.year, on_done=self._tell, on_error=self._refuse)

    def _tell(self, changes: Changes) -> None:
        self.accept()
        self.desk.tell_done(changes)

    def _refuse(self, error: UserError) -> None:
        self.recode_button.setEnabled(False)
        self.message.say(error.sentence)
