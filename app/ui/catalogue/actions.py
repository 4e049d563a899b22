"""The action *Catalogo degli obiettivi* of the menu *Strumenti*."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.menus import Menu

if TYPE_CHECKING:
    from app.ui.catalogue.catalogue_dialog import ChosenObjective
    from app.ui.window import MainWindow


def contribute(window: "MainWindow") -> None:
    """Add the action to the menus of `window`."""
    CatalogueActions(window)


class CatalogueActions(QObject):
    """Opens the catalogue, on the objective chosen in the page Obiettivi when it is in front."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        window.add_action(Menu.TOOLS, "Catalo&go degli obiettivi…", self.open_catalogue, icon_name="books")

    def open_catalogue(self) -> None:
        from app.ui.catalogue.catalogue_dialog import CatalogueDialog

        if desk := self._window.desk:
            CatalogueDialog(self._window, desk, self._chosen()).open()

    def _chosen(self) -> "ChosenObjective | None":
        from app.ui.catalogue.catalogue_dialog import ChosenObjective
        from app.ui.objectives.tab import ObjectivesTab

        tab = self._window.pages.current_tab()
        only = tab.chosen.only if isinstance(tab, ObjectivesTab) else None
        return (
            ChosenObjective(only.id, only.code, only.whole_title, only.units, bool(only.indicators)) if only else None
        )
