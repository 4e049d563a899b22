"""The action *Metodologia* of the menu *Strumenti*."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.menus import Menu

if TYPE_CHECKING:
    from app.ui.window import MainWindow


def contribute(window: "MainWindow") -> None:
    """Add the action to the menu *Strumenti* of `window`."""
    MethodActions(window)


class MethodActions(QObject):
    """Opens the methods of the archive that is open."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        window.add_action(Menu.TOOLS, "&Metodologia…", self.open_methods, icon_name="scales")

    def open_methods(self) -> None:
        from app.ui.methods.dialog import MethodsDialog

        if desk := self._window.desk:
            MethodsDialog(self._window, desk).open()
