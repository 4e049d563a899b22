"""F1 wherever one is: the window above is asked for the help of the place that has the keyboard."""

from functools import partial
from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QApplication, QWidget

from app.domain.manual.point import ManualPoint
from app.ui.kit.shortcut import Context, add_shortcut

HELP_KEY = "F1"


@runtime_checkable
class GivesHelp(Protocol):
    """A window that opens the manual: `asking` is the place of which somebody wants to know."""

    def give_help(self, asking: QWidget) -> None: ...


@runtime_checkable
class HelpsAtPoint(Protocol):
    """A widget whose help depends on what is chosen in it."""

    def help_point(self) -> ManualPoint | None: ...


def offer_help_key(dialog: QWidget) -> None:
    """Let F1 ask for help in a dialog, which the keys of the window below do not reach."""
    add_shortcut(dialog, HELP_KEY, "", partial(ask_help, dialog), Context.WindowShortcut)


def ask_help(dialog: QWidget) -> None:
    """Ask the window over which a dialog stands; one that stands over none has nobody to ask."""
    focused = QApplication.focusWidget()
    asking = focused if focused is not None and dialog.isAncestorOf(focused) else dialog
    above: QWidget | None = dialog
    while above is not None:
        if isinstance(above, GivesHelp):
            above.give_help(asking)
            return
        above = above.parentWidget()
