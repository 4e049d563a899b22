"""Two things side by side where there is room, one under the other where there is not."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from app.ui.kit.overrides import override
from app.ui.kit.scale import scaled


class TurningSplitter(QSplitter):
    """Its parts share the width; below `narrow` pixels of the drawing they share the height instead."""

    def __init__(self, narrow: int, *parts: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._narrow = narrow
        self.setChildrenCollapsible(False)
        for part in parts:
            self.addWidget(part)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        is_narrow = self.width() < scaled(self._narrow)
        direction = Qt.Orientation.Vertical if is_narrow else Qt.Orientation.Horizontal
        if direction is not self.orientation():
            self.setOrientation(direction)
        super().resizeEvent(event)
