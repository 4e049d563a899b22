"""The boxes that tell of trouble (apart, so that Qt makes its message boxes only when there is some)."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

SORRY = "Si è verificato un errore imprevisto: l'operazione non è stata eseguita."
GO_ON = (
    "Si può continuare a lavorare. Per l'assistenza copiare i dettagli e inviarli insieme alla descrizione "
    "di ciò che si stava facendo. I dettagli possono contenere dati personali."
)


def warn(text: str, more: str, parent: QWidget | None) -> QMessageBox:
    return _open(QMessageBox.Icon.Warning, text, more, parent)


def offer_details(details: str, parent: QWidget | None) -> QMessageBox:
    """Say that the program failed; *Copia dettagli* copies what support needs, and leaves the box open."""
    box = _open(QMessageBox.Icon.Critical, SORRY, GO_ON, parent)
    box.setDetailedText(details)
    copy = box.addButton("&Copia dettagli", QMessageBox.ButtonRole.ActionRole)
    copy.clicked.disconnect()
    copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(details))
    return box


def _open(icon: QMessageBox.Icon, text: str, more: str, parent: QWidget | None) -> QMessageBox:
    box = QMessageBox(icon, "Merito", text, QMessageBox.StandardButton.Ok, parent)
    box.setInformativeText(more)
    box.setAccessibleName(text)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.open()
    return box
