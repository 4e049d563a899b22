"""What stands at the side of a list of the page."""

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.ui.kit.labels import hint_label
from app.ui.kit.overrides import override


class SidePanel(QWidget):
    """Shows what is chosen in the list, else the words that ask to choose it. `left` is Esc, which goes back there."""

    left = Signal()

    def __init__(self, empty: str) -> None:
        super().__init__()
        self.stack = QStackedWidget()
        self.empty = hint_label(empty)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._blank = QVBoxLayout()
        self._blank.addStretch(1)
        self._blank.addWidget(self.empty)
        self._blank.addStretch(1)
        blank = QWidget()
        blank.setLayout(self._blank)
        self.stack.addWidget(blank)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)

    def say_empty(self, words: str) -> None:
        self.empty.setText(words)

    def put_below_words(self, button: QWidget) -> None:
        """Offer a way out below the words."""
        self._blank.insertWidget(self._blank.count() - 1, button, 0, Qt.AlignmentFlag.AlignHCenter)

    def put_page(self, lines: Iterable[QWidget], tree: QWidget) -> None:
        """Make the page of what is chosen: the lines, and below them the tree, which takes the room that is left."""
        page = QWidget()
        step = self.fontMetrics().height() // 2
        column = QVBoxLayout(page)
        column.setContentsMargins(step, 0, 0, 0)
        column.setSpacing(step // 2)
        for widget in lines:
            column.addWidget(widget)
        column.addWidget(tree, 1)
        column.addStretch()
        self.stack.addWidget(page)

    def show_chosen(self, *, is_chosen: bool) -> None:
        """Show the page of what is chosen, or the words."""
        self.stack.setCurrentIndex(int(is_chosen))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc (notes, scores and filters have used it before, where it means something to them)."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
