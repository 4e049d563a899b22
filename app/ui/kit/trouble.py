"""What happens when something cannot be done, or when the program itself is wrong."""

import sys
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from app.domain.errors import ArchiveError, UserError
from app.domain.failure import failure_details
from app.services.program_log import tell_in_log

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox


OF_ARCHIVE = "is_of_archive"
"""The mark of a box that says why the archive cannot be used."""


def show_trouble(error: UserError, parent: QWidget | None = None) -> "QMessageBox":
    """Open a dialog with what is wrong and, under it, what to do.

    The same thing is told once, however often it is met; of an archive that cannot be used, what was met first.
    """
    from app.ui.kit.boxes import warn

    told = _told(error, parent) if parent else None
    if told is not None:
        told.raise_()
        return told
    box = warn(error.problem, error.remedy, parent)
    box.setProperty(OF_ARCHIVE, isinstance(error, ArchiveError))
    return box


def _told(error: UserError, parent: QWidget) -> "QMessageBox | None":
    """Return the box in sight that says it already."""
    from PySide6.QtWidgets import QMessageBox

    boxes = [box for box in parent.findChildren(QMessageBox) if box.isVisible()]
    of_archive = isinstance(error, ArchiveError)
    return next(
        (one for one in boxes if one.text() == error.problem or (of_archive and one.property(OF_ARCHIVE))), None
    )


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
