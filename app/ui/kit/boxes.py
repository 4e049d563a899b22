"""The small boxes that say or ask one thing (apart, so that Qt makes its message boxes only when there is one)."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton, QWidget

from app.domain.issues import Severity
from app.ui.kit.buttons import make_primary
from app.ui.kit.help_key import offer_help_key
from app.ui.kit.labels import severity_icon
from app.ui.kit.overrides import override
from app.ui.kit.plain_dialog import keep_primary, press_focused
from app.ui.kit.scale import keep_font, keep_minimum_width, scaled
from app.ui.kit.tokens import MEASURES

SORRY = "Si è verificato un errore imprevisto: l'operazione non è stata eseguita."
GO_ON = (
    "Si può continuare a lavorare. Per l'assistenza copiare i dettagli e inviarli insieme alla descrizione "
    "di ciò che si stava facendo. I dettagli dicono che errore è e in quale punto del programma: nessun nome, nessun "
    "dato."
)
SIGN, WORDS = 32, 320
Role = QMessageBox.ButtonRole


class Box(QMessageBox):
    """A sentence, what follows from it, and buttons with Italian verbs; Enter presses the one with the keyboard."""

    def __init__(self, severity: Severity, text: str, more: str, parent: QWidget | None) -> None:
        super().__init__(QMessageBox.Icon.NoIcon, "Merito", text, QMessageBox.StandardButton.NoButton, parent)
        self.primary: QPushButton | None = None
        self.setIconPixmap(severity_icon(severity, self.palette()).pixmap(scaled(SIGN), scaled(SIGN)))
        self.setTextFormat(Qt.TextFormat.PlainText)  # a name with a sign of HTML is a name
        self.setInformativeText(more)
        if (question := self.findChild(QLabel, "qt_msgbox_label")) is not None:
            keep_font(question, MEASURES.section, strong=True)
        if (words := self.findChild(QLabel, "qt_msgbox_informativelabel")) is not None:
            words.setTextFormat(Qt.TextFormat.PlainText)
            keep_minimum_width(words, WORDS)
        self.setAccessibleName(text)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        offer_help_key(self)
        # A box without a parent belongs to Python, which would delete it when whoever opened it forgets it.
        self.finished.connect(partial(_nothing, self))

    def add(self, text: str, role: QMessageBox.ButtonRole, *, is_primary: bool = False) -> QPushButton:
        button = self.addButton(text, role)
        if is_primary:
            self.primary = make_primary(button)
        return button

    def begin_at(self, button: QPushButton, escape: QPushButton | None = None) -> None:
        """Give the keyboard to a button when the box opens; Esc presses it too, or another one."""
        self.setEscapeButton(escape or button)
        self._first = button

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        keep_primary(self, self.primary)
        self._first.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_focused(self, event):
            super().keyPressEvent(event)


def _nothing(_box: Box, _result: int) -> None:
    """Hold a box until it is closed."""


def warn(text: str, more: str, parent: QWidget | None) -> Box:
    return say(Severity.WARNING, text, more, parent)


def say(severity: Severity, text: str, more: str, parent: QWidget | None) -> Box:
    """Open a box that says something, with one button that closes it."""
    box = Box(severity, text, more, parent)
    box.begin_at(box.add("Chiudi", Role.RejectRole))
    box.open()
    return box


def offer_details(details: str, parent: QWidget | None) -> Box:
    """Say that the program failed; *Copia dettagli* copies what support needs, and leaves the box open."""
    box = Box(Severity.ERROR, SORRY, GO_ON, parent)
    box.setDetailedText(details)
    copy = box.add("&Copia dettagli", Role.ActionRole)
    copy.clicked.disconnect()
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
    box.begin_at(box.add("Chiudi", Role.RejectRole))
    box.open()
    return box
