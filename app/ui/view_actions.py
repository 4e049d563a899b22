"""The actions of *Visualizza*: the pages, the theme, the size of the letters."""

from functools import partial

from PySide6.QtGui import QActionGroup, QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow

from app.ui.menus import Menu, Menus
from app.ui.theme import Theme, ThemeChoice

LETTERS = {
    ThemeChoice.SYSTEM: "&Come il sistema",
    ThemeChoice.LIGHT: "C&hiaro",
    ThemeChoice.DARK: "&Scuro",
    ThemeChoice.HIGH_CONTRAST: "&Alto contrasto",
}


def add_view_actions(window: QMainWindow, menus: Menus, theme: Theme) -> None:
    """Add theme and letters to the menu."""
    menus.add_submenu(Menu.VIEW, Menu.THEME)
    group = QActionGroup(window)
    for choice, text in LETTERS.items():
        action = menus.add_action(Menu.THEME, text, partial(_choose, theme, choice))
        action.setCheckable(True)
        action.setChecked(theme.choice is choice)
        group.addAction(action)
    menus.of(Menu.VIEW).addSeparator()
    menus.add_action(Menu.VIEW, "&Ingrandisci", theme.enlarge, shortcut="Ctrl++", icon_name="magnifying-glass-plus")
    menus.add_action(Menu.VIEW, "&Riduci", theme.shrink, shortcut="Ctrl+-", icon_name="magnifying-glass-minus")
    menus.add_action(Menu.VIEW, "&Dimensione normale", theme.reset_size, shortcut="Ctrl+0")
    QShortcut(QKeySequence("Ctrl+="), window, theme.enlarge)


def _choose(theme: Theme, choice: ThemeChoice, _checked: bool = True) -> None:
    theme.choose(choice)
