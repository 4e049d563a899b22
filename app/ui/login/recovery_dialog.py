"""The way in for who has forgotten the password: the recovery key on paper, and a new password."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialogButtonBox, QLineEdit

from app.domain.errors import UserError
from app.ui.archive_choices import ProtectedArchive
from app.ui.kit.labelled import Labelled
from app.ui.kit.labels import hint_label
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.scale import keep_height
from app.ui.login.new_password import NewPassword
from app.ui.login.password_line import HEIGHT
from app.ui.window_services import OpenedArchive

if TYPE_CHECKING:
    from app.ui.window import MainWindow

WHAT_FOR = (
    "È quella stampata quando l'archivio è stato protetto, e sta dove l'ente conserva i documenti riservati."
    " Si scrive con o senza trattini, maiuscola o minuscola."
)


class RecoveryDialog(PlainDialog):
    """Asks the key and a new password for the administrator; what does not open is said under its field."""

    def __init__(
        self, window: "MainWindow", archive: ProtectedArchive, on_open: Callable[[OpenedArchive], object]
    ) -> None:
        super().__init__(window, "Chiave di recupero")
        self._window, self._archive, self._on_open = window, archive, on_open
        self.content.addWidget(hint_label(WHAT_FOR))
        self.line = QLineEdit()
        self.line.setAccessibleName("Chiave di recupero")
        keep_height(self.line, HEIGHT)
        self.key = Labelled("Chiave di recupero *", self.line)
        self.content.addWidget(self.key)
        self.content.addWidget(hint_label("La nuova password sarà quella dell'amministratore."))
        self.password = NewPassword()
        self.content.addWidget(self.password)
        role = QDialogButtonBox.ButtonRole
        self.open_button = self.buttons.addButton("Entra", role.AcceptRole)
        self.set_primary(self.open_button)
        self.buttons.addButton("Annulla", role.RejectRole)
        self.buttons.accepted.connect(self._enter)
        self.line.textEdited.connect(lambda: self.key.say(""))
        self.line.setFocus()

    def _enter(self) -> None:
        if not self.line.text().strip():
            self.key.say("Scrivere la chiave di recupero.")
            self.line.setFocus()
        elif (password := self.password.checked()) is not None:
            self.open_button.setEnabled(False)
            recover = self._window.services.recover
            self._window.runner.run(
                recover, self._archive, self.line.text(), password, on_done=self._entered, on_error=self._refuse
            )

    def _entered(self, opened: OpenedArchive) -> None:
        self.accept()
        self._on_open(opened)

    def _refuse(self, error: UserError) -> None:
        self.open_button.setEnabled(True)
        self.key.say(error.sentence)
        self.line.setFocus()
        self.make_room()
