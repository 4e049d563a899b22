"""Small words on the screen: titles, hints, and messages that say their weight with a sign and not only a colour."""

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


class Message(QWidget):
    """A line under a field: empty and hidden, or a sign and a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._severity = Severity.ERROR
        self._sign = QLabel(self)
        self._words = Words()
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        keep_spacing(layout, MEASURES.gap_small)
        self._words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._words, 1)
        self.hide()

    @property
    def text(self) -> str:
        return self._words.text()

    def say(self, text: str, severity: Severity = Severity.ERROR) -> None:
        self._severity = severity
        self._sign.setAccessibleName(severity.italian)
        self._words.setText(text)
        self._colour()
        self.show()

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Follow the theme and the size chosen while the message is on the screen."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.PaletteChange, QEvent.Type.FontChange} and self.text:
            self._colour()

    def _colour(self) -> None:
        side = self.fontMetrics().height()
        sign = severity_icon(self._severity, self.palette()).pixmap(side * 4 // 5, side * 4 // 5)
        self._sign.setFixedHeight(side)
        self._sign.setPixmap(sign)
        palette = self._words.palette()
        palette.setColor(QPalette.ColorRole.WindowText, severity_colour(self._severity, self.palette()))
        self._words.setPalette(palette)

    def clear(self) -> None:
        self._words.clear()
        self.hide()
