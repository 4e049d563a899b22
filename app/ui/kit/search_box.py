"""A line to search with: a picture, a cross to clear, and the arrow that leaves it downwards."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui.kit.icons import icon
from app.ui.kit.overrides import override

CROSS, CLEAR = "_q_qlineeditclearaction", "Togli ciò che è scritto"
"""The action of Qt that clears a line, and its words: Qt tells nobody what its cross is."""
LETTERS = 28
"""How many of them are in sight at least."""


class SearchBox(QLineEdit):
    """`searched(text)` as one types; `left_down` when the down arrow or Enter asks for the list below."""

    searched = Signal(str)
    left_down = Signal()

    def __init__(
        self, placeholder: str, name: str, parent: QWidget | None = None, *, picture: str = "magnifying-glass"
    ) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        self.addAction(icon(picture), QLineEdit.ActionPosition.LeadingPosition).setText(name)
        if (cross := self.findChild(QAction, CROSS)) is not None:
            cross.setText(CLEAR)
        self.textChanged.connect(self.searched)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self.fontMetrics().averageCharWidth() * LETTERS, super().minimumSizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.left_down.emit()
            case Qt.Key.Key_Escape if self.text():
                self.clear()
            case _:
                super().keyPressEvent(event)
