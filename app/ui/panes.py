"""F6: the keyboard goes from one part of the window to the next, without a Tab for each thing in between."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtWidgets import QSplitter, QTabBar, QWidget
from shiboken6 import isValid

from app.ui.kit.tab import Tab
from app.ui.pages_area import PagesArea


class Panes(QObject):
    """The tabs of the pages, then the parts of the page in front; one left before gets back where one was in it."""

    def __init__(self, tabs: QTabBar, area: PagesArea) -> None:
        super().__init__(area)
        self._tabs, self._area = tabs, area
        self._left: dict[QWidget, QWidget] = {}

    def go_on(self) -> None:
        self._go(1)

    def go_back(self) -> None:
        self._go(-1)

    def _go(self, by: int) -> None:
        page = self._area.current_tab()
        if page is None:
            return
        focused = self._area.window().focusWidget()
        panes = [self._tabs, *(pane for pane in panes_of(page) if first_stop(pane) is not None)]
        here = next((number for number, one in enumerate(panes) if is_within(focused, one)), 0)
        if focused is not None:
            self._left = {pane: one for pane, one in self._left.items() if isValid(pane) and isValid(one)}
            self._left[panes[here]] = focused
        self._take(panes[(here + by) % len(panes)])

    def _take(self, pane: QWidget) -> None:
        before = self._left.get(pane)
        stop = before if before is not None and is_stop(before) else first_stop(pane)
        if stop is not None:
            stop.setFocus(Qt.FocusReason.TabFocusReason)


def panes_of(page: Tab) -> list[QWidget]:
    """Return the parts that borders divide a page in, those inside others in their place; all of it where none does."""
    return list(_leaves(page)) or [page]


def _leaves(within: QWidget) -> Iterator[QWidget]:
    for border in within.findChildren(QSplitter):
        if not border.isVisible() or _nearest(border, within) is not None:
            continue
        for number in range(border.count()):
            pane = border.widget(number)
            if pane is not None and pane.isVisible():
                yield from list(_leaves(pane)) or [pane]


def _nearest(splitter: QSplitter, within: QWidget) -> QSplitter | None:
    """Return the splitter around another, inside a widget; None when it is the outermost one."""
    parent = splitter.parentWidget()
    while parent is not None and parent is not within:
        if isinstance(parent, QSplitter):
            return parent
        parent = parent.parentWidget()
    return None


def first_stop(pane: QWidget) -> QWidget | None:
    """Return the first thing in a part that takes the keyboard, as one reads: from the top, then from the left."""
    stops = [one for one in (pane, *pane.findChildren(QWidget)) if is_stop(one)]
    return min(stops, key=lambda one: _place(one, pane), default=None)


def _place(widget: QWidget, pane: QWidget) -> tuple[int, int]:
    corner = widget.mapTo(pane, QPoint(0, 0))
    return corner.y(), corner.x()


def is_stop(widget: QWidget) -> bool:
    takes = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
    return takes and widget.isEnabled() and widget.isVisible()


def is_within(widget: QWidget | None, pane: QWidget) -> bool:
    return widget is not None and (widget is pane or pane.isAncestorOf(widget))
