"""Small words on the screen: titles, hints, and messages that say their weight with a sign and not only a colour."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QSizePolicy, QWidget

from app.domain.issues import Severity
from app.ui.kit.icons import coloured_icon
from app.ui.kit.overrides import override
from app.ui.kit.palettes import severity_colour

SIGNS = {Severity.ERROR: "x-circle", Severity.WARNING: "warning", Severity.NOTE: "info"}


class TitleLabel(QLabel):
    """A heading that stays larger than the text around it whatever its size."""

    def __init__(self, text: str, scale: float) -> None:
        super().__init__(text)
        self._scale = scale
        self._fit()
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.fontChanged.connect(self._fit)

    def _fit(self) -> None:
        """Follow the letters of the application: a widget with a font of its own is told nothing by Qt."""
        font = QFont(QApplication.font())
        font.setPointSizeF(font.pointSizeF() * self._scale)
        font.setWeight(QFont.Weight.DemiBold)
        self.setFont(font)


def title_label(text: str, scale: float = 1.35) -> QLabel:
    """Make a heading; `scale` is how many times larger than the text."""
    return TitleLabel(text, scale)


def hint_label(text: str) -> QLabel:
    """Make a line of explanation, quieter than the text around it."""
    label = QLabel(text)
    label.setWordWrap(True)
    label.setProperty("quiet", True)
    return label


class FieldLabel(QLabel):
    """The label of an editor, as tall as it, so that their words are on one line."""

    def __init__(self, text: str, editor: QWidget) -> None:
        super().__init__(text)
        self._editor = editor
        self.setBuddy(editor)
        self.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @override
    def sizeHint(self) -> QSize:
        height = min(self._editor.sizeHint().height(), self.fontMetrics().height() * 2)
        return QSize(super().sizeHint().width(), max(height, super().sizeHint().height()))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


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
