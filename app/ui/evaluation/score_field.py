"""A score typed as a number, for scales without steps and certified figures."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from app.domain.errors import UserError
from app.domain.italian import format_decimal
from app.domain.method.scale import Scale
from app.domain.method.vocabulary import ScaleMode
from app.domain.sheets.detail import ItemDetail
from app.domain.sheets.scores import allowed_values, read_score
from app.ui.kit.grade import USUAL_LETTERS, GradeLetters
from app.ui.kit.keys import ENTER
from app.ui.kit.labels import hint_label
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_font, keep_height, keep_spacing, keep_width
from app.ui.kit.tokens import MEASURES

_WIDTH = 72


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
        if event.key() in ENTER:
            self.left.emit()
            event.ignore()
        else:
            super().keyPressEvent(event)


class ScoreField(QWidget):
    """Types a number between the ends written beside it.

    `given(Decimal or None)` when it is committed and can be read, `refused(sentence)` when it cannot.
    """

    given = Signal(object)
    refused = Signal(str)
    entered = Signal()

    def __init__(self, item: ItemDetail, letters: GradeLetters = USUAL_LETTERS) -> None:
        super().__init__()
        self._item = item
        self.line = ScoreLine()
        self.line.setAccessibleName(item.label)
        is_usual = letters == USUAL_LETTERS
        keep_width(self.line, _WIDTH if is_usual else letters.cell * 2)
        keep_height(self.line, MEASURES.field if is_usual else letters.height)
        keep_font(self.line, letters.letters)
        self.ends = hint_label("")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.line)
        layout.addWidget(self.ends, 1)
        keep_spacing(layout, MEASURES.gap)
        self.setFocusProxy(self.line)
        self.line.left.connect(self._commit)
        self.line.entered.connect(self.entered)

    @property
    def value(self) -> Decimal | None:
        return self._item.value

    @property
    def is_readable(self) -> bool:
        """Tell whether what is typed can be given."""
        try:
            read_score(self.line.text(), self._item.scale, self._item.label)
        except UserError:
            return False
        return True

    def show_item(self, item: ItemDetail, *, before: Decimal | None, year: int, is_of_another: bool) -> None:
        """Show what is stored, unless the user is typing something else on the same sheet."""
        is_same = item.value == self._item.value and not is_of_another
        self._item = item
        self.line.setAccessibleName(item.label)
        self.line.setAccessibleDescription(allowed_values(item.scale))
        was = "" if before is None else f"  ·  {year - 1}: {format_decimal(before, None)}"
        self.ends.setText(f"{_ends(item.scale)}{was}")
        if not (is_same and self.line.hasFocus() and self.line.isModified()):
            self.line.setText("" if item.value is None else format_decimal(item.value, None))
            self.line.setModified(False)

    def lock(self, *, is_locked: bool) -> None:
        self.line.setReadOnly(is_locked)

    def _commit(self) -> None:
        try:
            value = read_score(self.line.text(), self._item.scale, self._item.label)
        except UserError as error:
            self.refused.emit(error.sentence)
            return
        if value != self._item.value and not self.line.isReadOnly():
            self.line.setModified(False)
            self.given.emit(value)


def _ends(scale: Scale | None) -> str:
    """Write the ends between which a number is typed: `0–100`."""
    if scale is None or scale.mode is ScaleMode.PERCENT:
        return "0–100"
    return f"{format_decimal(scale.minimum, None)}–{format_decimal(scale.maximum, None)}"
