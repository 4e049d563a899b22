"""Words that never take a second line: what does not fit ends in dots, and the whole is in the tip."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_font
from app.ui.kit.tokens import MEASURES, colours_of


class ElidedLabel(QLabel):
    """A line as wide as the room that is left, in letters of so many pixels of the drawing."""

    def __init__(self, pixels: int = MEASURES.body, *, strong: bool = False, quiet: bool = False) -> None:
        super().__init__()
        self._is_quiet = quiet
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        keep_font(self, pixels, strong=strong)

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self.setToolTip(text)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, super().sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        colours = colours_of(self.palette())
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter = QPainter(self)
        painter.setPen(QColor(colours.quiet if self._is_quiet else colours.text))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        painter.end()
