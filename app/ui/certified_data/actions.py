"""The action of the menu *Strumenti* on what is certified outside the sheets."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.menus import Menu

if TYPE_CHECKING:
    from app.ui.window import MainWindow


def contribute(window: "MainWindow") -> None:
    """Add the action to the menu *Strumenti* of `window`."""
    CertifiedActions(window)


class CertifiedActions(QObject):
    """Opens the certified data of the year; each sees what may be read."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        window.add_action(Menu.TOOLS, "D&ati certificati…", self.open_certified, icon_name="percent")
        window.pages.dialogs_of_places["certified_data"] = self.open_certified

    def open_certified(self) -> None:
        from app.ui.certified_data.certified_dialog import CertifiedDialog

        if desk := self._window.desk:
            CertifiedDialog(self._window, desk).open()
