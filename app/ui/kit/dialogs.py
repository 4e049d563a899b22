"""Questions to the user: never blocking, always with Italian buttons."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QWidget

from app.domain.errors import UserError
from app.domain.issues import Severity
from app.domain.validation import NotValid
from app.ui.kit.boxes import Box, Role, say
from app.ui.kit.form import Form
from app.ui.kit.labels import hint_label
from app.ui.kit.overrides import override
from app.ui.kit.plain_dialog import FORM_WIDTH, PlainDialog
from app.ui.kit.shortcut import Context, add_shortcut

Button = QDialogButtonBox.StandardButton
DESTRUCTIVE = ("Elimina", "Togli", "Abbandona", "Annulla", "Svuota", "Sostituisci", "Rimuovi", "Scarta")
"""The verbs that take something away: a button that begins with one is never the primary one."""


def is_destructive(verb: str) -> bool:
    return verb.replace("&", "").startswith(DESTRUCTIVE)


def tell(parent: QWidget, text: str, more: str = "") -> Box:
    """Open a dialog that says something."""
    return say(Severity.NOTE, text, more, parent)


def confirm(parent: QWidget, question: str, more: str, yes: str, on_yes: Callable[[], object]) -> Box:
    """Ask before something that cannot be taken back easily; `yes` is the verb on the button (`Elimina`).

    The keyboard begins at *Annulla*; the verb is the primary button unless it takes something away.
    """
    box = Box(Severity.WARNING, question, more, parent)
    agree = box.add(yes, Role.AcceptRole, is_primary=not is_destructive(yes))
    box.begin_at(box.add("Annulla", Role.RejectRole))
    agree.clicked.connect(on_yes)
    box.open()
    return box


def ask_to_keep(parent: QWidget, more: str, on_keep: Callable[[], object], on_leave: Callable[[], object]) -> Box:
    """Ask what to do with edits that were not saved: keep them, leave them, or go back to them."""
    box = Box(Severity.WARNING, "Salvare le modifiche?", more, parent)
    keep = box.add("Salva", Role.AcceptRole, is_primary=True)
    leave = box.add("Abbandona", Role.DestructiveRole)
    box.begin_at(keep, box.add("Annulla", Role.RejectRole))
    keep.clicked.connect(on_keep)
    leave.clicked.connect(on_leave)
    box.open()
    return box


def ask_to_abandon(parent: QWidget, on_leave: Callable[[], object]) -> Box:
    """Ask before what was written in a form is lost; Esc goes back to the form."""
    box = Box(Severity.WARNING, "Abbandonare le modifiche?", "Ciò che si è scritto qui non è ancora salvato.", parent)
    go_on = box.add("Continua a scrivere", Role.RejectRole, is_primary=True)
    leave = box.add("Abbandona", Role.DestructiveRole)
    box.begin_at(go_on)
    leave.clicked.connect(on_leave)
    box.open()
    return box


class FormDialog(PlainDialog):
    """A form with a verb and Annulla. The verb validates and calls `submit(values)`; `accept()` closes the dialog.

    While a save is under way nothing can be pressed; `refuse(error)` shows why it failed and lets the user mend it.
    Leaving what was written asks first.
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        hint: str = "",
        ok: str = "Salva",
        width: int = FORM_WIDTH,
        *,
        cancel: str = "Annulla",
    ) -> None:
        super().__init__(parent, title, width)
        self.form = Form(self)
        self.takes_first_over = True
        self._is_busy = False
        self._submit: Callable[[dict[str, Any]], object] = lambda _: self.accept()
        if hint:
            self.content.addWidget(hint_label(hint))
        self.content.addWidget(self.form, 1)
        self.buttons.setStandardButtons(Button.Ok | Button.Cancel)
        self.buttons.button(Button.Ok).setText(ok)
        self.buttons.button(Button.Cancel).setText(cancel)
        self.buttons.accepted.connect(self.submit)
        self.form.edited.connect(self._grow)
        self.form.told.connect(self._grow_with_words)
        self.set_primary(self.buttons.button(Button.Ok)).setToolTip("Ctrl+Invio, anche da un testo di più righe")
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            add_shortcut(self, keys, "", self.buttons.button(Button.Ok).click, Context.WindowShortcut)

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
        """Show why what was asked cannot be done: under the fields that it names, or after them all."""
        self._set_busy(False)
        if isinstance(error, NotValid) and self.form.has_field_of(error.issues):
            self.form.show_issues(error.issues)
        else:
            self.form.say(error.sentence)
        self.make_room()
        self.form.show_said()

    @property
    def is_edited(self) -> bool:
        """Whether leaving now would lose something that the user wrote or chose."""
        return self.form.is_edited

    @override
    def open(self) -> None:
        self.form.give_mnemonics()
        self.form.remember()
        super().open()
        self._take_keyboard()
        self.make_room()

    @override
    def reject(self) -> None:
        if self._is_busy or not self.is_edited:
            super().reject()
        else:
            ask_to_abandon(self, self._abandon)

    def _grow(self, _key: str) -> None:
        """Keep whole what is being written: a text grows with its lines."""
        self.make_room()

    def _grow_with_words(self) -> None:
        """Keep whole what is said under the fields, with nothing that begins to scroll while one writes."""
        if self.isVisible():
            self.make_room()

    def _abandon(self) -> None:
        super().reject()

    def _take_keyboard(self) -> None:
        """Begin in the first field: over what it holds, or after it where that is only a beginning."""
        first = next((field.editor for field in self.form.fields.values() if not field.isHidden()), None)
        first = first or next(filter(_takes_tab, self.form.findChildren(QWidget)), None)
        if first is None:
            return
        first.setFocus()
        if isinstance(first, QLineEdit):
            if self.takes_first_over:
                first.selectAll()
            else:
                first.end(False)

    def _set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self.buttons.setEnabled(not is_busy)


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled() and not widget.isHidden()
