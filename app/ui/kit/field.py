"""What every field of a form is: an editor with its label, help and message, that can be locked."""

from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.domain.columns import Column
from app.domain.issues import Severity
from app.ui.kit.labelled import Labelled
from app.ui.kit.overrides import override

LOCK = "lock-simple"
"""The icon of what cannot be changed."""
LOCKED = "Bloccato: si legge e non si modifica."
MOST_LETTERS = 30
"""The widest text or list asks for so many letters of its line, and takes what is left of it."""


class Field(Labelled):
    """An editor with its help and its message. `edited`: the user is typing; `committed`: the user finished.

    Neither is emitted when the program fills the field.
    """

    edited = Signal()
    committed = Signal()

    def __init__(self, column: Column, editor: QWidget) -> None:
        super().__init__(f"{column.heading} *" if column.required else column.heading, editor, column.help)
        self.column = column
        self.editor = editor
        self._stored: Any = None
        self._is_typing = False
        self._why = ""
        self.edited.connect(self._hear_typing)
        editor.setAccessibleName(column.heading)
        editor.setAccessibleDescription(column.help)
        editor.setToolTip(column.help)

    def value(self) -> Any:
        """Read what is in the field; raises `NotReadable`."""
        raise NotImplementedError

    def shown(self) -> Any:
        """Return what is in the editor as it is, readable or not."""
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

    @override
    def say(self, text: str, severity: Severity = Severity.ERROR) -> None:
        super().say(text, severity)
        self.editor.setAccessibleDescription(text or self._why or self.column.help)

    def set_read_only(self, is_read_only: bool, why: str = "") -> None:
        """Lock the field, sunken and with a lock; `why` says what locked it."""
        self._why = (why or LOCKED) if is_read_only else ""
        self.editor.setToolTip(self._why or self.column.help)
        self.editor.setAccessibleDescription(self._why or self.column.help)
        self._lock(is_read_only=is_read_only)

    def fit(self) -> None:
        """Take sizes and colours that follow the letters and the theme of the moment."""
        if not self.grows:
            self.editor.setFixedWidth(self.wanted_width())
            self.row.setAlignment(self.editor, Qt.AlignmentFlag.AlignLeft)
        policy = QSizePolicy.Policy.Expanding if self.grows else QSizePolicy.Policy.Maximum
        self.setSizePolicy(policy, QSizePolicy.Policy.Preferred)

    @property
    def grows(self) -> bool:
        """Whether the field takes what is left of its line."""
        return False

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.PaletteChange}:
            self.fit()

    def _lock(self, *, is_read_only: bool) -> None:
        raise NotImplementedError

    def _letters(self, count: int) -> int:
        return self.editor.fontMetrics().averageCharWidth() * count

    def _hear_typing(self) -> None:
        self._is_typing = True

    def _commit(self) -> None:
        self._is_typing = False
        self.committed.emit()
