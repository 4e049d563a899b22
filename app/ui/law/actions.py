"""The actions of the menu *Strumenti* on what the law asks: its texts and thresholds."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.permissions import Action
from app.ui.menus import Menu

if TYPE_CHECKING:
    from app.ui.window import MainWindow


def contribute(window: "MainWindow") -> None:
    """Add the actions to the menu *Strumenti* of `window`."""
    LawActions(window)


class LawActions(QObject):
    """Opens the list of texts and thresholds of the year."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        window.add_action(Menu.TOOLS, "Norm&e e soglie…", self.open_law, icon_name="gavel", asks=Action.READ)

    def open_law(self) -> None:
        from app.ui.law.law_dialog import LawDialog

        if desk := self._window.desk:
            LawDialog(self._window, desk).open()
