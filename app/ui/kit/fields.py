"""The fields of a form: one editor per kind of column."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QWidget,
)

from app.domain.columns import Column, Format
from app.domain.italian import NotReadable
from app.ui.kit.calendar import add_calendar
from app.ui.kit.choice_box import ChoiceBox
from app.ui.kit.field import LOCK, LOCKED, MOST_LETTERS, Field
from app.ui.kit.fields_layout import WIDEST
from app.ui.kit.icons import icon
from app.ui.kit.long_text import LongTextField
from app.ui.kit.overrides import override
from app.ui.kit.reading import editing_text, read_text
from app.ui.kit.scale import keep_height, scaled
from app.ui.kit.tokens import MEASURES
from app.ui.kit.working_year import working_year

Choice = tuple[Any, str]
NO_LIMIT = 16_777_215
"""The greatest width of Qt."""


class LineField(Field):
    """Text, code, number, amount or date, typed in one line."""

    def __init__(self, column: Column) -> None:
        self.line = QLineEdit()
        self._sign: QAction | None = None
        super().__init__(column, self.line)
        keep_height(self.line, MEASURES.field)
        self._calendar = add_calendar(self.line) if column.format is Format.DATE else None
        if column.format.is_number:
            self.line.setAlignment(Qt.AlignmentFlag.AlignRight)
        if column.format is Format.DATE:
            self.line.setPlaceholderText("gg/mm/aaaa")
        self.fit()
        self.line.textEdited.connect(self.edited)
        self.line.editingFinished.connect(self._commit_if_changed)

    @override
    def value(self) -> Any:
        return read_text(self.column, self.line.text(), working_year(self))

    @override
    def shown(self) -> str:
        return self.line.text()

    @override
    def write(self, value: Any) -> None:
        self.line.setText(editing_text(self.column, value))
        self.line.setCursorPosition(0)

    @override
    def wanted_width(self) -> int:
        if self.column.format is Format.DATE:
            return self.line.fontMetrics().horizontalAdvance("00/00/0000") + scaled(AROUND_DATE)
        count = self.column.width if self.column.width >= LONG_LINE else min(self.column.width, MOST_LETTERS)
        return self._letters(count + 4)

    @property
    @override
    def grows(self) -> bool:
        return self.column.format is Format.TEXT

    @override
    def _lock(self, *, is_read_only: bool) -> None:
        self.line.setReadOnly(is_read_only)
        if self._calendar is not None:
            self._calendar.setVisible(not is_read_only)
        if is_read_only and self._sign is None:
            self._sign = self.line.addAction(icon(LOCK), QLineEdit.ActionPosition.LeadingPosition)
            self._sign.setText(LOCKED)
        elif self._sign is not None and not is_read_only:
            self.line.removeAction(self._sign)
            self._sign = None

    def _commit_if_changed(self) -> None:
        """Write a date typed short in full, so that one sees how it was read; say that the user finished."""
        if self.column.format is Format.DATE:
            with suppress(NotReadable):
                self.line.setText(editing_text(self.column, self.value()))
        if self.line.text() != editing_text(self.column, self._stored):
            self._commit()


AROUND_DATE = 48
"""Pixels of the drawing for the sides of a date and its calendar."""


class SwappedField(Field):
    """A field whose editor gives its place, while it is locked, to a line that can be read and copied."""

    def __init__(self, column: Column, editor: QWidget) -> None:
        super().__init__(column, editor)
        self.locked: QLineEdit | None = None

    @override
    def fit(self) -> None:
        super().fit()
        if self.locked is not None and not self.grows:
            self.locked.setFixedWidth(self.wanted_width() + scaled(LOCK_WIDTH))

    @override
    def sizeHint(self) -> QSize:
        """Ask for the room of the lock too, where it is there."""
        asked = super().sizeHint()
        if self.locked is None or self.locked.isHidden():
            return asked
        return asked.expandedTo(QSize(self.locked.minimumWidth(), 0))

    def words(self) -> str:
        """Return what is chosen, in words."""
        raise NotImplementedError

    @override
    def fill(self, value: Any) -> None:
        super().fill(value)
        if self.locked is not None:
            self.locked.setText(self.words())

    @override
    def _lock(self, *, is_read_only: bool) -> None:
        if is_read_only and self.locked is None:
            self._add_locked()
        if self.locked is not None:
            self.locked.setText(self.words())
            self.locked.setAccessibleDescription(self._why)
            self.locked.setToolTip(self._why)
            self.locked.setVisible(is_read_only)
        self.editor.setVisible(not is_read_only)
        self.editor.setEnabled(not is_read_only)
        stop = self.locked if is_read_only and self.locked is not None else self.editor
        self.setFocusProxy(stop)
        self.label.setBuddy(stop)

    def _add_locked(self) -> None:
        self.locked = line = QLineEdit(self)
        line.setReadOnly(True)
        line.setAccessibleName(self.column.heading)
        line.addAction(icon(LOCK), QLineEdit.ActionPosition.LeadingPosition).setText(LOCKED)
        keep_height(line, MEASURES.field)
        self.row.insertWidget(0, line, 0, Qt.AlignmentFlag(0) if self.grows else Qt.AlignmentFlag.AlignLeft)
        self.fit()
        QWidget.setTabOrder(self.editor, line)


class ChoiceField(SwappedField):
    """One of a list: the value of a choice may be anything (an enum, an id), its text is Italian."""

    def __init__(self, column: Column, choices: Sequence[Choice]) -> None:
        self.box = ChoiceBox()
        self.box.keep_letters(6)
        super().__init__(column, self.box)
        keep_height(self.box, MEASURES.field)
        self.set_choices(choices)
        self.box.activated.connect(self.edited)
        self.box.activated.connect(self._commit)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer other choices; the value shown stays if it is among them. One that means nothing replaces the
        empty line."""
        has_empty = self.column.required or any(value is None for value, _ in choices)
        empty: list[Choice] = [] if has_empty else [(None, "")]
        self._choices = [*empty, *choices]
        blocked = self.box.blockSignals(True)
        self.box.clear()
        self.box.addItems([text for _, text in self._choices])
        self.write(self._stored)
        self.box.blockSignals(blocked)
        self.fit()

    @override
    def fit(self) -> None:
        self._longest = self.box.longest()
        if self.grows:
            self.box.setMinimumWidth(0)
            self.box.setMaximumWidth(NO_LIMIT)
            self.row.setAlignment(self.box, Qt.AlignmentFlag(0))
        super().fit()

    @property
    @override
    def grows(self) -> bool:
        return self._longest > self._letters(MOST_LETTERS)

    @override
    def wanted_width(self) -> int:
        return min(max(self._longest, scaled(NARROWEST)), scaled(WIDEST))

    @override
    def value(self) -> Any:
        place = self.box.currentIndex()
        return self._choices[place][0] if place >= 0 else None

    @override
    def shown(self) -> Any:
        return self.value()

    @override
    def words(self) -> str:
        return self.box.currentText()

    @override
    def write(self, value: Any) -> None:
        values = [choice for choice, _ in self._choices]
        self.box.setCurrentIndex(values.index(value) if value in values else -1)


LONG_LINE = 40
"""A text of so many letters or more is a title: it asks for all of them."""
LOCK_WIDTH = 24
"""Pixels of the drawing for the lock of a field."""
NARROWEST = 112
"""A list to choose from is not narrower than this, in pixels of the drawing."""


class YesNoField(SwappedField):
    """A box to tick."""

    def __init__(self, column: Column) -> None:
        self.box = QCheckBox("sì")
        super().__init__(column, self.box)
        keep_height(self.box, MEASURES.field)
        self.fit()
        self.box.clicked.connect(self.edited)
        self.box.clicked.connect(self._commit)

    @override
    def value(self) -> bool:
        return self.box.isChecked()

    @override
    def shown(self) -> bool:
        return self.box.isChecked()

    @override
    def words(self) -> str:
        return "sì" if self.box.isChecked() else "no"

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
