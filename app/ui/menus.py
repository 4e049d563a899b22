"""The menu bar: an action is there only if something stands behind it."""

from collections.abc import Callable
from enum import Enum

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

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


class Menus:
    """The menus of a window, and which of their actions need an open archive."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._menus = {menu: window.menuBar().addMenu(menu.value) for menu in TOP}
        self._for_archive: list[QAction] = []
        for menu in TOP:
            self._menus[menu].menuAction().setVisible(False)

    def of(self, menu: Menu) -> QMenu:
        return self._menus[menu]

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
    ) -> QAction:
        action = QAction(text, self._window)
        if icon_name:
            action.setIcon(icon(icon_name))
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
        action.triggered.connect(slot)
        self._menus[menu].addAction(action)
        self._menus[menu].menuAction().setVisible(True)
        if needs_archive:
            self._for_archive.append(action)
            action.setEnabled(False)
        return action

    def tell_archive(self, *, is_open: bool) -> None:
        """Enable what needs an archive when there is one."""
        for action in self._for_archive:
            action.setEnabled(is_open)
