"""A score typed as a number, for scales without steps and certified figures."""

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QWidget

from app.domain.errors import UserError
from app.domain.italian import format_decimal
from app.domain.sheets.detail import ItemDetail
from app.domain.sheets.scores import allowed_values, read_score
from app.ui.kit.labels import Message, hint_label
from app.ui.kit.overrides import override


class ScoreLine(QLineEdit):
    """A line that tells when it is left, also by Enter going on."""

    left = Signal()
    entered = Signal()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.selectAll()
        self.entered.emit()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave Enter to the sheet, which goes to the next line."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.left.emit()
            event.ignore()
        else:
            super().keyPressEvent(event)


class ScoreField(QWidget):
    """Types a number. `chosen(Decimal or None)` when it is committed and can be read."""

    chosen = Signal(object)
    entered = Signal()
    descriptor = ""

    def __init__(self, item: ItemDetail) -> None:
        super().__init__()
        self._item = item
        self.line = ScoreLine()
        self.line.setAccessibleName(item.label)
        self.line.setMaximumWidth(self.fontMetrics().averageCharWidth() * 14)
        self.message = Message(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line)
        layout.addWidget(QLabel(hint_label(allowed_values(item.scale)).text()))
        layout.addWidget(self.message, 1)
        self.setFocusProxy(self.line)
        self.line.left.connect(self._commit)
        self.line.entered.connect(self.entered)
        self.show_item(item)

    @property
    def value(self) -> Decimal | None:
        return self._item.value

    def show_item(self, item: ItemDetail) -> None:
        """Show what is stored, unless the user is typing something else."""
        is_same = item.value == self._item.value
        self._item = item
        if not (is_same and self.line.hasFocus() and self.line.isModified()):
            self.line.setText("" if item.value is None else format_decimal(item.value, None))
            self.line.setModified(False)

    def _commit(self) -> None:
        try:
            value = read_score(self.line.text(), self._item.scale, self._item.label)
        except UserError as error:
            self.message.say(error.sentence)
            return
        self.message.clear()
        if value != self._item.value:
            self.line.setModified(False)
            self.chosen.emit(value)
