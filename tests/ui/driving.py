"""What a user does with a mouse: press what is there under its name, answer a question, choose a file."""

from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QFileDialog, QLineEdit, QMessageBox, QWidget

from app.ui.documents.printer import PrinterDialog
from app.ui.kit.button_row import ButtonRow

Dialog = TypeVar("Dialog", bound=QDialog)


def button(widget: QWidget, name: str) -> QAbstractButton:
    """Return the only button in sight with this name."""
    found = [one for one in widget.findChildren(QAbstractButton) if one.isVisible() and called(one, name)]
    assert len(found) == 1, f"{len(found)} pulsanti «{name}»"
    return found[0]


def press(widget: QWidget, name: str) -> None:
    """Press the button with this name, also where it waits under *Altro*; one that is greyed cannot be pressed."""
    folded = [
        one for row in widget.findChildren(ButtonRow) if row.isVisible() for one in row.folded() if called(one, name)
    ]
    one = folded[0] if len(folded) == 1 else button(widget, name)
    assert one.isEnabled(), f"«{name}» non si può premere"
    one.click()


def called(one: QAbstractButton, name: str) -> bool:
    return name in {one.accessibleName(), one.text().replace("&", ""), one.toolTip()}


def dialog_over(widget: QWidget, kind: type[Dialog] = QDialog) -> Dialog:
    """Return the only dialog of a kind that is open."""
    [found] = [one for one in widget.window().findChildren(kind) if one.isVisible()]
    return found


def agree(widget: QWidget, verb: str) -> str:
    """Press the verb of the question that is open; return what it asked."""
    box = dialog_over(widget, QMessageBox)
    question = box.text()
    press(box, verb)
    return question


def give_up(widget: QWidget) -> None:
    """Answer no to the question that is open."""
    press(dialog_over(widget, QMessageBox), "Annulla")


def choose_path(widget: QWidget, path: Path) -> str:
    """Choose a file or a folder in the dialog that asks for it; return its title."""
    dialog = dialog_over(widget, QFileDialog)
    title = dialog.windowTitle()
    dialog.findChild(QLineEdit, "fileNameEdit").setText(str(path))
    dialog.accept()
    return title


def print_to_file(widget: QWidget, path: Path) -> None:
    """Answer yes to the print dialog, with a file in the place of paper."""
    dialog = dialog_over(widget, PrinterDialog)
    dialog.chosen.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    dialog.chosen.setOutputFileName(str(path))
    QDialog.accept(dialog)


def wheel(widget: QWidget, steps: int, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.ControlModifier) -> None:
    """Turn the wheel over a widget: upwards, away from the user, with a positive number of steps."""
    event = QWheelEvent(
        QPointF(5, 5), widget.mapToGlobal(QPointF(5, 5)), QPoint(), QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(widget, event)
