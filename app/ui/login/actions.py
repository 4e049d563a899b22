"""The verbs of whoever is logged in: lock the screen, when it locks by itself, whether the name is remembered here."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QAction, QActionGroup

from app.domain.italian import agreeing, listed, plural
from app.domain.permissions import Action, may
from app.services.keys.exposed import exposed_archive
from app.ui.kit.notice import Notice, NoticeAction, NoticeKind
from app.ui.login.entrance import Entrance
from app.ui.login.remembered import is_name_remembered, remember_name
from app.ui.login.screen_lock import MINUTES, ScreenLock
from app.ui.menus import Menu
from app.ui.window_services import OpenedArchive

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from app.domain.users.standing import EntryStanding
    from app.services.workspace import Workspace
    from app.ui.window import MainWindow

LOCK = "&Blocca lo schermo"
IN_CLEAR, ENTRY = "in_clear", "entry_advice"
EXPOSED = (
    "L'archivio è in chiaro: chi può leggere il file legge le valutazioni. Protetto, si apre solo con una password;"
    " prima se ne tiene una copia."
)
PROTECT_A_COPY = "L'esempio si perde alla chiusura: proteggerne una copia (File › Salva una copia…)"
"""Why the example opened in its own place is not protected: its file goes away with whoever holds its password."""
NO_RETURN = "Non si recuperano: l'archivio protetto e le sue copie protette restano."


def contribute(window: "MainWindow") -> None:
    """Give `window` its page of log-in and its lock."""
    Entrance(window)
    LoginActions(window, ScreenLock(window))


class LoginActions(QObject):
    """The verbs are seen while the open archive asks a password."""

    def __init__(self, window: "MainWindow", lock: ScreenLock) -> None:
        super().__init__(window)
        self._window = window
        tools = window.menus.of(Menu.TOOLS)
        tools.addSeparator()
        add = partial(window.add_action, Menu.TOOLS)
        self.protect = add("&Proteggi l'archivio…", self.ask_to_protect, icon_name="shield")
        self.users = add("&Utenti…", self.open_users, icon_name="users")
        self.renew = add("Nuova chia&ve dell'archivio…", self.ask_to_renew, icon_name="arrows-clockwise")
        self.password = add("Cambia la &mia password…", self.ask_own_password, icon_name="key")
        self.lock = add(LOCK, lock.lock, shortcut="Ctrl+L", icon_name="lock-key")
        self.after = tools.addMenu("B&locco automatico")
        _fill_minutes(self.after.addAction, lock, QActionGroup(self.after))
        self.remember = add("&Ricorda il mio nome su questo computer", self._remember)
        self.remember.setCheckable(True)
        window.band.add_lock(self.lock)
        self._follow()
        window.band.person.offer((self.password, self.users, self.protect, self.lock, self.remember))
        window.desk_changed.connect(self._follow)
        window.desk_changed.connect(self._look_at_risks)

    def ask_to_protect(self) -> None:
        from app.ui.login.protect_dialog import ProtectDialog

        if opened := self._window.opened:
            ProtectDialog(self._window, is_invented=opened.is_demo).open()

    def open_users(self) -> None:
        from app.ui.login.users_dialog import UsersDialog

        if desk := self._window.desk:
            UsersDialog(self._window, desk, self.ask_to_renew).open()

    def ask_to_renew(self) -> None:
        from app.ui.login.renew_key_dialog import RenewKeyDialog

        if self._window.opened:
            RenewKeyDialog(self._window).open()

    def ask_own_password(self) -> None:
        from app.ui.login.own_password_dialog import OwnPasswordDialog

        if opened := self._window.opened:
            OwnPasswordDialog(self._window, opened.user).open()

    def _follow(self) -> None:
        opened = self._window.opened
        is_protected = opened is not None and bool(opened.slot)
        for action in (self.lock, self.after.menuAction(), self.remember, self.password):
            action.setVisible(is_protected)
        for action in (self.users, self.renew):
            action.setVisible(is_protected and _may_manage(opened))
        self._window.band.person.say_entered(with_password=is_protected)
        why = PROTECT_A_COPY if opened is not None and opened.is_throwaway else ""
        self.protect.setVisible(opened is not None and not is_protected)
        self.protect.setEnabled(not why)
        for say in (self.protect.setToolTip, self.protect.setStatusTip):
            say(why)
        self.remember.setChecked(opened is not None and is_name_remembered(opened))

    def _look_at_risks(self) -> None:
        """Tell whoever may mend it who else can read the archive: anybody, or from copies, or with a key of before."""
        opened, desk = self._window.opened, self._window.desk
        if desk is None or opened is None or not may(opened.workspace.actor, Action.MANAGE_USERS):
            return
        mine = (self, "risks")
        if opened.slot:
            desk.read(_risks, on_done=self._tell_risks, latest=mine, after_paint=True)
        elif not opened.is_demo:
            desk.read(exposed_archive, on_done=self._offer_protection, latest=mine, after_paint=True)

    def _offer_protection(self, archive_id: str) -> None:
        """Offer to protect an archive in clear, unless something else is told or the user wants to hear it no more."""
        settled = f"{IN_CLEAR}/{archive_id}"
        if archive_id and not QSettings().contains(settled) and self._window.pages.notice.notice is None:
            leave = partial(self._settle, settled)
            actions = (NoticeAction("Proteggi…", self.ask_to_protect), NoticeAction("Resta in chiaro", leave))
            self._tell(Notice(EXPOSED, NoticeKind.WARNING, actions))

    def _settle(self, settled: str) -> None:
        """Tell it no more of this archive on this computer."""
        QSettings().setValue(settled, True)
        self._window.pages.notice.close_notice()

    def _tell(self, notice: Notice) -> None:
        if desk := self._window.desk:
            desk.tell(notice)

    def _tell_risks(self, found: "tuple[Sequence[Path], Sequence[str], EntryStanding]") -> None:
        """Tell one thing at a time, the worse first: the others are told at the next openings."""
        (copies, former, standing), desk = found, self._window.desk
        if copies and desk:
            words = f"Accanto all'archivio protetto {agreeing(len(copies), 'resta', 'restano')} in chiaro "
            words += plural(len(copies), "copia, che chiunque può leggere.", "copie, che chiunque può leggere.")
            delete = NoticeAction("Elimina…", partial(self._ask_to_delete, copies))
            desk.tell(Notice(words, NoticeKind.WARNING, (delete,)))
        elif former and desk:
            words = f"{listed(former)} non {agreeing(len(former), 'è più utente', 'sono più utenti')}, ma "
            words += "chi conosceva la password può aver tenuto la chiave dell'archivio."
            desk.tell(Notice(words, NoticeKind.WARNING, (NoticeAction("Nuova chiave…", self.ask_to_renew),)))
        elif standing.advice:
            self._advise(standing.advice)

    def _advise(self, words: str) -> None:
        """Advise a second administrator and the trial of the recovery key, until one says that it is well so."""
        opened = self._window.opened
        settled = f"{ENTRY}/{opened.archive_id if opened else ''}"
        if not QSettings().contains(settled) and self._window.pages.notice.notice is None:
            leave = NoticeAction("Va bene così", partial(self._settle, settled))
            self._tell(Notice(words, NoticeKind.WARNING, (NoticeAction("Utenti…", self.open_users), leave)))

    def _ask_to_delete(self, copies: "Sequence[Path]") -> None:
        from app.ui.kit.dialogs import confirm

        names = "\n".join(f"– {copy.name}" for copy in copies)
        question = "Eliminare le copie in chiaro?"
        confirm(self._window, question, f"{names}\n\n{NO_RETURN}", "Elimina", partial(self._delete, copies))

    def _delete(self, copies: "Sequence[Path]") -> None:
        from app.services.keys.clear_copies import remove_clear_copies

        if desk := self._window.desk:
            desk.runner.run(remove_clear_copies, desk.workspace, copies, on_done=self._tell_deleted)

    def _tell_deleted(self, _nothing: None) -> None:
        if desk := self._window.desk:
            desk.tell(Notice("Le copie in chiaro sono state eliminate."))

    def _remember(self) -> None:
        if opened := self._window.opened:
            remember_name(opened, is_wanted=self.remember.isChecked())


def _risks(workspace: "Workspace") -> "tuple[list[Path], list[str], EntryStanding]":
    from app.services.keys.clear_copies import clear_copies  # after the paint: the window starts without them
    from app.services.users.recovery_trial import entry_standing
    from app.services.users.renewing import former_users_with_key

    former = [one.full_name for one in former_users_with_key(workspace)]
    return clear_copies(workspace), former, entry_standing(workspace)


def _may_manage(opened: OpenedArchive | None) -> bool:
    return opened is not None and may(opened.workspace.actor, Action.MANAGE_USERS)


def _fill_minutes(add: Callable[[str], QAction], lock: ScreenLock, group: QActionGroup) -> None:
    for minutes in MINUTES:
        action = add("Dopo &1 minuto" if minutes == 1 else f"Dopo {minutes} minuti")
        action.setCheckable(True)
        action.setChecked(minutes == lock.watch.minutes)
        action.triggered.connect(partial(lock.set_minutes, minutes))
        group.addAction(action)
