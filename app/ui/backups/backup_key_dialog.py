"""What opens a backup made under a key of before: a password, or the recovery key, of when it was made."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.columns import Column, Format
from app.domain.errors import UserError
from app.domain.italian import format_date
from app.services.backups.holding import HeldBackup, LockedBackup, hold_with_password, hold_with_recovery_key
from app.services.keys.attempts import own_attempts
from app.services.workspace import Workspace
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import FormDialog
from app.ui.kit.labelled import Labelled
from app.ui.login.password_line import PasswordField
from app.ui.login.recovery_field import RecoveryField

HINT = (
    "La copia del {} alle {} è stata fatta con un'altra chiave: la aprono le password, o il foglio della chiave di"
    " recupero, che valevano allora. Ripristinata, l'archivio avrà la chiave, le password e gli utenti di adesso."
)
WAY = Column("way", "Si apre con", Format.CHOICE, width=30, required=True)
ON_PAPER, RECOVERY = "", "Chiave di recupero di allora"


class BackupKeyDialog(FormDialog):
    """Asks who one was and the password, or the recovery key; `on_open` is given the backup with what opens it."""

    def __init__(
        self, parent: QWidget, desk: Desk, locked: LockedBackup, on_open: Callable[[HeldBackup], object]
    ) -> None:
        backup = locked.backup
        super().__init__(parent, "Copia con un'altra chiave", HINT.format(format_date(backup.day), backup.hour), "Apri")
        self._desk, self._locked, self._on_open = desk, locked, on_open
        ways = [*((one.id, f"Password di «{one.title}»") for one in locked.slots), (ON_PAPER, RECOVERY)]
        self.form.add(WAY, ways)
        self.password = PasswordField("Password di allora *")
        self.line = RecoveryField()
        self.key = Labelled("Chiave di recupero di allora *", self.line)
        for widget in (self.password, self.key):
            self.form.add_widget("", widget)
        self.form.fill_values({"way": ways[0][0]})
        self.form.edited.connect(self._follow)
        self._follow()
        self.submit_with(self._open)

    @property
    def _is_on_paper(self) -> bool:
        return bool(self.form.draft_values()["way"] == ON_PAPER)

    def _follow(self, _key: str = "") -> None:
        self.password.setVisible(not self._is_on_paper)
        self.key.setVisible(self._is_on_paper)
        if self.isVisible():
            self.make_room()

    def _open(self, values: dict[str, Any]) -> None:
        desk, run = self._desk, self._desk.runner.run
        if self._is_on_paper:
            text = self.line.text()
            run(hold_with_recovery_key, desk.workspace, self._locked, text, on_done=self._opened, on_error=self._refuse)
        else:
            work = partial(_with_password, self._locked, values["way"], self.password.text)
            run(work, desk.workspace, on_done=self._opened, on_error=self._refuse)

    def _opened(self, held: HeldBackup) -> None:
        self.accept()
        self._on_open(held)

    def _refuse(self, error: UserError) -> None:
        self._set_busy(False)
        if self._is_on_paper:
            self.key.say(error.sentence)
            self.line.setFocus()
        else:
            self.password.refuse(error.sentence)
        self.make_room()


def _with_password(locked: LockedBackup, slot: str, password: str, workspace: Workspace) -> HeldBackup:
    return hold_with_password(workspace, locked, slot, password, own_attempts())
