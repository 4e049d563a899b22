"""The actions of the menu *File*: Importa and Esporta, for what travels as a workbook."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.ui.menus import Menu

if TYPE_CHECKING:
    from app.services.workbooks.personnel import WorkbookFile
    from app.ui.window import MainWindow


def contribute(window: "MainWindow") -> None:
    """Add the actions to the menus of `window`."""
    WorkbookActions(window)


class WorkbookActions(QObject):
    """What the menus do with workbooks, on the archive that is open when they are chosen."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        window.add_action(Menu.IMPORT, "&Anagrafica…", self.import_workbook, icon_name="users-three")
        window.add_action(Menu.EXPORT, "&Anagrafica…", self.export_workbook, icon_name="users-three")
        window.add_action(Menu.EXPORT, "&Risultati…", self.export_results, icon_name="chart-bar")

    def import_workbook(self) -> None:
        from app.ui.kit.files import WORKBOOKS, choose_file_to_open

        choose_file_to_open(self._window, "Importa l'anagrafica", WORKBOOKS, self.look_at)

    def look_at(self, path: Path) -> None:
        """Rehearse the import of a file, then show what it would do."""
        from app.services.workbooks.personnel import look_at_workbook

        if desk := self._window.desk:
            title = "Lettura dell'anagrafica"
            desk.runner.run_long(look_at_workbook, desk.workspace, path, title=title, on_done=self._show)

    def export_workbook(self) -> None:
        self._ask_where("Esporta l'anagrafica", "Anagrafica.xlsx", self.write_personnel)

    def export_results(self) -> None:
        if desk := self._window.desk:
            self._ask_where("Esporta i risultati", f"Risultati {desk.year}.xlsx", self.write_results)

    def write_personnel(self, path: Path) -> None:
        from app.services.workbooks.personnel import export_workbook

        if desk := self._window.desk:
            desk.runner.run(export_workbook, desk.workspace, path, on_done=self._tell_written)

    def write_results(self, path: Path) -> None:
        from app.services.workbooks.results import export_results

        if desk := self._window.desk:
            desk.runner.run(export_results, desk.workspace, desk.year, path, on_done=self._tell_written)

    def _ask_where(self, title: str, suggested: str, write: Callable[[Path], object]) -> None:
        from app.ui.kit.files import WORKBOOKS, choose_file_to_save

        choose_file_to_save(self._window, title, WORKBOOKS, suggested, write)

    def _show(self, file: "WorkbookFile") -> None:
        from app.ui.workbooks.import_dialog import ImportDialog

        if desk := self._window.desk:
            ImportDialog(self._window, desk, file).open()

    def _tell_written(self, path: Path) -> None:
        self._window.statusBar().showMessage(f"Scritto il file {path}")
