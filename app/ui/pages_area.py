"""The seven pages: announced by their names, made when they are first shown, or ahead; under them the notice."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QScrollArea, QStackedWidget, QVBoxLayout, QWidget

from app.domain.issues import Link
from app.ui.kit.desk import Desk
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_margins
from app.ui.kit.scroll import in_scroll_area
from app.ui.kit.tab import GuestTab, Tab, TabPage
from app.ui.page_tabs import PageTabs

if TYPE_CHECKING:
    from app.ui.kit.notice import Notice
    from app.ui.kit.notice_line import NoticeFoot, NoticeLine


ON_ITS_WAY = "Caricamento…"


class PagePlace(QWidget):
    """Where a page will stand; it is made when it is asked for, and scrolls when the window is too small for it.

    The area that scrolls is made with the page: measured, four of them for pages not opened yet take 4 ms of a start.
    """

    def __init__(self, page: TabPage, desk: Desk) -> None:
        super().__init__()
        self.page = page
        self._desk = desk
        self._tab: Tab | None = None
        self._making: Iterator[Tab | None] | None = None
        self.guest: GuestTab | None = None
        self.area: QScrollArea | None = None
        self._guest_area: QScrollArea | None = None
        self.setAccessibleName(page.title)

    @property
    def is_made(self) -> bool:
        return self._tab is not None

    @property
    def tab(self) -> Tab:
        """The page, made now if it was not there yet."""
        return self.make()

    def make(self) -> Tab:
        """Make the page if it is not there, or the rest of it."""
        while self._tab is None:
            self.make_step()
        return self._tab

    def make_step(self) -> bool:
        """Make one more thing of the page, which is begun anew after one that failed; tell whether it was not whole."""
        if self._tab is not None:
            return False
        making, self._making = self._making or self.page.making(self._desk), None
        tab = next(making)
        if tab is None:
            self._making = making
        else:
            self._tab = tab
            self.area = self._put(tab)
        return True

    def show_at_once(self) -> None:
        """Be in sight at once, and then make the page, which may take some moments."""
        self.repaint()
        self.make()
        if self.area is not None and self.isVisible():
            self.area.show()  # the layout would do both at the next turn of the window
            self._whole.activate()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Say that the page is on its way, until it is there."""
        super().paintEvent(event)
        if self._tab is None:
            painter = QPainter(self)
            painter.setPen(self.palette().placeholderText().color())
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, ON_ITS_WAY)
            painter.end()

    @property
    def front(self) -> Tab:
        """What is seen here: the page, or the guest that stands in its place."""
        return self.guest or self.tab

    def receive(self, guest: GuestTab) -> None:
        """Put a guest in the place of the page, until it is dismissed."""
        self.tab.hide()
        if self.area is not None:
            self.area.hide()
        self.guest, self._guest_area = guest, in_scroll_area(_with_margins(guest))
        self._whole.addWidget(self._guest_area)

    def dismiss(self) -> None:
        """Take the guest away: the page is there again, and reads what has changed meanwhile."""
        if self._guest_area is not None:
            self._whole.removeWidget(self._guest_area)
            self._guest_area.hide()
            self._guest_area.deleteLater()
        self.guest = self._guest_area = None
        if self.area is not None:
            self.area.show()
        self.tab.show()

    def _put(self, tab: Tab) -> QScrollArea:
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        area = in_scroll_area(_with_margins(tab))
        self._whole.addWidget(area)
        return area


def _with_margins(tab: Tab) -> QWidget:
    room = QWidget()
    layout = QVBoxLayout(room)
    keep_margins(layout, *tab.margins)
    layout.addWidget(tab)
    return room


