"""The actions of *Visualizza*: the pages, what the page in front can do, the theme, the size of the letters."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QTabBar

from app.ui.kit.shortcut import Context, add_shortcut
from app.ui.kit.tab import PageVerb, TabPage
from app.ui.menus import Menu, Menus
from app.ui.pages_area import PagesArea
from app.ui.panes import Panes
from app.ui.theme import Theme, ThemeChoice

LETTERS = {
    ThemeChoice.SYSTEM: "&Come il sistema",
    ThemeChoice.LIGHT: "C&hiaro",
    ThemeChoice.DARK: "&Scuro",
    ThemeChoice.HIGH_CONTRAST: "&Alto contrasto",
}
VERBS = {
    PageVerb.NEXT_MISSING: ("Prossima cosa che &manca", "F8"),
    PageVerb.PREVIOUS_MISSING: ("Cosa che manca &precedente", "Shift+F8"),
    PageVerb.FOLD_LIST: ("&Elenco: stretto, largo", "F9"),
    PageVerb.SWITCH_VIEW: ("Al&bero o griglia", "Ctrl+T"),
    PageVerb.SITTING: ("&Seduta, una persona alla volta", "F11"),
}


OF_FIRST_PAGE = (PageVerb.NEXT_MISSING, PageVerb.PREVIOUS_MISSING)
"""What the first page, which knows all that is missing, does for the pages that have no list of their own."""


def add_pages(menus: Menus, area: PagesArea, pages: Sequence[TabPage]) -> None:
    """Add the pages to the menu, with their keys."""
    for number, page in enumerate(pages):
        show = partial(area.go_to_number, number)
        keys = f"Ctrl+{number + 1}"
        menus.add_action(Menu.VIEW, f"&{number + 1} {page.title}", show, shortcut=keys, needs_archive=True)
    menus.of(Menu.VIEW).addSeparator()


def add_panes(menus: Menus, tabs: QTabBar, area: PagesArea) -> None:
    """Add the keys that go from one part of the window to the next."""
    panes = Panes(tabs, area)
    for text, go, keys in (
        ("Ri&quadro successivo", panes.go_on, "F6"),
        ("Riquadr&o precedente", panes.go_back, "Shift+F6"),
    ):
        menus.add_action(Menu.VIEW, text, go, shortcut=keys, needs_archive=True)
    menus.of(Menu.VIEW).addSeparator()


class PageVerbActions(QObject):
    """Offers in the menu what the page in front can do at the moment, and leaves the rest off."""

    def __init__(self, menus: Menus, area: PagesArea) -> None:
        super().__init__(area)
        self._area = area
        self._actions = {
            verb: menus.add_action(Menu.VIEW, text, partial(self._do, verb), shortcut=keys)
            for verb, (text, keys) in VERBS.items()
        }
        menus.of(Menu.VIEW).addSeparator()
        menus.of(Menu.VIEW).aboutToShow.connect(self.refresh)
        area.page_shown.connect(self.refresh)
        area.settled.connect(self.refresh)

    def refresh(self) -> None:
        offered = self._offered()
        for verb, action in self._actions.items():
            action.setEnabled(verb in offered)

    def _offered(self) -> Mapping[PageVerb, Callable[[], object]]:
        """Return what the page in front does; where it has nothing missing of its own, what the first page does."""
        tab = self._area.current_tab()
        if tab is None:
            return {}
        first = self._area.places()[0].tab.page_verbs()
        return {verb: first[verb] for verb in OF_FIRST_PAGE if verb in first} | dict(tab.page_verbs())

    def _do(self, verb: PageVerb) -> None:
        if work := self._offered().get(verb):
            work()


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
    add_shortcut(window, "Ctrl+=", "", theme.enlarge, Context.WindowShortcut)


def add_shortcuts_page(window: QMainWindow, menus: Menus, area: PagesArea) -> None:
    """Add to *Aiuto* the list of all the keys."""
    action = menus.add_action(
        Menu.HELP,
        "&Scorciatoie da tastiera",
        partial(_show_keys, window, menus, area),
        shortcut="Ctrl+?",
        icon_name="keyboard",
    )
    action.setShortcuts([QKeySequence("Ctrl+?"), QKeySequence("Ctrl+Shift+?")])  # as one keyboard or another tells it


def _show_keys(window: QMainWindow, menus: Menus, area: PagesArea) -> None:
    from app.ui.shortcuts import key_rows
    from app.ui.shortcuts_dialog import ShortcutsDialog

    ShortcutsDialog(window, key_rows(menus, area)).open()


def _choose(theme: Theme, choice: ThemeChoice, _checked: bool = True) -> None:
    theme.choose(choice)
