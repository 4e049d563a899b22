"""The backup of the day, made by itself, and the verb that shows them all."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.errors import UserError
from app.domain.permissions import Action
from app.ui.kit.notice import Notice, NoticeKind
from app.ui.menus import Menu

if TYPE_CHECKING:
    from app.services.backups.making import BackupMade
    from app.services.workspace import Workspace
    from app.ui.window import MainWindow


def contribute(window: "MainWindow") -> None:
    """Add the backups to the menu *Strumenti* of `window`, and make that of the day when an archive is opened."""
    BackupActions(window)


class BackupActions(QObject):
    """What fails is said in the page: nobody asked for it, and the work goes on."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._restored = ("", Path())
        window.menus.of(Menu.TOOLS).addSeparator()
        words, asks = "Copie di &sicurezza…", Action.BACK_UP
        self.show = window.add_action(Menu.TOOLS, words, self.open_backups, icon_name="archive", asks=asks)
        window.desk_changed.connect(self._back_up_of_today)
        window.desk_changed.connect(self._tell_restored)

    def open_backups(self) -> None:
        from app.ui.backups.backups_dialog import BackupsDialog

        if desk := self._window.desk:
            BackupsDialog(desk, self._window, self._reopen).open()

    def _back_up_of_today(self) -> None:
        if desk := self._window.desk:
            desk.runner.run(
                _of_today, desk.workspace, on_done=self._tell_made, on_error=self._tell_failed, after_paint=True
            )

    def _tell_made(self, made: "BackupMade | None") -> None:
        if made is not None and made.second:
            self._tell(made.second)

    def _tell_failed(self, error: UserError) -> None:
        self._tell(f"La copia di sicurezza di oggi non è stata fatta. {error.sentence}")

    def _tell(self, words: str) -> None:
        if desk := self._window.desk:
            desk.tell(Notice(words, NoticeKind.WARNING))

    def _tell_restored(self) -> None:
        """Say which copy the archive is now, to whoever opens it: that may be after a log-in."""
        words, path = self._restored
        if words and self._window.desk and self._window.opened and self._window.opened.path == path:
            self._restored = ("", Path())
            self._window.desk.tell(Notice(words))

    def _reopen(self, words: str) -> None:
        """Open again the archive that a restore has closed; `words` say which it is then."""
        if opened := self._window.opened:
            self._restored = (words, opened.path)
            self._window.close_archive()
            self._window.open_path(opened.path)


def _of_today(workspace: "Workspace") -> "BackupMade | None":
    from app.services.backups.making import back_up_of_today  # after the paint: the window starts without it

    return back_up_of_today(workspace)
