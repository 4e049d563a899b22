"""A list to choose from that the wheel of the mouse does not change, and that knows other words for its choices."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QElapsedTimer, QEvent
from PySide6.QtGui import QHelpEvent, QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QToolTip, QWidget

from app.domain.choices import choice_begun
from app.ui.kit.overrides import override
from app.ui.kit.scale import scaled

PAUSE_MS = 1500
"""How long after a letter the next one still goes on with the same word."""
AROUND = 48
"""Pixels of the drawing that the arrow and the sides of the box take from its words."""


class ChoiceBox(QComboBox):
    """Leaves the wheel to the page below: who scrolls it never chooses something else without knowing.

    A letter goes to the choice that begins with it, or that it stands for (`f` for «donna»); the letters after it go
    on, also past a space, which by itself opens the list. Words that have no room in the box are whole in its list,
    and in its tip.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed = ""
        self._since_key = QElapsedTimer()

    def offer(self, every: str, names: Iterable[str]) -> None:
        """Offer all of them and each, the one that was chosen again if it is still there."""
        chosen = self.currentText()
        self.clear()
        self.addItems([every, *names])
        self.setCurrentIndex(max(self.findText(chosen), 0))

    def keep_letters(self, count: int) -> None:
        """Be as wide as so many letters, whatever there is to choose."""
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(count)

    def longest(self) -> int:
        """Return the width that shows the longest choice whole."""
        metrics = self.fontMetrics()
        widest = max((metrics.horizontalAdvance(self.itemText(place)) for place in range(self.count())), default=0)
        return widest + scaled(AROUND)

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Qt remembers the least size with the letters of before: it measures it again when the style changes."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            super().changeEvent(QEvent(QEvent.Type.StyleChange))

    @override
    def showPopup(self) -> None:
        room = self.screen().availableGeometry().width() * 9 // 10
        self.view().setMinimumWidth(min(self.longest(), room))
        super().showPopup()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self._is_cut():
            QToolTip.showText(event.globalPos(), self.currentText(), self)
            return True
        return super().event(event)

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        choices = [self.itemText(place) for place in range(self.count())]
        letter = event.text().casefold()
        if self._goes_on(choices, letter):
            return
        is_beginning = any(choice.casefold().startswith(letter) for choice in choices)
        meant = choice_begun(choices, letter) if letter.isalpha() and not is_beginning else None
        if meant is None:
            super().keyPressEvent(event)
        elif self.currentText() != meant:
            self.setCurrentText(meant)
            self.activated.emit(self.currentIndex())

    def _goes_on(self, choices: Sequence[str], letter: str) -> bool:
        """Go to the choice that begins with what is being typed; tell whether it was begun before and there is one."""
        if not letter or not letter.isprintable():  # Maiusc, Enter
            return False
        is_begun = bool(self._typed) and self._since_key.elapsed() < PAUSE_MS
        typed = (self._typed if is_begun else "") + letter
        found = [choice for choice in choices if choice.casefold().startswith(typed)]
        self._since_key.start()
        if not (is_begun and found):
            self._typed = letter.strip()
            return False
        self._typed = typed
        if self.currentText() not in found:
            self.setCurrentText(found[0])
            self.activated.emit(self.currentIndex())
        return True

    def _is_cut(self) -> bool:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        return self.fontMetrics().horizontalAdvance(self.currentText()) > room.width()
