"""The action *Metodologia* of the menu *Strumenti*, and the guide to the method file in the menu *Aiuto*."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.menus import Menu

if TYPE_CHECKING:
    from app.ui.window import MainWindow


def contribute(window: "MainWindow") -> None:
    """Add the actions to the menus of `window`."""
    MethodActions(window)


class MethodActions(QObject):
    """Opens the methods of the archive that is open; the guide needs none."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        window.add_action(Menu.TOOLS, "&Metodologia…", self.open_methods, icon_name="scales")
        window.pages.dialogs_of_places["method"] = self.open_methods
        guide = "&Come si scrive una metodologia…"
        window.add_action(Menu.HELP, guide, self.open_guide, icon_name="book-open", needs_archive=False)

    def open_methods(self) -> None:
        from app.ui.methods.dialog import MethodsDialog

        if desk := self._window.desk:
            MethodsDialog(self._window, desk).open()

    def open_guide(self) -> None:
        from app.ui.methods.guide import open_guide

        open_guide(self._window, self._window.runner)
