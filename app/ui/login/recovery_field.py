"""The field in which a recovery key is copied: as many lines as its paper has, and groups of eight as one types."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from app.ui.kit.keys import ENTER
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_height

HEIGHT = 104
"""Room for the four lines of the paper."""
GROUP, IN_LINE = 8, 4


class RecoveryField(QPlainTextEdit):
    """`textEdited(str)` when the user writes. All that is written stays in sight, to be compared with the paper.

    A group that is full begins the next one, and the fourth the next line; a space given by hand stays where it is.
    Enter is left to the dialog, Tab goes on.
    """

    textEdited = Signal(str)  # noqa: N815 (called as in the line of Qt, in whose place it stands)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Chiave di recupero")
        self.setTabChangesFocus(True)
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText)
        keep_height(self, HEIGHT)

    def text(self) -> str:
        return self.toPlainText()

    def setText(self, text: str) -> None:
        self.setPlainText(in_lines(text))
        self.moveCursor(QTextCursor.MoveOperation.End)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            event.ignore()
            return
        before = self.text()
        super().keyPressEvent(event)
        if self.text() != before:
            self._go_on(is_longer=len(self.text()) > len(before))

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        super().insertFromMimeData(source)
        self._go_on(is_longer=True)

    def _go_on(self, *, is_longer: bool) -> None:
        """Begin the next group while one writes at the end; in the middle what is written stays as it is."""
        if is_longer and self.textCursor().atEnd() and not self.text()[-1:].isspace():
            laid = in_lines(self.text())
            if laid != self.text():
                self.setPlainText(laid)
                self.moveCursor(QTextCursor.MoveOperation.End)
        self.textEdited.emit(self.text())


def in_lines(text: str) -> str:
    """Write the groups of a key four in a line; one longer than eight characters is parted."""
    words = [
        word[start : start + GROUP] if word.isalnum() else word
        for word in text.split()
        for start in range(0, len(word) if word.isalnum() else 1, GROUP)
    ]
    return "\n".join("  ".join(words[start : start + IN_LINE]) for start in range(0, len(words), IN_LINE))
