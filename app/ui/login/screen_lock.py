"""The lock of the screen: what is on it goes away and comes back as it was, for whoever has the password."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from app.domain.errors import UserError
from app.domain.keys.passwords import TemporaryPassword
from app.ui.login.idle_watch import IdleWatch
from app.ui.login.remembered import leave_place

if TYPE_CHECKING:
    from app.ui.login.lock_page import LockPage
    from app.ui.window import MainWindow

MINUTES = (1, 2, 5, 10, 15, 30)
"""After how many minutes of rest the screen may lock."""
USUAL_MINUTES = 5
SETTING = "lock_minutes"


def lock_minutes() -> int:
    """Return the minutes chosen on this computer; what is not among the choices counts as the usual ones."""
    kept = str(QSettings().value(SETTING) or "")
    return int(kept) if kept.isdigit() and int(kept) in MINUTES else USUAL_MINUTES


class ScreenLock(QObject):
    """Locks a window with a protected archive: by hand, or after some minutes in which nobody touched anything.

    Dialogs are hidden and not closed: what was being written in them is there afterwards.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._page: LockPage | None = None
        self._behind: QWidget | None = None
        self._focus: QWidget | None = None
        self._hidden: list[QWidget] = []
        self._had_frame = True
        self.watch = IdleWatch(lock_minutes(), self)
        self.watch.rested.connect(self._lock_after_rest)
        window.desk_changed.connect(self._follow)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.focusWindowChanged.connect(self._hide_what_comes)

    @property
    def is_locked(self) -> bool:
        return self._behind is not None

    @property
    def page(self) -> "LockPage":
        """The locked screen, made when it is first needed."""
        from app.ui.login.lock_page import LockPage

        if self._page is None:
            self._page = page = LockPage()
            page.unlock_asked.connect(self._try)
            page.other_asked.connect(self._give_place)
            page.quit_asked.connect(self._quit)
            self._window.stack.addWidget(page)
        return self._page

    def set_minutes(self, minutes: int) -> None:
        QSettings().setValue(SETTING, minutes)
        self.watch.minutes = minutes

    def lock(self, after_minutes: int = 0) -> None:
        """Hide everything; nothing happens without a protected archive, which nobody could unlock."""
        opened = self._window.opened
        if opened is None or not opened.slot or self.is_locked:
            return
        self._focus = QApplication.focusWidget()
        self._window.commit_typing()
        self._behind = self._window.stack.currentWidget()
        self._had_frame = not self._window.menuBar().isHidden()
        self._hide_dialogs()
        self._window.stack.setCurrentWidget(self.page)
        self._window.show_frame(is_shown=False)
        year = self._window.desk.year if self._window.desk else opened.year
        self.page.lock(opened.user, opened.role, f"{opened.title}, ciclo della performance {year}", after_minutes)

    def unlock(self) -> None:
        """Put everything back as it was."""
        behind, focus, hidden = self._behind, self._focus, self._hidden
        self._forget()
        if behind is not None:
            self._window.show_frame(is_shown=self._had_frame)
            self._window.stack.setCurrentWidget(behind)
        for dialog in hidden:
            if isValid(dialog):
                dialog.show()
        if focus is not None and isValid(focus):
            focus.setFocus()
        self.watch.touch()

    def _lock_after_rest(self) -> None:
        self.lock(self.watch.minutes)

    def _try(self, password: str) -> None:
        if opened := self._window.opened:
            check = self._window.services.verify_password
            self._window.runner.run(check, opened, password, on_done=self._let_in, on_error=self._refuse)

    def _let_in(self, _nothing: None) -> None:
        self.page.password.forget()
        self.unlock()

    def _refuse(self, error: UserError) -> None:
        """Say why the screen stays locked; a password still to be changed asks for the log-in, where one does."""
        if isinstance(error, TemporaryPassword):
            self._let_another_in()
        else:
            self.page.refuse(error)

    def _give_place(self) -> None:
        """Let another person than the one of before in."""
        if opened := self._window.opened:
            leave_place(opened)
        self._let_another_in()

    def _let_another_in(self) -> None:
        """Close what is open and ask who one is."""
        opened = self._window.opened
        self._close_hidden()
        self._forget()
        self._window.show_frame(is_shown=True)
        if opened:
            self._window.close_archive()
            self._window.open_path(opened.path)

    def _quit(self) -> None:
        self._close_hidden()
        self._window.close()

    def _follow(self) -> None:
        """Listen to the archive just opened; one that came from elsewhere while the screen was locked ends the lock."""
        if self.is_locked:
            self._close_hidden()
            self._forget()
            self._window.show_frame(is_shown=True)
        opened = self._window.opened
        if opened is not None and opened.slot:
            self.watch.start()
        else:
            self.watch.stop()

    def _forget(self) -> None:
        self._behind = self._focus = None
        self._hidden = []

    def _hide_what_comes(self) -> None:
        """Hide also what opens while the screen is locked: what long work has to say waits."""
        if self.is_locked:
            self._hide_dialogs()

    def _hide_dialogs(self) -> None:
        if (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        for widget in QApplication.topLevelWidgets():
            if isinstance(widget, QDialog) and widget.isVisible():
                self._hidden.append(widget)
                widget.hide()

    def _close_hidden(self) -> None:
        for dialog in self._hidden:
            if isValid(dialog):
                dialog.close()
        self._hidden = []
