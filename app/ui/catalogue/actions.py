"""The actions of the menu *Strumenti* on the catalogue: to look into it, to complete the objectives of the year."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.permissions import Action
from app.ui.kit.notice import Notice
from app.ui.menus import Menu

if TYPE_CHECKING:
    from collections.abc import Sequence

    from app.domain.catalogue.rows import LineToComplete
    from app.domain.changes import Changes
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
        window.add_action(
            Menu.TOOLS, "Comp&leta dal catalogo…", self.complete, icon_name="check-circle", asks=Action.EDIT_ARCHIVE
        )

    def open_catalogue(self) -> None:
        from app.ui.catalogue.catalogue_dialog import CatalogueDialog

        if desk := self._window.desk:
            CatalogueDialog(self._window, desk, self._chosen()).open()

    def complete(self) -> None:
        """Offer for all the objectives of the year without indicators what the catalogue proposes."""
        from app.services.catalogue.proposing import lines_to_complete

        if desk := self._window.desk:
            desk.read(lines_to_complete, desk.year, on_done=self._open_lines)

    def _open_lines(self, lines: "Sequence[LineToComplete]") -> None:
        from app.ui.catalogue.complete_dialog import CompleteDialog

        if desk := self._window.desk:
            CompleteDialog(self._window, desk, lines, self._tell_done).open()

    def _tell_done(self, changes: "Changes") -> None:
        if desk := self._window.desk:
            desk.tell(Notice(f"{changes.label}: l'atteso resta da scrivere."))

    def _chosen(self) -> "ChosenObjective | None":
        from app.ui.catalogue.catalogue_dialog import ChosenObjective
        from app.ui.objectives.tab import ObjectivesTab

        tab = self._window.pages.current_tab()
        only = tab.chosen.only if isinstance(tab, ObjectivesTab) else None
        return (
            ChosenObjective(only.id, only.code, only.whole_title, only.units, bool(only.indicators)) if only else None
        )
