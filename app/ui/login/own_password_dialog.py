"""Changing the own password: the present one, then the new one twice."""

from typing import TYPE_CHECKING, Any

from app.domain.errors import UserError
from app.services.keys.attempts import own_attempts
from app.services.users.logging_in import change_own_password
from app.services.workspace import Workspace
from app.ui.kit.dialogs import FormDialog
from app.ui.kit.notice import Notice
from app.ui.login.new_password import NewPassword
from app.ui.login.password_line import PasswordField

if TYPE_CHECKING:
    from app.ui.window import MainWindow


class OwnPasswordDialog(FormDialog):
    """Of whoever is logged in."""

    def __init__(self, window: "MainWindow", user: str) -> None:
        super().__init__(window, "Cambia la mia password", ok="Cambia")
        self._window = window
        self.present = PasswordField("Password attuale *")
        self.password = NewPassword((user,))
        self.form.add_widget("", self.present)
        self.form.add_widget("", self.password)
        self.submit_with(self._save)

    def _save(self, _values: dict[str, Any]) -> None:
        opened, password = self._window.opened, self.password.checked()
        if opened is None or password is None:
            self.refuse(UserError("La password non è cambiata.", "Vedere sotto il suo campo."))
            return
        self._window.runner.run(
            _change,
            opened.workspace,
            opened.slot,
            self.present.text,
            password,
            on_done=self._done,
            on_error=self._refused,
        )

    def _refused(self, error: UserError) -> None:
        self.refuse(error)
        self.present.refuse(error.sentence)

    def _done(self, _nothing: None) -> None:
        self.accept()
        if desk := self._window.desk:
            desk.tell(Notice("La password è cambiata."))


def _change(workspace: Workspace, slot: str, old: str, new: str) -> None:
    change_own_password(workspace, slot, old, new, own_attempts())
