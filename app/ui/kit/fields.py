"""The fields of a form: one editor per kind of column, with its label, help and message."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from app.domain.columns import Column, Format
from app.domain.issues import Severity
from app.domain.italian import NotReadable
from app.ui.kit.calendar import add_calendar
from app.ui.kit.choice_box import ChoiceBox
from app.ui.kit.labels import Message, hint_label
from app.ui.kit.overrides import override
from app.ui.kit.reading import editing_text, read_text
from app.ui.kit.working_year import working_year

Choice = tuple[Any, str]


class Field(QWidget):
    """An editor with its help and its message. `edited`: the user is typing; `committed`: the user finished.

    Neither is emitted when the program fills the field.
    """

    edited = Signal()
    committed = Signal()

    def __init__(self, column: Column, editor: QWidget) -> None:
        super().__init__()
        self.column = column
        self.editor = editor
        self.message = Message(self)
        self._stored: Any = None
        self._is_typing = False
        self.edited.connect(self._hear_typing)
        editor.setAccessibleName(column.heading)
        editor.setAccessibleDescription(column.help)
        editor.setToolTip(column.help)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(editor)
        if column.help:
            layout.addWidget(hint_label(column.help))
        layout.addWidget(self.message)
        self.setFocusProxy(editor)

    def value(self) -> Any:
        """Read what is in the field; raises `NotReadable`."""
        raise NotImplementedError

    def write(self, value: Any) -> None:
        """Put a value in the editor."""
        raise NotImplementedError

    def refresh(self, value: Any) -> None:
        """Show a fresh value of the same thing, unless the user is typing here."""
        if self._is_typing and self.editor.hasFocus():
            self._stored = value
        else:
            self.fill(value)

    def fill(self, value: Any) -> None:
        """Show a stored value: no signal is emitted."""
        self._stored = value
        self._is_typing = False
        blocked = self.editor.blockSignals(True)
        self.write(value)
        self.editor.blockSignals(blocked)
        self.say("")

    def say(self, text: str, severity: Severity = Severity.ERROR) -> None:
        """Show a message under the field, or take it away."""
        if text:
            self.message.say(text, severity)
        else:
            self.message.clear()
        self.editor.setAccessibleDescription(text or self.column.help)

    def set_read_only(self, is_read_only: bool) -> None:
        self.editor.setEnabled(not is_read_only)

    def fit_to_font(self) -> None:
        """Take sizes that follow the font of the moment."""

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.fit_to_font()

    def _hear_typing(self) -> None:
        self._is_typing = True

    def _commit(self) -> None:
        self._is_typing = False
        self.committed.emit()


class LineField(Field):
    """Text, code, number, amount or date, typed in one line."""

    def __init__(self, column: Column) -> None:
        self.line = QLineEdit()
        super().__init__(column, self.line)
        if column.format.is_number:
            self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        if column.format is Format.DATE:
            self.line.setPlaceholderText("gg/mm/aaaa")
            add_calendar(self.line)
        self.fit_to_font()
        self.line.textEdited.connect(self.edited)
        self.line.editingFinished.connect(self._commit_if_changed)

    @override
    def value(self) -> Any:
        return read_text(self.column, self.line.text(), working_year(self))

    @override
    def write(self, value: Any) -> None:
        self.line.setText(editing_text(self.column, value))
        self.line.setCursorPosition(0)

    @override
    def set_read_only(self, is_read_only: bool) -> None:
        self.line.setReadOnly(is_read_only)

    @override
    def fit_to_font(self) -> None:
        character = self.line.fontMetrics().averageCharWidth()
        is_text = self.column.format is Format.TEXT
        self.line.setMinimumWidth(character * (min(self.column.width, 30) + 4))
        self.line.setMaximumWidth(character * (max(self.column.width, 50) if is_text else self.column.width) * 3 // 2)

    def _commit_if_changed(self) -> None:
        """Write a date typed short in full, so that one sees how it was read; say that the user finished."""
        if self.column.format is Format.DATE:
            with suppress(NotReadable):
                self.line.setText(editing_text(self.column, self.value()))
        if self.line.text() != editing_text(self.column, self._stored):
            self._commit()


class LongText(QPlainTextEdit):
    """Lines of text; Tab goes to the next field, leaving says so."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()


class LongTextField(Field):
    """Text of several lines."""

    def __init__(self, column: Column) -> None:
        self.text = LongText()
        super().__init__(column, self.text)
        self.fit_to_font()
        self.text.textChanged.connect(self.edited)
        self.text.left.connect(self._commit_if_changed)

    @override
    def value(self) -> str | None:
        return self.text.toPlainText().strip() or None

    @override
    def write(self, value: Any) -> None:
        self.text.setPlainText(value or "")

    @override
    def set_read_only(self, is_read_only: bool) -> None:
        self.text.setReadOnly(is_read_only)

    @override
    def fit_to_font(self) -> None:
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * 5)

    def _commit_if_changed(self) -> None:
        if self.value() != (self._stored or None):
            self._commit()


class ChoiceField(Field):
    """One of a list: the value of a choice may be anything (an enum, an id), its text is Italian."""

    def __init__(self, column: Column, choices: Sequence[Choice]) -> None:
        self.box = ChoiceBox()
        self.box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        super().__init__(column, self.box)
        self.set_choices(choices)
        self.box.activated.connect(self.edited)
        self.box.activated.connect(self._commit)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices; the value shown stays if it is among them."""
        empty: list[Choice] = [] if self.column.required else [(None, "")]
        self._choices = [*empty, *choices]
        blocked = self.box.blockSignals(True)
        self.box.clear()
        self.box.addItems([text for _, text in self._choices])
        self.write(self._stored)
        self.box.blockSignals(blocked)
        self.fit_to_font()

    @override
    def fit_to_font(self) -> None:
        """Let a list with long texts be narrower than its longest, so that it stays beside its label."""
        self.box.setMinimumWidth(min(self.box.sizeHint().width(), self.box.fontMetrics().averageCharWidth() * 30))

    @override
    def value(self) -> Any:
        place = self.box.currentIndex()
        return self._choices[place][0] if place >= 0 else None

    @override
    def write(self, value: Any) -> None:
        values = [choice for choice, _ in self._choices]
        self.box.setCurrentIndex(values.index(value) if value in values else -1)


class YesNoField(Field):
    """A box to tick."""

    def __init__(self, column: Column) -> None:
        self.box = QCheckBox()
        super().__init__(column, self.box)
        self.box.clicked.connect(self.edited)
        self.box.clicked.connect(self._commit)

    @override
    def value(self) -> bool:
        return self.box.isChecked()

    @override
    def write(self, value: Any) -> None:
        self.box.setChecked(bool(value))


def make_field(column: Column, choices: Sequence[Choice] | None = None) -> Field:
    """Make the field that fits a column; `choices` are pairs (value, Italian text)."""
    match column.format:
        case Format.CHOICE:
            own = choices if choices is not None else [(text, text) for text in column.choices]
            return ChoiceField(column, own)
        case Format.BOOLEAN:
            return YesNoField(column)
        case Format.LONG_TEXT:
            return LongTextField(column)
        case _:
            return LineField(column)
