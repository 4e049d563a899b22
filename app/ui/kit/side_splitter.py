"""A list and what is chosen in it, side by side, or one above the other where there is no room."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from app.ui.kit.overrides import override
from app.ui.kit.scale import Kept, scaled, zoom


class SideWidths(NamedTuple):
    """Widths of the drawing: the list, the least it has, under which it is above the rest, and the border."""

    side: int
    least: int
    narrow: int
    border: int


class SideSplitter(QSplitter):
    """Keeps the list as wide as drawn, or as whoever drags the border wants it."""

    def __init__(self, side: QWidget, rest: QWidget, widths: SideWidths) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._is_dragged = False
        self._both = (side, rest)
        self._widths = widths
        self.addWidget(side)
        self.addWidget(rest)
        self.setStretchFactor(1, 1)
        self.setChildrenCollapsible(False)
        Kept(self, QSplitter.setHandleWidth, widths.border)
        self.splitterMoved.connect(self._keep_dragged)
        zoom().changed.connect(self._fit)

    @override
    def event(self, event: QEvent) -> bool:
        """Share the width again after a zoom, when the two know how little they need at the new size."""
        is_done = super().event(event)
        if event.type() is QEvent.Type.LayoutRequest:
            self._fit()
        return is_done

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask for no more than the wider of the two, if they can be one above the other."""
        least = super().minimumSizeHint()
        widths = [one.minimumSizeHint().width() for one in self._both]
        return QSize(max(widths), least.height()) if self._widths.narrow else least

    def _fit(self) -> None:
        is_narrow = self.width() < scaled(self._widths.narrow)
        wanted = Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal
        if self.orientation() is not wanted:
            self.setOrientation(wanted)
            self._is_dragged = False
        if self._is_dragged:
            return
        if is_narrow:
            self.setSizes([self.height() * 2 // 5, self.height() * 3 // 5])
        else:
            side = min(scaled(self._widths.side), max(self.width() * 3 // 10, scaled(self._widths.least)))
            self.setSizes([side, self.width() - side - self.handleWidth()])

    def _keep_dragged(self) -> None:
        self._is_dragged = True
