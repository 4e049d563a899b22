"""Boxes to tick, one beside the other as far as they fit: the ambits and the measures of an objective."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from app.ui.kit.scale import keep_spacing
from app.ui.kit.tokens import MEASURES

ABREAST = 2


class TickList(QWidget):
    """`ticked(tuple)`: the user has ticked or taken a tick away; the tuple is all that is ticked now, in order."""

    ticked = Signal(tuple)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.boxes: dict[Hashable, QCheckBox] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        keep_spacing(self._grid, MEASURES.gap)

    def offer(self, choices: Sequence[tuple[Hashable, str, str]]) -> None:
        """Show a box for each choice: its key, its words, its tip; the same ones stay as they are."""
        if [(key, box.text(), box.toolTip()) for key, box in self.boxes.items()] == [
            (key, words.replace("&", "&&"), tip) for key, words, tip in choices
        ]:
            return
        for box in self.boxes.values():
            self._grid.removeWidget(box)
            box.deleteLater()
        self.boxes = {}
        for place, (key, words, tip) in enumerate(choices):
            box = QCheckBox(words.replace("&", "&&"))
            box.setToolTip(tip)
            box.clicked.connect(self._tell)
            self._grid.addWidget(box, place // ABREAST, place % ABREAST)
            self.boxes[key] = box

    def show_ticked(self, keys: Sequence[Hashable]) -> None:
        for key, box in self.boxes.items():
            box.setChecked(key in keys)

    def lock(self, why: str) -> None:
        """Let nothing be ticked for a reason; an empty one gives it back."""
        for box in self.boxes.values():
            box.setEnabled(not why)

    def _tell(self) -> None:
        self.ticked.emit(tuple(key for key, box in self.boxes.items() if box.isChecked()))
