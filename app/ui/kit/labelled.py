"""A label above what it names, with its help and its message under it."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.domain.issues import Severity
from app.ui.kit.field_message import FieldMessage
from app.ui.kit.labels import hint_label
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_font, keep_spacing, scaled
from app.ui.kit.tokens import MEASURES

UNDER_LABEL, MOST = 2, 16_777_215
HELP_WIDTH = 240
"""How wide a line of help would like to be, in pixels of the drawing."""


class Labelled(QWidget):
    """Something to fill, with its name above it; a label ends with an asterisk where it is required.

    It stands in a `FieldsLayout`, which keeps a room for its message: nothing moves when there is one.
    """

    def __init__(self, label: str, content: QWidget, help_text: str = "") -> None:
        super().__init__()
        self.content = content
        self.label = field_label(label, content)
        self.help = hint_label(sentence(help_text)) if help_text else None
        self.message = FieldMessage(self, content)
        self.destroyed.connect(self.message.deleteLater)
        self.row = QHBoxLayout()
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.addWidget(content)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        keep_spacing(layout, UNDER_LABEL)
        layout.addWidget(self.label)
        layout.addLayout(self.row)
        if self.help is not None:
            keep_font(self.help, MEASURES.caption)
            policy = self.help.sizePolicy()
            policy.setRetainSizeWhenHidden(True)
            self.help.setSizePolicy(policy)
            layout.addWidget(self.help)
        layout.addStretch(1)
        self.label.setVisible(bool(label))
        self.setFocusProxy(content)

    def say(self, text: str, severity: Severity = Severity.ERROR) -> None:
        """Show a message under what is to be filled, or take it away; an error gives it a red edge."""
        before = self.message.text
        if text:
            self.message.say(text, severity)
        else:
            self.message.clear()
        if text or before:
            self.show_message()
            self.updateGeometry()
        is_wrong = bool(text) and severity is Severity.ERROR
        if self.content.property("error") != is_wrong:
            self.content.setProperty("error", is_wrong)
            self.content.setProperty("ringed", True if is_wrong else None)  # else as its kind wants: a box has its ring
            self.content.update()

    def put_beside(self, widget: QWidget) -> None:
        """Put a button at the right of what is to be filled."""
        self.row.addWidget(widget)
        self.row.setStretchFactor(self.content, 1)

    def wanted_width(self) -> int:
        """Return how wide the content would like to be."""
        return self.content.sizeHint().width()

    def show_message(self) -> None:
        """Show the message where the field is shown and there is one; it takes the place of the help."""
        text, message = self.message.text, self.message
        message.setVisible(bool(text) and not self.isHidden())
        if self.help is not None:
            self.help.setVisible(not text)

    def take_message(self, holder: QWidget) -> None:
        """Put the message, wider than its field, in what holds them both."""
        if self.message.parentWidget() is not holder:
            self.message.setParent(holder)
        self.show_message()

    def said_width(self) -> int:
        """Return how wide is what stands under what is filled: its message, or its help; 0 for nothing."""
        if self.message.text:
            return self.width()
        return min(self.help.sizeHint().width(), self.width()) if self.help is not None else 0

    def room_under(self, width: int) -> int:
        """Return how much of the height for a width is under what is filled: its help."""
        if self.help is None:
            return 0
        return scaled(UNDER_LABEL) + max(self.help.heightForWidth(width), self.help.minimumHeight())

    @override
    def sizeHint(self) -> QSize:
        """Ask for the width of what is filled and of its name, whatever the message is."""
        beside = sum(
            item.sizeHint().width() + self.row.spacing()
            for place in range(1, self.row.count())
            if (item := self.row.itemAt(place)) is not None and not item.isEmpty() and item.widget() is not self.content
        )
        widths = [self.wanted_width() + beside, self.label.sizeHint().width() if self.label.text() else 0]
        if self.help is not None:
            widths.append(min(self.help.sizeHint().width(), scaled(HELP_WIDTH)))
        return QSize(max(widths), super().sizeHint().height())

    @override
    def minimumSizeHint(self) -> QSize:
        """Ask for no more than `sizeHint`: a long word in a message would send the fields after it to another line."""
        return super().minimumSizeHint().boundedTo(QSize(self.sizeHint().width(), MOST))


def sentence(words: str) -> str:
    """End what is said under a field with a full stop, as every other sentence of the window."""
    return words if not words or words.endswith((".", "!", "?", "…", ":")) else f"{words}."


def field_label(text: str, content: QWidget) -> QLabel:
    """Make the name above a field: small and quiet, it leads to the field with its letter."""
    label = QLabel(text)
    label.setBuddy(content)
    label.setForegroundRole(QPalette.ColorRole.PlaceholderText)
    keep_font(label, MEASURES.caption)
    return label
