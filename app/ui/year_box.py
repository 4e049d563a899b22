"""The year one is working on, in the band of the window."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from app.ui.kit.choice_box import ChoiceBox
from app.ui.kit.overrides import override
from app.ui.kit.scale import font_of, keep_height, scaled
from app.ui.kit.tokens import MEASURES, colours_of

WIDTH, NARROW_WIDTH = 108, 72
SIDE = 8
WORD = "Anno "


class YearBox(ChoiceBox):
    """The selector of the year; `chosen(int)` only when the user chooses. Where it is narrow the word *Anno* goes."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_narrow = False
        self.setAccessibleName("Anno")
        keep_height(self, MEASURES.field)
        self.activated.connect(self._tell)

    def show_years(self, years: Sequence[int], current: int) -> None:
        """Offer these years, the latest first."""
        self.clear()
        for year in sorted({*years, current}, reverse=True):
            self.addItem(str(year), year)
        self.setCurrentText(str(current))

    def fit(self, *, is_narrow: bool) -> None:
        self._is_narrow = is_narrow
        self.setFixedWidth(scaled(NARROW_WIDTH if is_narrow else WIDTH))
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter, colours = QStylePainter(self), colours_of(self.palette())
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        room = self.rect().adjusted(scaled(SIDE), 0, -scaled(SIDE), 0)
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        if not self._is_narrow:
            painter.setFont(font_of(MEASURES.body))
            painter.setPen(QColor(colours.quiet))
            painter.drawText(room, middle, WORD)
            room.setLeft(room.left() + painter.fontMetrics().horizontalAdvance(WORD))
        painter.setFont(font_of(MEASURES.body, strong=True))
        painter.setPen(QColor(colours.text if self.isEnabled() else colours.disabled))
        painter.drawText(room, middle, self.currentText())
        painter.end()

    def _tell(self, place: int) -> None:
        self.chosen.emit(int(self.itemData(place)))
