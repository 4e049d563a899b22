"""A tree and what is chosen in it, side by side, or one above the other where there is no room."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from app.ui.kit.overrides import override
from app.ui.kit.scale import Kept, scaled, zoom
from app.ui.kit.tokens import MEASURES

TREE, LEAST_TREE, NARROW = 400, 220, 640
"""Widths of the drawing: the tree, the least it has, and under which it is above the rest."""


class TreeAndDetails(QSplitter):
    """Keeps the tree as wide as drawn, or as whoever drags the border wants it."""

    def __init__(self, tree: QWidget, details: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._is_dragged = False
        self._both = (tree, details)
        self.addWidget(tree)
        self.addWidget(details)
        self.setStretchFactor(1, 1)
        self.setChildrenCollapsible(False)
        Kept(self, QSplitter.setHandleWidth, MEASURES.margin)
        self.splitterMoved.connect(self._keep_dragged)
        zoom().changed.connect(self._fit)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask for no more than the wider of the two: they can be one above the other."""
        widths = [one.minimumSizeHint().width() for one in self._both]
        return QSize(max(widths), super().minimumSizeHint().height())

    def _fit(self) -> None:
        is_narrow = self.width() < scaled(NARROW)
        wanted = Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal
        if self.orientation() is not wanted:
            self.setOrientation(wanted)
            self._is_dragged = False
        if self._is_dragged:
            return
        if is_narrow:
            self.setSizes([self.height() * 2 // 5, self.height() * 3 // 5])
        else:
            tree = min(scaled(TREE), max(self.width() * 3 // 10, scaled(LEAST_TREE)))
            self.setSizes([tree, self.width() - tree - self.handleWidth()])

    def _keep_dragged(self) -> None:
        self._is_dragged = True
