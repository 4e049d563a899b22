"""Protecting an archive: who administers it and with which password."""

from typing import TYPE_CHECKING, Any

from app.domain.columns import Column
from app.domain.errors import UserError
from app.domain.issues import Issue
from app.services.users.protecting import protect_with_first_user
from app.ui.kit.dialogs import FormDialog
from app.ui.login.new_password import NewPassword
from app.ui.login.recovery_key_dialog import RecoveryKeyDialog

if TYPE_CHECKING:
    from app.services.keys.protecting import Protection
    from app.ui.window import MainWindow

NAME = Column("full_name", "Nome e cognome", width=30, required=True, help="Di chi amministra: di solito il Segretario")
HINT = (
    "L'archivio sarà cifrato: senza una password, o la chiave di recupero che si stampa subito dopo, nessuno potrà più"
    " leggerlo, nemmeno chi ha fatto il programma. Gli altri utenti si aggiungono da Strumenti › Utenti."
)
OF_INVENTED_DATA = (
    " Questo archivio ha dati dimostrativi: gli utenti si provano con le persone inventate, e i documenti restano"
    " segnati «DATI DIMOSTRATIVI». Copie di sicurezza si fanno solo se chieste."
)


class ProtectDialog(FormDialog):
    """Asks name and password, encrypts, then shows the recovery key; the archive is opened again by its log-in."""

    def __init__(self, window: "MainWindow", *, is_invented: bool = False) -> None:
        hint = HINT + OF_INVENTED_DATA if is_invented else HINT
        super().__init__(window, "Proteggi l'archivio", hint, ok="Proteggi")
        self._window = window
        self.form.add(NAME)
        self.password = NewPassword()
        self.form.add_widget("", self.password)
        self.form.check_with(_named)
        self.submit_with(self._protect)

    def _protect(self, values: dict[str, Any]) -> None:
        password = self.password.checked()
        desk = self._window.desk
        if password is None or desk is None:
            self.refuse(UserError("La password non va bene.", "Vedere sotto il suo campo."))
            return
        self._ente = self._window.opened.title if self._window.opened else ""
        run = desk.runner.run
        run(
            protect_with_first_user,
            desk.workspace,
            values["full_name"],
            password,
            on_done=self._show_key,
            on_error=self._failed,
        )

    def _failed(self, error: UserError) -> None:
        """Say why nothing was protected; an archive closed for it is opened again."""
        self.refuse(error)
        if (opened := self._window.opened) and opened.workspace.archive.is_closed:
            self._window.close_archive()
            self._window.open_path(opened.path)

    def _show_key(self, protection: "Protection") -> None:
        self.accept()
        self._window.close_archive()
        RecoveryKeyDialog(self._window, protection, self._ente).open()


def _named(values: dict[str, Any]) -> list[Issue]:
    if not (values["full_name"] or "").strip():
        return [Issue("no_name", "Manca il nome di chi amministra l'archivio.", "full_name")]
    return []
