"""The field of a password: hidden letters, an eye that shows them, and a word when capitals are locked."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from app.domain.issues import Severity
from app.ui.kit.fields_layout import FieldsLayout
from app.ui.kit.icons import icon
from app.ui.kit.keys import ENTER
from app.ui.kit.labelled import Labelled
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_height

HEIGHT, SAID = 36, 2
STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
CAPITALS = "Blocco maiuscole attivo"
SHOW, HIDE = "Mostra la password", "Nascondi la password"


class PasswordLine(QLineEdit):
    """`confirmed` at Enter; `stepped(-1 or 1)` at the arrows up and down.

    `capitals_found(locked)` when a letter typed tells whether capitals are locked: Qt does not say it, but a capital
    without Shift, or a small letter with it, does.
    """

    confirmed = Signal()
    stepped = Signal(int)
    capitals_found = Signal(bool)

    def __init__(self, name: str = "Password") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self._eye = QAction(icon("eye"), SHOW, self)
        self._eye.triggered.connect(self._turn)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        keep_height(self, HEIGHT)

    def hide_letters(self) -> None:
        self._show_as(QLineEdit.EchoMode.Password)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.confirmed.emit()
            event.ignore()  # in a dialog it then presses the verb, as from any other field
            return
        if (step := STEPS.get(Qt.Key(event.key()))) is not None:
            self.stepped.emit(step)
            return
        if (locked := capitals_locked(event)) is not None:
            self.capitals_found.emit(locked)
        super().keyPressEvent(event)

    def _turn(self) -> None:
        is_hidden = self.echoMode() is QLineEdit.EchoMode.Password
        self._show_as(QLineEdit.EchoMode.Normal if is_hidden else QLineEdit.EchoMode.Password)

    def _show_as(self, mode: QLineEdit.EchoMode) -> None:
        self.setEchoMode(mode)
        is_hidden = mode is QLineEdit.EchoMode.Password
        self._eye.setIcon(icon("eye" if is_hidden else "eye-slash"))
        self._eye.setText(SHOW if is_hidden else HIDE)
        self._eye.setToolTip(self._eye.text())


def capitals_locked(event: QKeyEvent) -> bool | None:
    """Tell from a letter typed whether capitals are locked; None when it says nothing of it."""
    text = event.text()
    if len(text) != 1 or text.lower() == text.upper():
        return None
    with_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return text.isupper() != with_shift


class PasswordField(Labelled):
    """A password with its label above, and what is to be said of it under it."""

    confirmed = Signal()

    def __init__(self, label: str = "Password", help_text: str = "") -> None:
        self.line = PasswordLine(label)
        super().__init__(label, self.line, help_text)
        self._help_text = help_text
        self.line.setAccessibleDescription(help_text)
        self.line.confirmed.connect(self.confirmed)
        self.line.capitals_found.connect(self._say_capitals)
        self.line.textEdited.connect(self._forget_error)

    @property
    def text(self) -> str:
        return self.line.text()

    def refuse(self, sentence: str) -> None:
        """Say why the password was not taken, and let it be written again."""
        self.say(sentence)
        self.line.setAccessibleDescription(sentence)
        self.line.selectAll()
        self.line.setFocus()

    def forget(self) -> None:
        """Leave nothing of what was typed."""
        self.line.clear()
        self.line.hide_letters()
        self.line.setAccessibleDescription(self._help_text)
        self.say("")

    def _say_capitals(self, locked: bool) -> None:
        if locked:
            self.say(CAPITALS, Severity.WARNING)
        elif self.message.text == CAPITALS:
            self.say("")

    def _forget_error(self) -> None:
        if self.message.text and self.message.text != CAPITALS:
            self.say("")
            self.line.setAccessibleDescription(self._help_text)


def with_room(password: PasswordField) -> FieldsLayout:
    """Lay out a password on a page: with room for why it was not taken and how many times it may still be tried."""
    layout = FieldsLayout(said=SAID)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.add_line(password)
    return layout
