"""What happens when something cannot be done, or when the program itself is wrong."""

import logging
import sys
import traceback
from types import TracebackType
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from app.domain.errors import UserError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

FIRST, LAST = 6, 14
"""How many places of an error are told, from where it began and up to where it arose."""
log = logging.getLogger("merito")


def show_trouble(error: UserError, parent: QWidget | None = None) -> "QMessageBox":
    """Open a dialog with what is wrong and, under it, what to do."""
    from app.ui.kit.boxes import warn

    return warn(error.problem, error.remedy, parent)


def show_bug(error: BaseException, parent: QWidget | None = None) -> "QMessageBox":
    """Log where the program failed, without data, and offer the details to whoever gives support."""
    from app.ui.kit.boxes import offer_details

    log.error("errore imprevisto %s: %s", type(error).__name__, places_of(error))
    return offer_details("".join(traceback.format_exception(error)), parent)


def places_of(error: BaseException) -> str:
    """Say where an error passed, outermost first, without its message: that could hold a name."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{_short(frame.filename)}:{frame.lineno} {frame.name}" for frame in frames]
    if (left_out := len(places) - FIRST - LAST) > 0:  # a recursion passes hundreds of times in the same place
        places[FIRST:-LAST] = [f"({left_out} altri)"]
    return " > ".join(places)


def _short(file: str) -> str:
    """Return the name of a file of the program within it, of any other its own: a folder may bear a person's name."""
    _, ours, within = file.replace("\\", "/").rpartition("/app/")
    return within if ours else file.replace("\\", "/").rpartition("/")[2]


def catch_bugs() -> None:
    """Show errors of the screen's own code instead of letting Python print them."""
    sys.excepthook = _hook


def _hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
    else:
        show_bug(error, QApplication.activeWindow())
