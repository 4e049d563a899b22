"""A list to choose from that the wheel of the mouse does not change, and that knows other words for its choices."""

from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox

from app.domain.choices import choice_begun
from app.ui.kit.overrides import override


class ChoiceBox(QComboBox):
    """Leaves the wheel to the page below: who scrolls it never chooses something else without knowing.

    A letter goes to the choice that begins with it, or that it stands for (`f` for «donna»).
    """

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        choices = [self.itemText(place) for place in range(self.count())]
        letter = event.text().casefold()
        is_beginning = any(choice.casefold().startswith(letter) for choice in choices)
        meant = choice_begun(choices, letter) if letter.isalpha() and not is_beginning else None
        if meant is None:
            super().keyPressEvent(event)
        elif self.currentText() != meant:
            self.setCurrentText(meant)
            self.activated.emit(self.currentIndex())
