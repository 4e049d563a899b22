"""The five pages: announced by their names, made when they are shown for the first time."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from app.domain.issues import Link
from app.ui.kit.desk import Desk
from app.ui.kit.icons import icon
from app.ui.kit.scale import keep_margins
from app.ui.kit.tab import Tab, TabPage
from app.ui.kit.tokens import MEASURES


class PagePlace(QScrollArea):
    """Where a page will stand; it is made when somebody looks, and scrolls when the window is too small for it."""

    def __init__(self, page: TabPage, desk: Desk) -> None:
        super().__init__()
        self.page = page
        self._desk = desk
        self._tab: Tab | None = None
        self.setAccessibleName(page.title)
        self.setWidgetResizable(True)
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMinimumSize(self.fontMetrics().averageCharWidth() * 40, self.fontMetrics().height() * 10)

    @property
    def tab(self) -> Tab:
        if self._tab is None:
            self._tab = self.page.make(self._desk)
            self._put(self._tab)
        return self._tab

    def _put(self, tab: Tab) -> None:
        room = QWidget()
        layout = QVBoxLayout(room)
        keep_margins(layout, MEASURES.margin, MEASURES.gap, MEASURES.margin, MEASURES.gap)
        layout.addWidget(tab)
        self.setWidget(room)
        room.show()


class PagesArea(QTabWidget):
    """The pages of an open archive; `page_shown(Tab)` when one comes to the front."""

    page_shown = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pages")
        self.setAccessibleName("Pagine")
        self.tabBar().setAccessibleName("Pagine")
        self.currentChanged.connect(self._show_page)
        self._is_filling = False

    def open_pages(self, pages: Sequence[TabPage], desk: Desk) -> None:
        """Announce the pages and make the first one."""
        self._is_filling = True
        for number, page in enumerate(pages, 1):
            place = self.addTab(PagePlace(page, desk), icon(page.icon), page.title)
            self.setTabToolTip(place, f"{page.title} (Ctrl+{number})")
        self._is_filling = False
        self._show_page()

    def close_pages(self) -> None:
        self._is_filling = True
        places = self.places()
        self.clear()
        for place in places:
            place.deleteLater()
        self._is_filling = False

    def places(self) -> list[PagePlace]:
        widgets = [self.widget(number) for number in range(self.count())]
        return [widget for widget in widgets if isinstance(widget, PagePlace)]

    def current_tab(self) -> Tab | None:
        place = self.currentWidget()
        return place.tab if isinstance(place, PagePlace) else None

    def show_number(self, number: int) -> None:
        """Bring a page to the front, counting from zero."""
        if number < self.count():
            self.setCurrentIndex(number)

    def show_place(self, link: Link) -> bool:
        """Open the page that knows this kind of thing and let it show it; tell whether there is one."""
        for place in self.places():
            if link.kind in place.page.kinds:
                self.setCurrentWidget(place)
                place.tab.show_place(link)
                return True
        return False

    def take_keyboard(self) -> None:
        """Give the keyboard to the list or the tree of the page in front."""
        tab = self.current_tab()
        views = tab.findChildren(QAbstractItemView) if tab else []
        if first := next((view for view in views if view.isVisible()), None):
            first.setFocus()

    def _show_page(self) -> None:
        if not self._is_filling and (tab := self.current_tab()) is not None:
            self.page_shown.emit(tab)
