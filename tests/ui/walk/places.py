"""Where one can go in the window: pages, their sub-pages and parts, the dialogs that menus and buttons open."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialog,
    QFileDialog,
    QListWidget,
    QMenu,
    QPushButton,
    QTabBar,
    QToolButton,
    QWidget,
)

from app.domain.issues import Link
from app.ui.kit.segment_switch import SegmentSwitch
from app.ui.window import MainWindow
from tests.ui.waiting import wait_until_still
from tests.ui.walk.faults import in_sight

DEPTH = 2
"""How many switches one inside the other are turned: a view of a page, and a part of what it shows."""

ASKS = "…"
SECTIONS = {"Dati dell'ente"}
"""Lists of which each line brings a part of the page to the front."""


class Place(NamedTuple):
    """A place with its name, and how one goes there."""

    name: str
    go: Callable[[], object]


class Walker:
    """Goes through the window as its user would, and waits for what each place loads."""

    def __init__(self, window: MainWindow, wait: Callable[[], None]) -> None:
        self.window = window
        self._wait = wait
        self._pressed: set[QAbstractButton] = set()

    def settle(self) -> None:
        wait_until_still(self._wait)

    def go(self, place: Place) -> None:
        place.go()
        self.settle()

    def resize(self, width: int, height: int, percent: int) -> None:
        """Give the window a client size and a zoom, without opening it again."""
        if self.window.theme.percent != percent:
            self.window.theme.resize(percent)
        self.window.resize(width, height)
        self.settle()

    def pages(self, links: dict[str, Link]) -> list[Place]:
        """Return the pages with all their parts; `links` names what is opened besides, for its page to show it."""
        return list(self.walk(links))

    def walk(self, links: dict[str, Link], only: str = "") -> Iterator[Place]:
        """Go to each place in turn, and yield it while it is in front; `only` is the title of one page."""
        starts = [
            Place(page.title, lambda number=number: self.window.pages.show_number(number))
            for number, page in enumerate(self.window.services.pages)
            if only in {"", page.title}
        ]
        assert starts, only
        starts += [Place(name, lambda link=link: self.window.show_place(link)) for name, link in links.items()]
        turned: set[int] = set()
        for start in starts:
            yield from self._with_parts(start, DEPTH, turned)

    def _with_parts(self, place: Place, depth: int, turned: set[int]) -> Iterator[Place]:
        """Turn each switch of a place once, and then those that come in sight only there."""
        self.go(place)
        yield place
        switches = self._switches(turned) if depth else []
        turned.update(map(id, switches))
        for switch in switches:
            for number in [one for one in range(count_of(switch)) if one != current_of(switch)]:
                part = Place(f"{place.name} › {word_of(switch, number)}", self._turning(place, switch, number))
                yield from self._with_parts(part, depth - 1, turned)
            self.go(place)

    def _turning(self, place: Place, switch: QWidget, number: int) -> Callable[[], None]:
        def turn() -> None:
            self.go(place)
            choose(switch, number)

        return turn

    def _switches(self, turned: set[int]) -> list[QWidget]:
        """Return the switches of the page in front, without those already turned."""
        page = self.window.pages.current_tab()
        found = in_sight(page) if page else []
        return [one for one in found if _is_switch(one) and id(one) not in turned]

    def dialogs_of_menus(self) -> Iterator[tuple[str, QDialog]]:
        """Open what each verb of the menus asks with."""
        for action in list(_actions(self.window.menuBar().actions())):
            if action.text().endswith(ASKS) and action.isEnabled():
                yield from self._opened(f"menu › {_plain(action.text())}", action.trigger)

    def dialogs_of_page(self, place: Place) -> Iterator[tuple[str, QDialog]]:
        """Go to a place and open what each of its buttons asks with, unless it was pressed in a place before."""
        self.go(place)
        page = self.window.pages.current_tab()
        for button in [one for one in in_sight(page or self.window) if isinstance(one, QAbstractButton)]:
            if _asks(button) and button not in self._pressed:
                self._pressed.add(button)
                name = f"{place.name} › {_plain(button.text() or button.accessibleName())}"
                yield from self._opened(name, button.click)

    def _opened(self, name: str, ask: Callable[[], object]) -> Iterator[tuple[str, QDialog]]:
        before = set(_dialogs())
        ask()
        self.settle()
        for dialog in [one for one in _dialogs() if one not in before]:
            if not isinstance(dialog, QFileDialog):
                yield name, dialog
        for dialog in [one for one in _dialogs() if one not in before]:
            dialog.done(0)
        self.settle()


def _is_switch(widget: QWidget) -> bool:
    is_sections = isinstance(widget, QListWidget) and widget.accessibleName() in SECTIONS
    return is_sections or isinstance(widget, SegmentSwitch | QTabBar)


def _asks(button: QAbstractButton) -> bool:
    words = button.text() or button.accessibleName()
    has_menu = isinstance(button, QToolButton | QPushButton) and button.menu() is not None
    return words.endswith(ASKS) and button.isEnabled() and not has_menu and not button.visibleRegion().isEmpty()


def _actions(actions: list[QAction]) -> Iterator[QAction]:
    for action in actions:
        menu = action.menu()
        if isinstance(menu, QMenu):
            yield from _actions(menu.actions())
        elif action.isVisible():
            yield action


def _dialogs() -> list[QDialog]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]


def _plain(text: str) -> str:
    return text.replace("&", "").removesuffix(ASKS)


def count_of(switch: QWidget) -> int:
    return len(switch.segments) if isinstance(switch, SegmentSwitch) else switch.count()


def current_of(switch: QWidget) -> int:
    if isinstance(switch, QListWidget):
        return switch.currentRow()
    return switch.current if isinstance(switch, SegmentSwitch) else switch.currentIndex()


def word_of(switch: QWidget, number: int) -> str:
    if isinstance(switch, QListWidget):
        return _plain(switch.item(number).text())
    text = switch.segments[number].text() if isinstance(switch, SegmentSwitch) else switch.tabText(number)
    return _plain(text)


def choose(switch: QWidget, number: int) -> None:
    if isinstance(switch, QListWidget):
        switch.setCurrentRow(number)
    elif isinstance(switch, QTabBar):
        switch.setCurrentIndex(number)
    else:
        switch.segments[number].click()
