"""The first log-in with a password given by somebody else: another one, of one's own, before anything opens."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from app.domain.errors import UserError
from app.ui.archive_choices import ProtectedArchive
from app.ui.kit.dialogs import FormDialog
from app.ui.login.new_password import NewPassword
from app.ui.window_services import OpenedArchive

if TYPE_CHECKING:
    from app.ui.window import MainWindow

WHY = (
    "La password appena scritta è provvisoria: la conosce anche chi l'ha data. Sceglierne una propria, che nessun altro"
    " conosca: da adesso vale solo quella."
)


class FirstPasswordDialog(FormDialog):
    """Left without a password chosen, nothing is opened."""

    def __init__(
        self,
        window: "MainWindow",
        archive: ProtectedArchive,
        slot: str,
        temporary: str,
        on_open: Callable[[OpenedArchive], object],
    ) -> None:
        super().__init__(window, "Scegliere la propria password", WHY, ok="Cambia ed entra")
        self._window, self._archive, self._on_open = window, archive, on_open
        self._slot, self._temporary = slot, temporary
        self.password = NewPassword((archive.title,))
        self.form.add_widget("", self.password)
        self.submit_with(self._enter)
        self.password.first.line.setFocus()

    def _enter(self, _values: dict[str, Any]) -> None:
        chosen = self.password.checked()
        if chosen is None:
            self.refuse(UserError("La password non è cambiata.", "Vedere sotto il suo campo."))
            return
        enter_first = self._window.services.enter_first
        self._window.runner.run(
            enter_first,
            self._archive,
            self._slot,
            self._temporary,
            chosen,
            on_done=self._entered,
            on_error=self._refused,
        )

    def _refused(self, error: UserError) -> None:
        self.refuse(error)
        self.password.first.refuse(error.sentence)

    def _entered(self, opened: OpenedArchive) -> None:
        self.accept()
        self._on_open(opened)
