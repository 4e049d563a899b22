"""The commands of the pages as the search finds them (Ctrl+K): the buttons in sight there, their menus, the verbs of
the lists, the parts behind, and those of the views of a page that are not in front."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QIcon
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QMenu,
    QPushButton,
    QTabBar,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from app.domain.matching import text_key
from app.domain.search import Nearness, nearness
from app.ui.kit.context_menu import Order, verbs_of
from app.ui.kit.tab import Tab
from app.ui.menus import plain
from app.ui.other_names import other_names
from app.ui.pages_area import PagePlace, PagesArea

MOST = 8
"""How many commands of pages are found at most."""
ASKS_MORE = "…"
"""The end of the words of a command that asks before it does anything: it may be given from the search."""


@dataclass(frozen=True, slots=True)
class PageCommand:
    """A command of a page: how it reads, of which page it is, what gives it, and why it is off if it is.

    `button` is where it is: a button, or the list of which `verb` is done; `view` the view of the page that has it,
    where another is in front.
    """

    words: str
    page: str
    number: int
    area: PagesArea
    button: QWidget
    action: QAction | None = None
    why_off: str = ""
    verb: Callable[[], object] | None = None
    view: int | None = None

    @property
    def picture(self) -> QIcon:
        """The icon of what gives it; none of its own has a verb of a list."""
        given = self.action or self.button
        return given.icon() if isinstance(given, QAction | QAbstractButton) else QIcon()

    def run(self) -> None:
        """Go to the page. One that asks more before it does anything is given; any other gets the keyboard alone."""
        self.area.go_to_number(self.number)
        if not isValid(self.button):
            return
        tab = self.area.current_tab()
        if self.view is not None and tab is not None:
            tab.show_command_view(self.view)
        if self.verb is not None:
            self.button.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.verb()
            return
        given = self.action or self.button
        if self.words.endswith(ASKS_MORE) and given.isEnabled():
            if isinstance(given, QAction):
                given.trigger()
            elif isinstance(given, QAbstractButton):
                given.click()
            return
        self.button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        menu = _menu_of(self.button)
        if self.action is not None and menu is not None:
            menu.popup(self.button.mapToGlobal(QPoint(0, self.button.height())))
            menu.setActiveAction(next((one for one in menu.actions() if self.action in _of(one)), self.action))


def page_commands(window: QWidget, asked: str) -> list[PageCommand]:
    """Return the commands in sight on the pages made so far that answer to what is typed, nearest first."""
    area, wanted = window.findChild(PagesArea), text_key(asked).split()
    if area is None or not wanted:
        return []
    found: dict[tuple[str, int], tuple[Nearness, PageCommand]] = {}
    for number, place in enumerate(area.places()):
        for one in _commands_of(area, number, place.page.title, place.tab) if _is_there(place) else ():
            if (near := nearness(wanted, one.words, other_names(one.words), by_stem=True)) is not None:
                found.setdefault((one.words, number), (near, one))
    return [one for _, one in sorted(found.values(), key=lambda each: each[0])][:MOST]


def _commands_of(area: PagesArea, number: int, page: str, tab: Tab) -> Iterator[PageCommand]:
    """Yield the commands in sight, then those of the views behind: of two with the same words the first counts."""
    yield from _in_sight(area, number, page, tab)
    for words, where, show in tab.named_places():
        yield PageCommand(words, page, number, area, where, None, "", show)
    for view, behind in tab.command_views():
        for one in _in_sight(area, number, page, behind):
            yield replace(one, view=view)


def _in_sight(area: PagesArea, number: int, page: str, tab: QWidget) -> Iterator[PageCommand]:
    for button in tab.findChildren(QAbstractButton):
        if isinstance(button, QPushButton | QToolButton) and button.isVisibleTo(tab) and not button.isCheckable():
            words, why = plain(button.text()), "" if button.isEnabled() else button.toolTip()
            menu = _menu_of(button)
            if menu is None and words and (button.isEnabled() or why):
                yield PageCommand(words, page, number, area, button, None, why)
            for action in _in_menu(menu) if menu is not None and button.isEnabled() else ():
                why = "" if action.isEnabled() else action.statusTip()
                if action.isEnabled() or why:
                    yield PageCommand(plain(action.text()), page, number, area, button, action, why)

    yield from _verbs_in(area, number, page, tab)
    for bar in tab.findChildren(QTabBar):
        for at in range(bar.count()) if bar.isVisibleTo(tab) else ():
            if bar.isTabVisible(at):
                show = partial(bar.setCurrentIndex, at)
                yield PageCommand(plain(bar.tabText(at)), page, number, area, bar, None, "", show)


def _verbs_in(area: PagesArea, number: int, page: str, tab: QWidget) -> Iterator[PageCommand]:
    """Yield the verbs of the lists that ask before they do anything."""
    for view in tab.findChildren(QAbstractItemView):
        verbs = verbs_of(view) if view.isVisibleTo(tab) else None
        for verb in verbs.shown() if verbs is not None else ():
            words = plain(verbs.words_of(verb)) if verbs is not None else ""
            if verb.order not in _OF_ANY_LIST and words.endswith(ASKS_MORE) and verbs is not None:
                yield PageCommand(words, page, number, area, view, None, verbs.why_off(verb), verb.slot)


_OF_ANY_LIST = {Order.COPY, Order.LEAVE}


def _menu_of(button: QWidget) -> QMenu | None:
    return button.menu() if isinstance(button, QPushButton | QToolButton) else None


def _in_menu(menu: QMenu) -> Iterator[QAction]:
    """Yield what a menu and the menus inside it do."""
    for action in menu.actions():
        if action.isVisible() and not action.isSeparator() and action.text():
            yield from _of(action)


def _of(action: QAction) -> Iterator[QAction]:
    inside = action.menu()
    if isinstance(inside, QMenu):
        yield from _in_menu(inside)
    else:
        yield action


def _is_there(place: PagePlace) -> bool:
    """Tell whether a page was made and no guest stands in its place."""
    return place.is_made and place.guest is None
