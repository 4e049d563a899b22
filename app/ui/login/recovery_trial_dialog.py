"""The drill of the recovery key: copied from its paper as if the passwords were lost, and nothing changes."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.changes import Changes
from app.domain.errors import UserError
from app.domain.issues import Issue
from app.services.users.recovery_trial import try_recovery_key
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import FormDialog
from app.ui.login.recovery_dialog import KEY
from app.ui.login.recovery_field import RecoveryField

WHAT_FOR = (
    "Prendere il foglio dal posto in cui l'ente lo tiene e ricopiare la chiave, come se le password fossero perdute:"
    " si vede se il foglio si trova, se si legge e se è quello di questo archivio. Non cambia niente; il registro"
    " annota la prova riuscita. Poi rimettere il foglio al suo posto."
)


class RecoveryTrialDialog(FormDialog):
    """Asks the recovery key; what does not open is said under its field, group by group."""

    def __init__(self, parent: QWidget, desk: Desk, on_tried: Callable[[], object]) -> None:
        super().__init__(parent, "Prova della chiave di recupero", WHAT_FOR, ok="Prova")
        self._desk, self._on_tried = desk, on_tried
        self.line = RecoveryField()
        self.form.add_widget("Chiave di recupero *", self.line, KEY)
        self.line.textEdited.connect(lambda: self.form.show_issues([]))
        self.submit_with(self._try)
        self.line.setFocus()

    def _try(self, _values: dict[str, Any]) -> None:
        if self.line.text().strip():
            self._desk.save(try_recovery_key, self.line.text(), on_done=self._tried, on_error=self._refuse)
        else:
            self._refuse(UserError("Scrivere la chiave di recupero."))

    def _refuse(self, error: UserError) -> None:
        self._set_busy(False)
        self.form.show_issues([Issue("not_tried", error.sentence, KEY)])
        self.make_room()

    def _tried(self, _changes: Changes) -> None:
        self.accept()
        self._on_tried()
