"""The menu bar: an action is there only if something stands behind it."""

from collections.abc import Callable, Collection
from enum import Enum
from typing import NamedTuple

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from app.domain.permissions import Action, Actor, why_not
from app.ui.kit.icons import icon


class Menu(Enum):
    """The menus, in their order, with their titles."""

    FILE = "&File"
    IMPORT = "&Importa"
    EXPORT = "&Esporta"
    EDIT = "&Modifica"
    VIEW = "&Visualizza"
    THEME = "&Tema"
    TOOLS = "&Strumenti"
    HELP = "&Aiuto"


TOP = (Menu.FILE, Menu.EDIT, Menu.VIEW, Menu.TOOLS, Menu.HELP)
OF_ARCHIVE = (Menu.EDIT, Menu.TOOLS, Menu.IMPORT, Menu.EXPORT)
"""The menus that hold only what is done to an open archive: they are not seen without one."""
INNER = (Menu.IMPORT, Menu.EXPORT)
"""The menus within another, whose title says what their verbs do: «Importa» of «Anagrafica…»."""


MOST_NAMED = 8
"""How many verbs are found by their name at most."""


class Named(NamedTuple):
    """A verb of the menus found by its name: how it reads, of which menu it is, why it is off if it is."""

    words: str
    menu: Menu
    action: QAction
    why_off: str = ""


class Menus:
    """The menus of a window, and which of their actions need an open archive."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._menus = {menu: window.menuBar().addMenu(menu.value) for menu in TOP}
        self._has_archive = False
        self._for_archive: list[QAction] = []
        self._asking: dict[QAction, Action] = {}
        self._reasons: dict[Menu, QAction] = {}
        for menu in TOP:
            self._menus[menu].menuAction().setVisible(False)

    def of(self, menu: Menu) -> QMenu:
        return self._menus[menu]

    def actions_of(self, menu: Menu) -> list[QAction]:
        """Return what a menu does, without its lines and its submenus; nothing where there is no such menu."""
        held = self._menus.get(menu)
        said = self._reasons.get(menu)
        every = held.actions() if held else []
        return [one for one in every if not one.isSeparator() and one.menu() is None and one is not said]

    def add_submenu(self, parent: Menu, menu: Menu) -> QMenu:
        """Add a menu inside another; it is not seen until it has an action."""
        submenu = self._menus[parent].addMenu(menu.value)
        submenu.menuAction().setVisible(False)
        self._menus[menu] = submenu
        return submenu

    def add_action(
        self,
        menu: Menu,
        text: str,
        slot: Callable[[], object],
        *,
        shortcut: str | QKeySequence.StandardKey = "",
        icon_name: str = "",
        needs_archive: bool = False,
        asks: Action | None = None,
    ) -> QAction:
        """Add an action; `asks` is what the policy is asked of who opened the archive: without it, it says why."""
        action = QAction(text, self._window)
        if icon_name:
            action.setIcon(icon(icon_name))
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(slot)
        self._menus[menu].addAction(action)
        self._show(menu)
        if needs_archive:
            self._for_archive.append(action)
            action.setEnabled(False)
        if asks is not None:
            self._asking[action] = asks
            self._menus[menu].setToolTipsVisible(True)
        return action

    def named(self, asked: str) -> list[Named]:
        """Return the verbs that answer by their name to what is typed, nearest first; of those off, why they are."""
        from app.domain.audit.operation_names import REDO, UNDO
        from app.domain.matching import text_key  # only when something is searched
        from app.domain.search import nearness
        from app.ui.other_names import other_names

        wanted, found = text_key(asked).split(), []
        for menu, held in self._menus.items():
            for action in self.actions_of(menu) if held.menuAction().isVisible() else ():
                words, why = plain(action.text()), "" if action.isEnabled() else action.statusTip()
                name = words.partition(":")[0] if words.startswith((UNDO, REDO)) else words  # not what it undoes
                told = f"{other_names(words)} {plain(menu.value) if menu in INNER else ''}"
                near = nearness(wanted, name, told, by_stem=True) if wanted else None
                if near is not None and action.isVisible() and (action.isEnabled() or why):
                    found.append((near, Named(words, menu, action, why)))
        return [one for _, one in sorted(found, key=lambda each: each[0])][:MOST_NAMED]

    def with_keys(self, keys: Collection[str]) -> list[QAction]:
        """Return the actions with one of these keys, which a place without menus may offer too."""
        found = [action for menu in self._menus.values() for action in menu.actions()]
        return [one for one in found if any(key.toString() in keys for key in one.shortcuts())]

    def tell_archive(self, actor: Actor | None) -> None:
        """Show and enable what needs an archive when somebody opened one, as far as they may; what is off says why."""
        self._has_archive = actor is not None
        for menu in self._menus:
            self._show(menu)
        for action in self._for_archive:
            asked = self._asking.get(action)
            why = why_not(actor, asked) if actor is not None and asked is not None else ""
            action.setEnabled(actor is not None and not why)
            if asked is not None:
                action.setToolTip(why or action.text().replace("&", ""))
                action.setStatusTip(why)
        for menu in self._menus:
            self._tell_reason(menu)

    def _tell_reason(self, menu: Menu) -> None:
        """Say why in a menu in which nothing can be done: the tips of a list all in grey are seen by few."""
        verbs, said = self.actions_of(menu), self._reasons.get(menu)
        reasons = {one.statusTip() for one in verbs}
        why = reasons.pop() if len(reasons) == 1 and not any(one.isEnabled() for one in verbs) else ""
        if why and said is None:
            self._reasons[menu] = said = QAction(icon("info"), "", self._window)
            said.setEnabled(False)
            self._menus[menu].addAction(said)
        if said is not None:
            said.setText(why)
            said.setVisible(bool(why))

    def _show(self, menu: Menu) -> None:
        """Show a menu that somebody has filled, one of an archive only while there is one."""
        is_due = self._has_archive or menu not in OF_ARCHIVE
        self._menus[menu].menuAction().setVisible(is_due and not self._menus[menu].isEmpty())


def plain(text: str) -> str:
    """Return the words of a menu without the signs of their letters."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
