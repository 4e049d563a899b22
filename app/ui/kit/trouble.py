"""What happens when something cannot be done, or when the program itself is wrong."""

import sys
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from app.domain.errors import UserError
from app.domain.failure import failure_details
from app.services.program_log import tell_in_log

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox


def show_trouble(error: UserError, parent: QWidget | None = None) -> "QMessageBox":
    """Open a dialog with what is wrong and, under it, what to do."""
    from app.ui.kit.boxes import warn

    return warn(error.problem, error.remedy, parent)


def show_bug(error: BaseException, parent: QWidget | None = None) -> "QMessageBox":
    """Log where the program failed, without data, and offer the details to whoever gives support."""
    from app.ui.kit.boxes import offer_details

    tell_in_log("errore imprevisto", error)
    return offer_details(failure_details(error), parent)


def catch_bugs() -> None:
    """Show errors of the screen's own code instead of letting Python print them."""
    sys.excepthook = _hook


def _hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
    else:
        show_bug(error, QApplication.activeWindow())
