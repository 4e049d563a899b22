"""The way into a protected archive: its page of log-in, shown in the window until somebody enters."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.errors import UserError
from app.domain.keys.passwords import TemporaryPassword
from app.ui.login.remembered import last_slot, remember_slot, who_left, with_names
from app.ui.window_services import OpenedArchive

if TYPE_CHECKING:
    from app.ui.archive_choices import ProtectedArchive
    from app.ui.login.login_page import LoginPage
    from app.ui.window import MainWindow


class Entrance(QObject):
    """Shows who may enter, and opens the archive to whoever has the password or the recovery key."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.page: LoginPage | None = None
        window.login_asked.connect(self.ask)
        window.desk_changed.connect(self.leave)

    def ask(self, archive: "ProtectedArchive") -> None:
        """Show the page of log-in of an archive."""
        from app.ui.login.login_page import LoginPage

        self.leave()
        left = who_left(archive)
        others = [one.slot for one in archive.accesses if left and one.slot != left]
        self.page = page = LoginPage(with_names(archive), others[0] if others else last_slot(archive))
        page.entered.connect(self._enter)
        page.recovery_asked.connect(self._ask_recovery)
        page.open_asked.connect(self._window.open_asked)
        page.new_asked.connect(self._window.new_asked)
        self._window.stack.addWidget(page)
        self._window.stack.setCurrentWidget(page)
        page.begin()
        if len(others) > 1:
            page.list.setFocus()  # who comes is to be chosen first

    def leave(self) -> None:
        """Take the page away, with what was typed in it."""
        if self.page is not None:
            self._window.stack.removeWidget(self.page)
            self.page.deleteLater()
            self.page = None

    def _enter(self, slot: str, password: str) -> None:
        if self.page is not None:
            unlock = self._window.services.unlock
            self._window.runner.run(
                unlock,
                self.page.archive,
                slot,
                password,
                on_done=self._show,
                on_error=partial(self._refuse, slot, password),
            )

    def _show(self, opened: OpenedArchive) -> None:
        if self.page is not None:
            remember_slot(self.page.archive, opened)
        self._window.show_opened(opened)

    def _refuse(self, slot: str, password: str, error: UserError) -> None:
        if self.page is None:
            return
        if isinstance(error, TemporaryPassword):
            from app.ui.login.first_password_dialog import FirstPasswordDialog

            self.page.begin()
            FirstPasswordDialog(self._window, self.page.archive, slot, password, self._show).open()
        else:
            self.page.refuse(error)

    def _ask_recovery(self) -> None:
        from app.ui.login.recovery_dialog import RecoveryDialog

        if self.page is not None:
            chosen = self.page.list.current
            RecoveryDialog(self._window, self.page.archive, self._show, chosen.slot if chosen else "").open()
