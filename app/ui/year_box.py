"""The year one is working on, in the toolbar."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.ui.kit.choice_box import ChoiceBox
from app.ui.kit.scale import keep_spacing
from app.ui.kit.tokens import MEASURES


class YearBox(QWidget):
    """The selector of the year; `chosen(int)` only when the user chooses."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = ChoiceBox()
        self.box.setAccessibleName("Anno")
        self.box.setMinimumContentsLength(6)
        label = QLabel("Anno")
        label.setBuddy(self.box)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        keep_spacing(layout, MEASURES.gap)
        layout.addWidget(label)
        layout.addWidget(self.box)
        self.box.activated.connect(self._tell)

    def show_years(self, years: Sequence[int], current: int) -> None:
        """Offer these years, the latest first."""
        self.box.clear()
        for year in sorted({*years, current}, reverse=True):
            self.box.addItem(str(year), year)
        self.box.setCurrentText(str(current))

    def _tell(self, place: int) -> None:
        self.chosen.emit(int(self.box.itemData(place)))
