"""Words on lines closer together than those of a paragraph: two of them fit in a row of 40 pixels."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPalette, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui.kit.overrides import override
from app.ui.kit.scale import font_of, scaled, zoom
from app.ui.kit.tokens import MEASURES

PITCH = 18
_SLACK = 1.15
"""Lines of whole words are not all of the same length."""
_STEP = 8
"""How much wider, in pixels of the drawing, words are tried that long ones have put on one line too many."""


class TightWords(QLabel):
    """Words that wrap where they must and ask for the height of all their lines."""

    def __init__(self, text: str = "", pitch: int = PITCH, pixels: int = MEASURES.body) -> None:
        super().__init__()
        self._pitch, self._pixels = pitch, pixels
        self._is_strong = False
        self._wanted_lines = 0
        self._role = QPalette.ColorRole.WindowText
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        zoom().changed.connect(self._claim_height)
        self.setText(text)

    def make_strong(self, *, is_strong: bool) -> None:
        self._is_strong = is_strong
        self._claim_height()

    def take_letters(self, pixels: int, pitch: int) -> None:
        """Take letters and lines of another height of the drawing."""
        if (pixels, pitch) != (self._pixels, self._pitch):
            self._pixels, self._pitch = pixels, pitch
            self._claim_height()
            self.updateGeometry()

    def prefer_lines(self, lines: int) -> None:
        """Ask for the width in which the words stand on so many lines."""
        self._wanted_lines = lines
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def make_quiet(self) -> None:
        self._role = QPalette.ColorRole.PlaceholderText

    def lines(self, width: int) -> list[str]:
        """Return the lines on which the words stand in a room so wide."""
        layout = QTextLayout(self.text(), font_of(self._pixels, strong=self._is_strong))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        found = []
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            found.append(self.text()[line.textStart() : line.textStart() + line.textLength()].strip())
        layout.endLayout()
        return found

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self._claim_height()
        self.updateGeometry()

    @override
    def sizeHint(self) -> QSize:
        if not self._wanted_lines:
            return QSize(scaled(150), self._height_of(max(self.width(), scaled(100))))
        whole = QFontMetrics(font_of(self._pixels, strong=self._is_strong)).horizontalAdvance(self.text())
        if self._wanted_lines == 1:
            return QSize(whole + 2, self._height_of(whole + 2))
        width = round(whole / self._wanted_lines * _SLACK) + scaled(4)
        while width < whole and len(self.lines(width)) > self._wanted_lines:
            width += scaled(_STEP)
        return QSize(width, self._height_of(width))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(60), scaled(self._pitch))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._claim_height()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(font_of(self._pixels, strong=self._is_strong))
        painter.setPen(QColor(self.palette().color(self._role)))
        lines, pitch = self.lines(self.width()), scaled(self._pitch)
        top = (self.height() - pitch * len(lines)) // 2
        for number, line in enumerate(lines):
            box = QRect(0, top + number * pitch, self.width(), pitch)
            painter.drawText(box, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), line)
        painter.end()

    def _height_of(self, width: int) -> int:
        return scaled(self._pitch) * max(len(self.lines(width)), 1)

    def _claim_height(self) -> None:
        self.setMinimumHeight(self._height_of(self.width()) if self.text() else 0)
        self.update()


def caption(text: str = "", *, parent: QWidget | None = None) -> TightWords:
    """Make a quiet caption, of 12 pixels on lines of 16."""
    words = TightWords(text, 16, MEASURES.caption)
    words.make_quiet()
    words.setParent(parent)
    return words
