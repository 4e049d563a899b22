"""The way in for who has forgotten the password: the recovery key on paper, and a new password."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from app.domain.errors import UserError
from app.domain.issues import Issue
from app.ui.archive_choices import ProtectedArchive
from app.ui.kit.dialogs import FormDialog
from app.ui.login.new_password import NewPassword
from app.ui.login.recovery_field import RecoveryField
from app.ui.window_services import OpenedArchive

if TYPE_CHECKING:
    from app.ui.window import MainWindow

WHAT_FOR = (
    "È quella stampata quando l'archivio è stato protetto, e sta dove l'ente conserva i documenti riservati."
    " Si scrive come sul foglio: spazi e maiuscole non contano. La nuova password sarà di chi è scelto nell'elenco, se"
    " amministra l'archivio; altrimenti del suo amministratore."
)
KEY = "recovery_key"


class RecoveryDialog(FormDialog):
    """Asks the key and a new password for the administrator; what does not open is said under its field."""

    def __init__(
        self,
        window: "MainWindow",
        archive: ProtectedArchive,
        on_open: Callable[[OpenedArchive], object],
        slot: str = "",
    ) -> None:
        """`slot` is that of who is chosen in the page of log-in."""
        super().__init__(window, "Chiave di recupero", WHAT_FOR, ok="Entra")
        self._window, self._archive, self._on_open, self._slot = window, archive, on_open, slot
        self.line = RecoveryField()
        self.password = NewPassword()
        self.form.add_widget("Chiave di recupero *", self.line, KEY)
        self.form.add_widget("", self.password)
        self.line.textEdited.connect(lambda: self.form.show_issues([]))
        self.submit_with(self._enter)
        self.line.setFocus()

    def _enter(self, _values: dict[str, Any]) -> None:
        password = self.password.checked()
        if not self.line.text().strip():
            self._say("Scrivere la chiave di recupero.")
        elif password is None:
            self._set_busy(False)
        else:
            recover = self._window.services.recover
            key, run = self.line.text(), self._window.runner.run
            run(recover, self._archive, key, password, self._slot, on_done=self._entered, on_error=self._refuse)

    def _entered(self, opened: OpenedArchive) -> None:
        self.accept()
        self._on_open(opened)

    def _refuse(self, error: UserError) -> None:
        self._say(error.sentence)

    def _say(self, sentence: str) -> None:
        self._set_busy(False)
        self.form.show_issues([Issue("not_recovered", sentence, KEY)])
        self.make_room()
