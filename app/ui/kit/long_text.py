"""The field for text of several lines."""

from math import ceil
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QFontMetricsF, QPalette, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel, QPlainTextEdit

from app.domain.columns import Column
from app.ui.kit.field import LOCK, MOST_LETTERS, Field
from app.ui.kit.icons import icon
from app.ui.kit.overrides import override
from app.ui.kit.scale import scaled, zoom
from app.ui.kit.tokens import MEASURES, colours_of

LINE, AROUND = 20, 8
FEWEST, MOST = 2, 5
"""Lines of a text: it grows with what is written in it, and then scrolls."""


class LongText(QPlainTextEdit):
    """Lines of text; Tab goes to the next field, leaving says so."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().contentsChanged.connect(self.fit_lines)  # a field that is filled emits nothing itself
        zoom().changed.connect(self.fit_lines)
        self.fit_lines()

    def fit_lines(self) -> None:
        """Take the height of the lines written, as far as a field goes: only then there is something to scroll."""
        lines = lines_in(self, MOST)
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if lines > MOST else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(policy)
        self.setFixedHeight(height_of(self, min(max(lines, FEWEST), MOST), LINE))

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Letters of another size wrap elsewhere."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.fit_lines()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit_lines()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


def lines_in(text: QPlainTextEdit, most: int) -> int:
    """Count the lines on which the words stand, no further than they are more than `most`."""
    width = text.viewport().width() - 2 * text.document().documentMargin()
    option, count = QTextOption(), 0
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    for paragraph in text.toPlainText().split("\n")[: most + 1]:
        layout = QTextLayout(paragraph, text.font())
        layout.setTextOption(option)
        layout.beginLayout()
        while count <= most and (line := layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            count += 1
        layout.endLayout()
    return count


def height_of(text: QPlainTextEdit, lines: int, line: int) -> int:
    """Return the height in which so many lines are whole; `line` is the least of one, in pixels of the drawing."""
    inside = max(scaled(line), ceil(QFontMetricsF(text.font()).lineSpacing())) * lines  # Qt draws in whole pixels
    around = round(2 * text.document().documentMargin()) + 2 * text.frameWidth()
    return inside + max(around, scaled(AROUND))


class LongTextField(Field):
    """Text of several lines."""

    def __init__(self, column: Column) -> None:
        self.text = LongText()
        super().__init__(column, self.text)
        self._sign = QLabel(self.text)
        self._sign.hide()
        self.fit()
        self.text.textChanged.connect(self.edited)
        self.text.left.connect(self._commit_if_changed)

    @override
    def value(self) -> str | None:
        return self.text.toPlainText().strip() or None

    @override
    def shown(self) -> str:
        return self.text.toPlainText()

    @override
    def write(self, value: Any) -> None:
        self.text.setPlainText(value or "")

    @override
    def wanted_width(self) -> int:
        return self._letters(MOST_LETTERS * 2)

    @property
    @override
    def grows(self) -> bool:
        return True

    @override
    def fit(self) -> None:
        super().fit()
        if self.text.isReadOnly():
            self._lock(is_read_only=True)

    @override
    def _lock(self, *, is_read_only: bool) -> None:
        side, gap = scaled(MEASURES.icon), scaled(MEASURES.gap)
        self.text.setReadOnly(is_read_only)
        self.text.setViewportMargins(side + gap if is_read_only else 0, 0, 0, 0)
        self._sign.setPixmap(icon(LOCK).pixmap(side, side))
        self._sign.setGeometry(gap, gap, side, side)
        self._sign.setVisible(is_read_only)
        self._dress()

    def _dress(self) -> None:
        """Sink the ground of what is locked; nothing else is set, or the text would keep the theme of this moment."""
        palette = QPalette()
        if self.text.isReadOnly():
            palette.setColor(QPalette.ColorRole.Base, QColor(colours_of(self.palette()).sunken))
        self.text.setPalette(palette)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self.text.isReadOnly():
            self._dress()

    def _commit_if_changed(self) -> None:
        if self.value() != (self._stored or None):
            self._commit()
