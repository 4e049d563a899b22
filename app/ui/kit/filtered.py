"""A table or a tree under its filter."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QVBoxLayout, QWidget

from app.ui.kit.overrides import override
from app.ui.kit.search_box import SearchBox
from app.ui.kit.selecting import make_current


class Filtered(QWidget):
    """A view with a bar above it: the filter, which the arrow down leaves, and room for buttons.

    Signals: `current_changed(row or None)`, `opened(row)`, where a row of a tree is its node.
    """

    current_changed = Signal(object)
    opened = Signal(object)
    view: QAbstractItemView

    def __init__(self, title: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.filter = SearchBox("Filtra…", f"Filtra: {title}", self, picture="funnel")
        self.bar = QHBoxLayout()

    def lay_out(self) -> None:
        """Put the bar above `view`, which takes the focus."""
        self.view.setAccessibleName(self.accessibleName())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self.bar)
        layout.addWidget(self.view, 1)
        self.filter.left_down.connect(self._leave_filter)

    @override
    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """Give the keyboard to the view: with a focus proxy, Tab would go past the filter."""
        self.view.setFocus(reason)

    def _leave_filter(self) -> None:
        self.view.setFocus()
        if not self.view.currentIndex().isValid():
            make_current(self.view, self.view.model().index(0, 0))
