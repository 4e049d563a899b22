"""Questions to the user: never blocking, always with Italian buttons."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QMessageBox,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from app.domain.errors import UserError
from app.ui.kit.form import Form
from app.ui.kit.labels import hint_label
from app.ui.kit.overrides import override
from app.ui.kit.scroll import in_scroll_area

Button = QDialogButtonBox.StandardButton


def tell(parent: QWidget, text: str, more: str = "") -> QMessageBox:
    """Open a dialog that says something."""
    box = QMessageBox(QMessageBox.Icon.Information, "Merito", text, QMessageBox.StandardButton.Ok, parent)
    return _open(box, text, more)


def confirm(parent: QWidget, question: str, more: str, yes: str, on_yes: Callable[[], object]) -> QMessageBox:
    """Ask before something that deletes or cannot be taken back; `yes` is the verb on the button (`Elimina`)."""
    box = QMessageBox(QMessageBox.Icon.Question, "Merito", question, QMessageBox.StandardButton.NoButton, parent)
    agree = box.addButton(yes, QMessageBox.ButtonRole.AcceptRole)
    give_up = box.addButton("Annulla", QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(give_up)
    box.setEscapeButton(give_up)
    agree.clicked.connect(on_yes)
    return _open(box, question, more)


def ask_to_keep(
    parent: QWidget, more: str, on_keep: Callable[[], object], on_leave: Callable[[], object]
) -> QMessageBox:
    """Ask what to do with edits that were not saved: keep them, leave them, or go back to them."""
    question = "Salvare le modifiche?"
    box = QMessageBox(QMessageBox.Icon.Question, "Merito", question, QMessageBox.StandardButton.NoButton, parent)
    keep = box.addButton("Salva", QMessageBox.ButtonRole.AcceptRole)
    leave = box.addButton("Abbandona", QMessageBox.ButtonRole.DestructiveRole)
    box.setDefaultButton(keep)
    box.setEscapeButton(box.addButton("Annulla", QMessageBox.ButtonRole.RejectRole))
    keep.clicked.connect(on_keep)
    leave.clicked.connect(on_leave)
    return _open(box, question, more)


def _open(box: QMessageBox, text: str, more: str) -> QMessageBox:
    box.setInformativeText(more)
    box.setAccessibleName(text)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box


class FormDialog(QDialog):
    """A form with OK and Annulla. OK validates and calls `submit(values)`; the dialog closes with `accept()`.

    While a save is under way nothing can be pressed; `refuse(error)` shows why it failed and lets the user mend it.
    """

    def __init__(self, parent: QWidget, title: str, hint: str = "", ok: str = "OK") -> None:
        super().__init__(parent)
        self.form = Form(self)
        self.buttons = QDialogButtonBox(Button.Ok | Button.Cancel, self)
        self.buttons.button(Button.Ok).setText(ok)
        self.buttons.button(Button.Cancel).setText("Annulla")
        self._submit: Callable[[dict[str, Any]], object] = lambda _: self.accept()
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._lay_out(hint)
        self.buttons.accepted.connect(self.submit)
        self.buttons.rejected.connect(self.reject)
        self.buttons.button(Button.Ok).setToolTip("Ctrl+Invio, anche da un testo di più righe")
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self.buttons.button(Button.Ok).click)

    def submit_with(self, submit: Callable[[dict[str, Any]], object]) -> None:
        """`submit(values)` is called when the form has no error; it must end in `accept()` or `refuse(error)`."""
        self._submit = submit

    def submit(self) -> None:
        if self.form.validate():
            self._set_busy(True)
            self._submit(self.form.draft_values())
        else:
            self.make_room()

    def refuse(self, error: UserError) -> None:
        """Show on top of the form why what was asked cannot be done."""
        self._set_busy(False)
        self.form.say(error.sentence)
        self.make_room()

    @override
    def open(self) -> None:
        self.form.give_mnemonics()
        super().open()
        first = next(iter(self.form.fields.values()), None)
        if first:
            first.editor.setFocus()
            if isinstance(first.editor, QLineEdit):
                first.editor.selectAll()
        self.make_room()

    def make_room(self) -> None:
        """Grow with the messages under the fields, as far as the screen goes."""
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        lacking = self.form.sizeHint().height() - self._area.viewport().height()
        if lacking > 0:
            tallest = self.screen().availableSize().height() * 9 // 10
            self.resize(self.width(), max(self.height(), min(self.height() + lacking, tallest)))

    def _set_busy(self, is_busy: bool) -> None:
        self.buttons.setEnabled(not is_busy)

    def _lay_out(self, hint: str) -> None:
        layout = QVBoxLayout(self)
        if hint:
            layout.addWidget(hint_label(hint))
        self._area = in_scroll_area(self.form)
        self._area.setSizeAdjustPolicy(QScrollArea.SizeAdjustPolicy.AdjustToContents)
        layout.addWidget(self._area, 1)
        layout.addWidget(self.buttons)
        self.setMinimumWidth(self.fontMetrics().averageCharWidth() * 64)
