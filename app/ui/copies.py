"""What is copied from a list leaves the archive as an export does: told in the audit, or not left in the clipboard."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from app.domain.errors import UserError
from app.ui.kit.clipboard import copy_news

if TYPE_CHECKING:
    from app.services.outgoing import Announcement
    from app.services.workspace import Workspace
    from app.ui.window import MainWindow


def contribute(window: "MainWindow") -> None:
    """Let the copies made in `window` and in its dialogs be told."""
    Copies(window)


class Copies(QObject):
    """One entry for each copy; the same one made again (a key held down) is told once.

    A note is kept from before the clipboard has the rows until the audit tells them: of a program killed in between
    the next opening tells.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._last = ("", "")
        self._note: Announcement | None = None
        copy_news().about_to_copy.connect(self._announce)
        copy_news().copied.connect(self._tell)
        window.desk_changed.connect(self._forget)

    def _forget(self) -> None:
        self._last = ("", "")

    def _announce(self, title: str, rows: int, text: str) -> None:
        opened = self._window.opened
        if opened is None or (title, text) == self._last:
            return
        from app.domain.audit.operation_names import copied  # only when something is copied
        from app.services.outgoing import Announcement

        self._note = Announcement(opened.archive_id, copied(title, rows))

    def _tell(self, title: str, rows: int, text: str) -> None:
        desk, note = self._window.desk, self._note
        if desk is None or note is None:
            return
        self._last, self._note = (title, text), None
        desk.runner.run(_told, desk.workspace, title, rows, note, on_error=partial(self._take_back, text, note))

    def _take_back(self, text: str, note: "Announcement", error: UserError) -> None:
        """Leave nothing in the clipboard of a copy that the archive could not tell."""
        self._forget()
        clipboard = QGuiApplication.clipboard()
        if clipboard.text() == text:
            clipboard.clear()
        note.withdraw()
        self._window.runner.show_trouble(error)


def _told(workspace: "Workspace", title: str, rows: int, note: "Announcement") -> None:
    from app.services.audit.output import tell_copied  # only when something is copied

    tell_copied(workspace, title, rows)
    note.withdraw()
