"""The band under the menus: year, undo and redo, the tabs of the pages, search, who is at the keyboard."""

from itertools import pairwise

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolButton, QWidget

from app.ui.kit.buttons import make_tool
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_height, keep_size, scaled, zoom
from app.ui.kit.tokens import MEASURES, colours_of
from app.ui.page_tabs import PageTabs, TabWords
from app.ui.person_badge import PersonBadge
from app.ui.search_field import SearchField
from app.ui.style.shapes import paint_band
from app.ui.year_box import YearBox

SIDE, BEFORE_PERSON = 12, 16
SEARCH_WIDTH, LEAST_SEARCH = 272, 136
NARROW, NARROWEST = 1180, 760
"""Widths of the band, in pixels of the drawing, under which words become signs, and closed tabs lose theirs."""


class WindowBand(QWidget):
    """Places its pieces in one row; in a narrow window what has room for a sign only becomes one."""

    def __init__(self, year: YearBox, actions: list[QAction], search: SearchField, parent: QWidget) -> None:
        super().__init__(parent)
        self.year, self.search = year, search
        self.tabs, self.person = PageTabs(self), PersonBadge(self)
        self.tools = [_tool_of(action, self) for action in actions]
        self._lock: QToolButton | None = None
        self._is_narrow, self._has_tools = False, True
        self._person_is_sign, self._search_width = False, scaled(SEARCH_WIDTH)
        self.search_button = make_tool("Cerca in tutto l'archivio (Ctrl+K)", "magnifying-glass", self.open_search)
        self.search_button.setParent(self)
        keep_size(self.search_button, MEASURES.page_button, MEASURES.page_button)
        for widget in (year, search):
            widget.setParent(self)
        keep_height(self, MEASURES.band)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Barra della finestra")
        self._order_keyboard()
        search.left.connect(self._close_search)
        self.tabs.currentChanged.connect(self.place)
        self.tabs.filled.connect(self.place)
        zoom().changed.connect(self.place)

    @property
    def is_narrow(self) -> bool:
        """Tell whether search and person are signs: in a narrow window, or where the tabs need their room."""
        return self._is_narrow

    def open_search(self) -> None:
        """Give the keyboard to the search; in a narrow window it lies over the end of the tabs meanwhile."""
        self.search.show()
        self.search.raise_()
        self.search.setFocus()
        self.search.selectAll()

    def add_lock(self, action: QAction) -> None:
        """Put the verb that locks the screen at the end, after who is at the keyboard; it is there while it can be."""
        self._lock = lock = _tool_of(action, self)
        QWidget.setTabOrder(self.person, lock)
        action.visibleChanged.connect(self._show_lock)
        self._show_lock()

    def show_person(self, name: str, role: str) -> None:
        self.person.show_person(name, role)
        self.place()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.place()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self.palette())
        paint_band(painter, self.rect(), colours.base)
        paint_band(painter, QRect(0, self.height() - 1, self.width(), 1), colours.line)
        painter.end()

    def place(self) -> None:
        """Put every piece where the width and the zoom of the moment want it.

        Words of closed tabs give way last, and where not even that is enough undo and redo, which are in the menu.
        """
        self._is_narrow, self._has_tools = self.width() < scaled(NARROW), True
        self._person_is_sign, self._search_width = self._is_narrow, scaled(SEARCH_WIDTH)
        left, room = self._place_sides()
        if not self._is_narrow and self.tabs.width_with(TabWords.NARROW) > room:
            left, room = self._make_room_for_tabs()
        if self.tabs.width_with(TabWords.TIGHT) > room:
            self._has_tools = False
            left, room = self._place_sides()
        self.tabs.fit(self._words_in(room))
        self.tabs.setGeometry(left, 0, self.tabs.sizeHint().width(), self.height())

    def _make_room_for_tabs(self) -> tuple[int, int]:
        """Shorten the search, then the person, as little as it takes; where that is not enough all become signs."""
        spare = scaled(SEARCH_WIDTH - LEAST_SEARCH)
        for is_sign in (False, True):
            self._person_is_sign = is_sign
            _, room = self._place_sides()
            if (lack := self.tabs.width_with(TabWords.NARROW) - room) <= spare:
                self._search_width -= max(lack, 0)
                return self._place_sides()
        self._is_narrow = True
        return self._place_sides()

    def _place_sides(self) -> tuple[int, int]:
        """Place what stands before and after the tabs; return where they begin and their room, in pixels."""
        left = self._place_left(scaled(SIDE))
        return left, self._place_right(self.width() - scaled(SIDE)) - left

    def _place_left(self, left: int) -> int:
        self.year.fit(is_narrow=self.is_narrow)
        self._put(self.year, left)
        left += self.year.width() + scaled(MEASURES.gap)
        for tool in self.tools:
            tool.setVisible(self._has_tools)
            if not self._has_tools:
                continue
            tool.setIconSize(QSize(scaled(MEASURES.band_icon), scaled(MEASURES.band_icon)))
            self._put(tool, left)
            left += tool.width()
        return left + scaled(MEASURES.gap_groups)

    def _place_right(self, right: int) -> int:
        """Place what stands at the end; return where the room for the tabs ends."""
        if self._lock is not None and not self._lock.isHidden():
            self._lock.setIconSize(QSize(scaled(MEASURES.band_icon), scaled(MEASURES.band_icon)))
            self._put(self._lock, right - self._lock.width())
            right = self._lock.x() - scaled(MEASURES.gap)
        self.person.fit(is_narrow=self._person_is_sign)
        self._put(self.person, right - self.person.width())
        end = right - self.person.width()
        self.search.setFixedWidth(self._search_width)
        self.search_button.setIconSize(QSize(scaled(MEASURES.band_icon), scaled(MEASURES.band_icon)))
        self.search_button.setVisible(self.is_narrow)
        self.search.setVisible(not self.is_narrow or self.search.hasFocus())
        if self.is_narrow:
            self._put(self.search_button, end - scaled(MEASURES.gap) - self.search_button.width())
            self._put(self.search, right - self.search.width())
            return self.search_button.x() - scaled(MEASURES.gap)
        self._put(self.search, end - scaled(BEFORE_PERSON) - self.search.width())
        return self.search.x() - scaled(MEASURES.gap)

    def _words_in(self, room: int) -> TabWords:
        if self.width() < scaled(NARROWEST) or self.tabs.width_with(TabWords.NARROW) > room:
            one_word = (TabWords.OPEN_ONLY, TabWords.TIGHT)
            return next((words for words in one_word if self.tabs.width_with(words) <= room), TabWords.NONE)
        is_wide = not self._is_narrow and self.tabs.width_with(TabWords.WIDE) <= room
        return TabWords.WIDE if is_wide else TabWords.NARROW

    def _put(self, widget: QWidget, left: int) -> None:
        widget.move(left, (self.height() - widget.height()) // 2)

    def _show_lock(self) -> None:
        if self._lock is not None:
            self._lock.setVisible(self._lock.defaultAction().isVisible())
            self.place()

    def _close_search(self) -> None:
        self.search.setVisible(not self.is_narrow)

    def _order_keyboard(self) -> None:
        pieces = [self.year, *self.tools, self.tabs, self.search_button, self.search, self.person]
        for before, after in pairwise(pieces):
            QWidget.setTabOrder(before, after)


def _tool_of(action: QAction, parent: QWidget) -> QToolButton:
    button = QToolButton(parent)
    button.setDefaultAction(action)
    button.setAutoRaise(True)
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
    keep_size(button, MEASURES.page_button, MEASURES.page_button)
    return button
