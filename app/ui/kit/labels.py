"""Small words on the screen: titles, hints, and messages that say their weight with a sign and not only a colour."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from app.domain.issues import Severity
from app.ui.kit.icons import coloured_icon
from app.ui.kit.palettes import severity_colour

SIGNS = {Severity.ERROR: "x-circle", Severity.WARNING: "warning", Severity.NOTE: "info"}


def title_label(text: str, scale: float = 1.35) -> QLabel:
    """Make a heading, larger than the text around it."""
    label = QLabel(text)
    font = QFont(label.font())
    font.setPointSizeF(font.pointSizeF() * scale)
    font.setWeight(QFont.Weight.DemiBold)
    label.setFont(font)
    label.setProperty("scale", scale)
    return label


def hint_label(text: str) -> QLabel:
    """Make a line of explanation, quieter than the text around it."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setProperty("quiet", True)
    return label


class Message(QWidget):
    """A line under a field: empty and hidden, or a sign and a sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = QLabel(self)
        self._words = QLabel(self)
        self._words.setWordWrap(True)
        self._words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._words.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self._words, 1)
        self.hide()

    @property
    def text(self) -> str:
        return self._words.text()

    def say(self, text: str, severity: Severity = Severity.ERROR) -> None:
        colour = severity_colour(severity, self.palette())
        side = self.fontMetrics().height()
        self._sign.setPixmap(coloured_icon(SIGNS[severity], colour.name()).pixmap(side, side))
        self._sign.setAccessibleName(severity.italian)
        self._words.setText(text)
        self._words.setStyleSheet(f"color: {colour.name()}")
        self.show()

    def clear(self) -> None:
        self._words.clear()
        self.hide()