class PagesArea(QWidget):
    """The pages of an open archive, one in front; `page_shown(Tab)` when one comes there, `settled()` when nothing is
    being read or saved any more: what the page in front can do may be another.

    The notice takes its place at the foot of the page, which gives the room: what stands above does not move.
    """

    page_shown = Signal(object)
    settled = Signal()

    def __init__(self, tabs: PageTabs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.tabs = tabs
        self._stack = QStackedWidget()
        self._is_filling = False
        self._is_waiting_for_list = False
        self._foot: NoticeFoot | None = None
        self.dialogs_of_places: dict[str, Callable[[], object]] = {}
        """What opens the dialog of a thing that no page shows, by the kind of its link."""
        self.guards: list[Callable[[Callable[[], object]], bool]] = []
        """Who else tells whether the archive may be left, or asks."""
        self._column = layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._stack, 1)
        self.setAccessibleName("Pagina")
        tabs.currentChanged.connect(self._show_page)
        if isinstance(application := QApplication.instance(), QApplication):
            application.focusChanged.connect(self._keep_keyboard)

    @property
    def notice(self) -> "NoticeLine":
        """The line of the notice: made for the first one, or when somebody asks for it."""
        if self._foot is None:
            from app.ui.kit.notice_line import NoticeFoot

            self._foot = NoticeFoot()
            self._column.addWidget(self._foot)
        return self._foot.line

    def open_pages(self, pages: Sequence[TabPage], desk: Desk) -> None:
        """Announce the pages and make the first one, which is read while the window is laid out."""
        self._is_filling = True
        for page in pages:
            self._stack.addWidget(PagePlace(page, desk))
        self.tabs.show_pages(pages)
        self._is_filling = False
        desk.hub.changed.connect(self._close_notice)
        desk.hub.notice_told.connect(self._show_notice)
        desk.runner.idle.connect(self._hear_idle)
        desk.runner.idle.connect(self.settled)
        for first in self.places()[:1]:
            first.make().make_ready()
        self._show_page(0)

    def close_pages(self) -> None:
        self._close_notice()
        for place in self.places():
            self._stack.removeWidget(place)
            place.deleteLater()

    def places(self) -> list[PagePlace]:
        widgets = [self._stack.widget(number) for number in range(self._stack.count())]
        return [widget for widget in widgets if isinstance(widget, PagePlace)]

    def current_place(self) -> PagePlace | None:
        place = self._stack.currentWidget()
        return place if isinstance(place, PagePlace) else None

    def current_tab(self) -> Tab | None:
        """Return what is seen of the page in front: itself, or its guest."""
        place = self.current_place()
        return place.front if place else None

    def current_title(self) -> str:
        place = self.current_place()
        return place.page.title if place else ""

    def show_number(self, number: int) -> None:
        """Bring a page to the front, counting from zero."""
        if number < self.tabs.count():
            self.tabs.setCurrentIndex(number)

    def go_to_number(self, number: int) -> None:
        """Bring a page to the front with the keyboard in it, as who asks for it by its keys goes on by keys."""
        self.show_number(number)
        self.take_keyboard()

    def show_place(self, link: Link) -> bool:
        """Open the page, or the dialog, that knows this kind of thing and let it show it; tell whether there is one.

        A guest in its place is asked to leave first.
        """
        for number, place in enumerate(self.places()):
            if link.kind in place.page.kinds:
                self.show_number(number)
                if place.guest is None or place.guest.may_leave(partial(self._show_behind_guest, place, link)):
                    self._show_behind_guest(place, link)
                return True
        if (show := self.dialogs_of_places.get(link.kind)) is not None:
            show()
        return show is not None

    def receive(self, kind: str, make: Callable[[], GuestTab]) -> GuestTab | None:
        """Put a guest in the place of the page that shows this kind of thing, and bring it to the front.

        One that is there already only comes to the front.
        """
        for number, place in enumerate(self.places()):
            if kind in place.page.kinds:
                if place.guest is None:
                    place.receive(guest := make())
                    guest.left.connect(partial(self._let_go, place))
                self.show_number(number)
                self.page_shown.emit(place.front)
                return place.guest
        return None

    def may_leave(self, on_leave: Callable[[], object]) -> bool:
        """Tell whether the archive may be left now.

        A guest that has work in hand asks, and then each of the `guards`; a yes calls `on_leave`.
        """
        for number, place in enumerate(self.places()):
            if place.guest is not None and not place.guest.may_leave(partial(self._leave_guest, place, on_leave)):
                self.show_number(number)
                return False
        return all(guard(on_leave) for guard in self.guards)

    def _leave_guest(self, place: PagePlace, on_leave: Callable[[], object]) -> None:
        self._let_go(place)
        on_leave()

    def _show_behind_guest(self, place: PagePlace, link: Link) -> None:
        if place.guest is not None:
            self._let_go(place)
        place.tab.show_place(link)

    def _let_go(self, place: PagePlace) -> None:
        place.dismiss()
        self.page_shown.emit(place.front)
        if place is self.current_place():
            self.take_keyboard()

    def _show_notice(self, notice: "Notice") -> None:
        self.notice.show_notice(notice)

    def _close_notice(self) -> None:
        if self._foot is not None:
            self._foot.line.close_notice()

    def take_keyboard(self) -> None:
        """Give the keyboard to what had it in the page in front, else to its leftmost list.

        Where the page has none yet the tabs have it until it is read, if they are left alone meanwhile.
        """
        place = self.current_place()
        had = place.focusWidget() if place else None
        views = [view for view in place.findChildren(QAbstractItemView) if view.isVisible()] if place else []
        views.sort(key=lambda view: view.mapToGlobal(QPoint()).toTuple())
        candidates = [had, *views, self.tabs]
        if chosen := next((one for one in candidates if one is not None and one.isVisible()), None):
            chosen.setFocus()
        self._is_waiting_for_list = chosen is self.tabs

    def _keep_keyboard(self, old: QWidget | None, new: QWidget | None) -> None:
        """Take the keyboard back when what had it here goes away with its work done: Qt gives it to the next thing of
        the window, which is the year."""
        if old is None or new is None or not self.isVisible() or not self.isAncestorOf(old) or self.isAncestorOf(new):
            return
        line = self._foot.line if self._foot is not None else None
        is_closing = line is not None and line.notice is None and line.isAncestorOf(old)
        is_gone = is_closing or not (old.isVisible() and old.isEnabled())
        if is_gone and new.window() is self.window() and new is not self.tabs:
            self.take_keyboard()

    def _hear_idle(self) -> None:
        if self._is_waiting_for_list and self.window().focusWidget() is self.tabs:
            self.take_keyboard()

    def _show_page(self, number: int) -> None:
        if self._is_filling or not 0 <= number < self._stack.count():
            return
        place = self._stack.widget(number)
        is_inside = (focused := QApplication.focusWidget()) is not None and self._stack.isAncestorOf(focused)
        if is_inside:
            self.tabs.setFocus()  # Qt would give it to the first thing of the next page, as if that had had it before
        tab = self._brought_to_front(place) if isinstance(place, PagePlace) else None
        self._is_waiting_for_list = False
        if is_inside:
            self.take_keyboard()
        if tab is not None:
            self.page_shown.emit(tab)

    def _brought_to_front(self, place: PagePlace) -> Tab:
        """Show a place and what is in it: of a page that is not made yet its frame first, painted before it is made."""
        self._stack.setCurrentWidget(place)
        if not place.is_made:
            self.tabs.repaint()
            place.show_at_once()
        return place.front
