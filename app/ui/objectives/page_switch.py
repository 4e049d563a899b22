"""Pages, or views: segments side by side, or a list to choose from where they find no room."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui.kit.choice_box import ChoiceBox
from app.ui.kit.overrides import override
from app.ui.kit.scale import scaled, zoom
from app.ui.kit.segment_switch import SegmentSwitch
from app.ui.kit.tokens import MEASURES

NARROW = 176
"""Width of the list, in pixels of the drawing."""


class PageSwitch(QWidget):
    """`chosen(int)` when the user asks for another page. No page is ever behind an arrow."""

    chosen = Signal(int)

    def __init__(
        self, names: Sequence[str], title: str, parent: QWidget | None = None, *, icons: Sequence[str] = ()
    ) -> None:
        super().__init__(parent)
        self.segments = SegmentSwitch(names, self, title=title, icons=icons)
        self.list = ChoiceBox(self)
        self.list.addItems(list(names))
        self.list.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.segments.chosen.connect(self._choose)
        self.list.activated.connect(self._choose)
        zoom().changed.connect(self._fit)
        self._fit()

    @property
    def current(self) -> int:
        return self.segments.current

    def keep_whole(self, *, is_whole: bool, narrow: int = NARROW) -> None:
        """Take the room of all the segments, or that of the list: `narrow` pixels of the drawing."""
        self.setFixedWidth(self.segments.sizeHint().width() if is_whole else scaled(narrow))

    def choose(self, number: int) -> None:
        """Show this page as the chosen one, and tell nobody."""
        self.segments.choose(number)
        self.list.setCurrentIndex(number)

    @override
    def sizeHint(self) -> QSize:
        return QSize(self.segments.sizeHint().width(), scaled(MEASURES.field))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(NARROW), scaled(MEASURES.field))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _choose(self, number: int) -> None:
        self.choose(number)
        self.chosen.emit(number)

    def _fit(self) -> None:
        wanted = self.segments.sizeHint()
        is_wide = wanted.width() <= self.width()
        had_keyboard = any(one.hasFocus() for one in (*self.segments.segments, self.list))
        self.segments.setVisible(is_wide)
        self.list.setVisible(not is_wide)
        self.segments.setGeometry(0, 0, wanted.width(), scaled(MEASURES.field))
        self.list.setGeometry(0, 0, min(scaled(NARROW), self.width()), scaled(MEASURES.field))
        self.setFocusProxy(self.segments if is_wide else self.list)
        if had_keyboard:
            self.setFocus()
        self.updateGeometry()
