"""The action *Metodologia* of the menu *Strumenti*, and the guides to the files of rules in the menu *Aiuto*."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.menus import Menu

if TYPE_CHECKING:
    from app.services.methods.guide import RulesGuide
    from app.ui.window import MainWindow


def contribute(window: "MainWindow") -> None:
    """Add the actions to the menus of `window`."""
    MethodActions(window)


class MethodActions(QObject):
    """Opens the methods of the archive that is open; the guides need none."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        window.add_action(Menu.TOOLS, "&Metodologia…", self.open_methods, icon_name="scales")
        window.pages.dialogs_of_places["method"] = self.open_methods
        guide = "&Come si scrive una metodologia…"
        window.add_action(Menu.HELP, guide, self.open_guide, icon_name="book-open", needs_archive=False)
        awards, progressions = (
            "Come si scrivono le regole dei &premi…",
            "Come si scrivono le regole delle p&rogressioni…",
        )
        window.add_action(Menu.HELP, awards, self.open_award_guide, icon_name="book-open", needs_archive=False)
        window.add_action(
            Menu.HELP, progressions, self.open_progression_guide, icon_name="book-open", needs_archive=False
        )

    def open_methods(self) -> None:
        from app.ui.methods.dialog import MethodsDialog

        if desk := self._window.desk:
            MethodsDialog(self._window, desk).open()

    def open_guide(self) -> None:
        from app.services.methods.guide import METHOD_GUIDE

        self._open(METHOD_GUIDE)

    def open_award_guide(self) -> None:
        from app.services.methods.guide import AWARD_GUIDE

        self._open(AWARD_GUIDE)

    def open_progression_guide(self) -> None:
        from app.services.methods.guide import PROGRESSION_GUIDE

        self._open(PROGRESSION_GUIDE)

    def _open(self, guide: "RulesGuide") -> None:
        from app.ui.methods.guide import open_guide

        open_guide(self._window, self._window.runner, guide)
