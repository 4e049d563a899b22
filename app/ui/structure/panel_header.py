"""The head of a panel: its title, what is to be known at once, its verbs; on one line, on two or on three."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from app.ui.kit.fitting_words import FittingWords
from app.ui.kit.labels import Words
from app.ui.kit.overrides import override
from app.ui.kit.scale import font_of, keep_font, keep_spacing, scaled
from app.ui.kit.tokens import MEASURES

GAP = MEASURES.gap_groups


class PanelHeader(QWidget):
    """As many lines for all that is shown in it, so that what stands under it does not move from one to the next.

    Where there is room what is to be known stands `beside` the title, in its fullest wording that fits.
    """

    def __init__(self, buttons: Sequence[QPushButton], beside: int | None = None) -> None:
        """`beside`: the width of the drawing from which the summary stands beside the title."""
        super().__init__()
        self._beside = beside
        self.title, self.summary, self.verbs = Words(), FittingWords(), QWidget()
        keep_font(self.title, MEASURES.title, strong=True)
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        row = QHBoxLayout(self.verbs)
        row.setContentsMargins(0, 0, 0, 0)
        keep_spacing(row, MEASURES.gap)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)  # on a line of their own they keep their width
        self._lines = 0
        self._places = QGridLayout(self)
        self._places.setContentsMargins(0, 0, 0, 0)
        self._places.setColumnStretch(1, 1)
        keep_spacing(self._places, MEASURES.gap)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self._fit()

    def show_words(self, title: str, wordings: Sequence[str]) -> None:
        """Show a title and its summary, of which the `wordings` go from the fullest to the shortest."""
        self.title.setText(title)
        self.summary.say(*wordings)
        self._fit()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Put the verbs under a title that leaves them no room, and the summary under one that leaves it none."""
        strong = QFontMetrics(font_of(MEASURES.title, strong=True))
        title = strong.horizontalAdvance(self.title.text()) + scaled(GAP)
        spare = self.width() - self.verbs.sizeHint().width() - scaled(GAP)
        is_beside = self._beside is not None and self.width() >= scaled(self._beside)
        has_room = title + self.summary.minimumSizeHint().width() + scaled(GAP) <= spare
        lines = 1 if is_beside and has_room else 2 if title <= spare else 3
        if lines != self._lines:
            self._lines = lines
            self._place(lines)

    def _place(self, lines: int) -> None:
        for widget in (self.title, self.summary, self.verbs):
            self._places.removeWidget(widget)
        self._places.addWidget(self.title, 0, 0, 1, lines)
        self._places.addWidget(self.summary, *((0, 1) if lines == 1 else (1, 0, 1, 3)))
        self._places.addWidget(self.verbs, *((2, 0, 1, 3) if lines == 3 else (0, 2)))
