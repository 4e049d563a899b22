"""A new key for the archive: asked with the own password, then the new recovery key and the passwords to hand over."""

from functools import partial
from typing import TYPE_CHECKING, Any

from app.domain.errors import UserError
from app.services.keys.attempts import own_attempts
from app.services.users.renewing import Renewal, renew_key
from app.services.workspace import Workspace
from app.ui.kit.dialogs import FormDialog
from app.ui.login.given_passwords_dialog import GivenPasswordsDialog
from app.ui.login.password_line import PasswordField
from app.ui.login.recovery_key_dialog import RecoveryKeyDialog

if TYPE_CHECKING:
    from pathlib import Path

    from app.ui.window import MainWindow

HINT = (
    "Chi conosceva una password, o ha avuto il foglio della chiave di recupero, può aver tenuto la chiave di questo"
    " archivio. Con una nuova chiave l'archivio è cifrato di nuovo, e quella di prima non lo apre più. Prima si fa una"
    " copia di sicurezza (non di dati dimostrativi), che si apre ancora come oggi. La propria password resta; a ogni"
    " altro utente se ne dà una provvisoria da consegnare; chi non è più utente non entra più. Si stampa una nuova"
    " chiave di recupero: il foglio di prima si distrugge, se non serve a riaprire le copie vecchie."
)


class RenewKeyDialog(FormDialog):
    """Asks the password of whoever administers; at the end the archive is opened again by its log-in."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window, "Nuova chiave dell'archivio", HINT, ok="Cifra di nuovo")
        self._window = window
        self._ente = ""
        self.password = PasswordField("La propria password *")
        self.form.add_widget("", self.password)
        self.submit_with(self._renew)
        self.password.line.setFocus()

    def _renew(self, _values: dict[str, Any]) -> None:
        opened = self._window.opened
        if opened is None or not self.password.text:
            self._refused(UserError("Scrivere la propria password."))
            return
        self._ente = opened.title
        run = self._window.runner.run
        run(
            _renewed,
            opened.workspace,
            opened.slot,
            self.password.text,
            on_done=partial(self._show_key, opened.path),
            on_error=self._refused,
        )

    def _refused(self, error: UserError) -> None:
        """Say why there is no new key; an archive closed for it is opened again."""
        self.refuse(UserError("La chiave è quella di prima."))
        self.password.refuse(error.sentence)
        if (opened := self._window.opened) and opened.workspace.archive.is_closed:
            self.accept()
            self._window.close_archive()
            self._window.open_path(opened.path)
            self._window.runner.show_trouble(error)

    def _show_key(self, path: "Path", renewal: Renewal) -> None:
        self.accept()
        self._window.close_archive()
        go_on = partial(_hand_over, self._window, path, self._ente, renewal)
        RecoveryKeyDialog(self._window, renewal.protection, self._ente, go_on).open()


def _hand_over(window: "MainWindow", path: "Path", ente: str, renewal: Renewal) -> None:
    """Show the passwords given to the others, if there are any, and open the archive by its log-in."""
    if renewal.given:
        dialog = GivenPasswordsDialog(window, renewal.given, ente)
        dialog.finished.connect(lambda _result: window.open_path(path))
        dialog.open()
    else:
        window.open_path(path)


def _renewed(workspace: Workspace, slot: str, password: str) -> Renewal:
    return renew_key(workspace, slot, password, own_attempts())
