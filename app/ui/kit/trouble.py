"""What the user sees when something cannot be done, or when the program itself is wrong."""

import logging
import sys
import traceback
from types import TracebackType

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget

from app.domain.errors import UserError

log = logging.getLogger("merito")


def show_trouble(error: UserError, parent: QWidget | None = None) -> QMessageBox:
    """Open a dialog with what is wrong and, under it, what to do."""
    return _open_box(QMessageBox.Icon.Warning, error.problem, error.remedy, parent)


def show_bug(error: BaseException, parent: QWidget | None = None) -> QMessageBox:
    """Log where the program failed, without data, and offer the details to whoever gives support."""
    log.error("errore imprevisto %s: %s", type(error).__name__, places_of(error))
    box = _open_box(
        QMessageBox.Icon.Critical,
        "Si è verificato un errore imprevisto: l'operazione non è stata eseguita.",
        "Si può continuare a lavorare. Per l'assistenza copiare i dettagli e inviarli insieme alla descrizione "
        "di ciò che si stava facendo. I dettagli possono contenere dati personali.",
        parent,
    )
    details = "".join(traceback.format_exception(error))
    box.setDetailedText(details)
    copy = box.addButton("&Copia dettagli", QMessageBox.ButtonRole.ActionRole)
    copy.clicked.disconnect()
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
    return box


def places_of(error: BaseException) -> str:
    """Say where an error passed, outermost first, without its message: that could hold a name."""
    frames = traceback.extract_tb(error.__traceback__)
    return " > ".join(f"{frame.filename.rpartition('app/')[2]}:{frame.lineno} {frame.name}" for frame in frames)


def catch_bugs() -> None:
    """Show errors of the screen's own code instead of letting Python print them."""
    sys.excepthook = _hook


def _hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
    else:
        show_bug(error, QApplication.activeWindow())


def _open_box(icon: QMessageBox.Icon, text: str, more: str, parent: QWidget | None) -> QMessageBox:
    box = QMessageBox(icon, "Merito", text, QMessageBox.StandardButton.Ok, parent)
    box.setInformativeText(more)
    box.setAccessibleName(text)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box
