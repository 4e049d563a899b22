"""What is chosen in a first start: a picture for the logo, a place on the disk; a button and what was chosen."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.kit.buttons import make_button
from app.ui.kit.elided import ElidedLabel
from app.ui.kit.scale import keep_margins, keep_spacing
from app.ui.kit.tokens import MEASURES


class ChosenPath(QWidget):
    """`path` is what was chosen, None while there is nothing; `chosen` when it changes.

    `ask(parent, take)` opens the dialog that chooses, `nothing` is said while there is no choice.
    """

    chosen = Signal()

    def __init__(
        self,
        verb: str,
        icon_name: str,
        nothing: str,
        ask: Callable[[QWidget, Callable[[Path], object]], object],
        *,
        required: bool = False,
    ) -> None:
        """What is `required` can be chosen otherwise, not taken away."""
        super().__init__()
        self._required = required
        self.path: Path | None = None
        self._nothing, self._ask = nothing, ask
        self.button = make_button(verb, icon_name, self.ask)
        self.drop_button = make_button("Togli", "x", self.drop, "Toglie la scelta")
        self.drop_button.hide()
        self.words = ElidedLabel(quiet=True)
        self.words.setText(nothing)
        self.setFocusProxy(self.button)
        row = QHBoxLayout(self)
        keep_margins(row, 0, MEASURES.gap_small, 0, MEASURES.gap_small)
        keep_spacing(row, MEASURES.gap)
        row.addWidget(self.button)
        row.addWidget(self.drop_button)
        row.addWidget(self.words, 1)

    def ask(self) -> None:
        self._ask(self, self.take)

    def take(self, path: Path) -> None:
        self._show(path)

    def drop(self) -> None:
        """Choose nothing after all."""
        self.button.setFocus()
        self._show(None)

    def _show(self, path: Path | None) -> None:
        self.path = path
        words = str(path) if path else self._nothing
        self.words.setText(words)
        self.button.setAccessibleDescription(words)
        self.drop_button.setVisible(path is not None and not self._required)
        self.chosen.emit()
