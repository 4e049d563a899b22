"""Small words on the screen: titles, hints, and messages that say their weight with a sign and not only a colour."""

from typing import NamedTuple

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QIcon, QPalette, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.domain.issues import Severity
from app.ui.kit.icons import coloured_icon
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_font, keep_spacing
from app.ui.kit.tokens import MEASURES, severity_colour

SIGNS = {Severity.ERROR: "warning-circle-fill", Severity.WARNING: "warning-fill", Severity.NOTE: "info"}


def severity_icon(severity: Severity, palette: QPalette) -> QIcon:
    """Return the sign of a weight, which tells it also without its colour."""
    return coloured_icon(SIGNS[severity], severity_colour(severity, palette).name())


def title_label(text: str, pixels: int = MEASURES.title) -> QLabel:
    """Make a heading; its letters are so many pixels of the drawing high."""
    label = QLabel(text)
    keep_font(label, pixels, strong=True)
    return label


def hint_label(text: str) -> QLabel:
    """Make a line of explanation, quieter than the text around it."""
    label = Words(text)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    return label


class Words(QLabel):
    """A sentence that wraps, and prefers one line of reasonable length to the square that Qt would make of it."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)  # a name with a sign of HTML is a name
        self.setWordWrap(True)

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        width = min(
            metrics.horizontalAdvance(self.text()) + metrics.averageCharWidth(), metrics.averageCharWidth() * 60
        )
        return QSize(width, self.heightForWidth(width))

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height of all the lines: form layouts would cut the last ones."""
        super().resizeEvent(event)
        self._claim_height()

    @override
    def setText(self, text: str) -> None:
        super().setText(text)
        self._claim_height()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._claim_height()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Letters of another size take another height."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._claim_height()

    def _claim_height(self) -> None:
        """Forget the height claimed before: Qt would never answer with less than that.

        A label not shown yet claims nothing: it has no width of its own, and would make its window taller.
        """
        self.setMinimumHeight(0)
        if self.text() and self.isVisible():
            self.setMinimumHeight(self.heightForWidth(self.width()))


class _Said(NamedTuple):
    """What a message is made of."""

    sign: QLabel
    words: Words


class Message(QWidget):
    """A line under a field: empty and hidden, or a sign and a sentence, made when there is one: most never say any.

    Its letters are as high as those around it, or so many `pixels` of the drawing.
    """

    def __init__(self, parent: QWidget | None = None, pixels: int = 0) -> None:
        super().__init__(parent)
        self._severity = Severity.ERROR
        self._pixels = pixels
        self._said: _Said | None = None
        self.hide()

    @property
    def text(self) -> str:
        return self._said.words.text() if self._said is not None else ""

    def say(self, text: str, severity: Severity = Severity.ERROR) -> None:
        if self._said is None:
            self._said = self._make()
        self._severity = severity
        self._said.sign.setAccessibleName(severity.italian)
        self._said.words.setText(text)
        self._colour(self._said)
        self.show()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the size chosen while the message is on the screen."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange} and self._said is not None and self.text:
            self._colour(self._said)

    def clear(self) -> None:
        if self._said is not None:
            self._said.words.clear()
        self.hide()

    def _make(self) -> _Said:
        said = _Said(QLabel(), Words())
        said.words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        said.words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        said.words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        keep_spacing(layout, MEASURES.gap_small)
        layout.addWidget(said.sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(said.words, 1)
        if self._pixels:
            keep_font(self, self._pixels)
        return said

    def _colour(self, said: _Said) -> None:
        side = self.fontMetrics().height()
        sign = severity_icon(self._severity, self.palette()).pixmap(side * 4 // 5, side * 4 // 5)
        said.sign.setFixedHeight(side)
        said.sign.setPixmap(sign)
        palette = said.words.palette()
        palette.setColor(QPalette.ColorRole.WindowText, severity_colour(self._severity, self.palette()))
        said.words.setPalette(palette)
