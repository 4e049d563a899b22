"""The way out of a workbook: choose where, write it, say where it is."""

from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.services.workbooks.registry import PERSONNEL_WORKBOOK, WorkbookRow
from app.ui.kit.desk import Desk
from app.ui.kit.files import WORKBOOKS, choose_file_to_save
from app.ui.kit.notice import Notice
from app.ui.kit.overrides import override
from app.ui.kit.written import file_written
from app.ui.workbooks.words import MODEL

HOW = "Compilarlo, poi File › Importa › Anagrafica: prima di scrivere si vede che cosa cambia"


class WorkbookExport(QObject):
    """One export from the question of where to the word that it is done, in the window of `widget`."""

    def __init__(self, widget: QWidget, desk: Desk, workbook: WorkbookRow) -> None:
        super().__init__(widget)
        self._widget, self._desk, self._workbook = widget, desk, workbook
        self.title = f"Esporta {workbook.kind.the}"

    def ask_where(self) -> None:
        name = self._workbook.kind.file_name(self._desk.year)
        choose_file_to_save(self._widget, self.title, WORKBOOKS, name, self.write)

    def write(self, path: Path) -> None:
        """Write the workbook of the year with all that is known: it is the model to fill too."""
        from app.services.audit.exports import export_and_tell

        work = self._desk.workspace, self._workbook, self._desk.year, path
        self._desk.runner.run(export_and_tell, *work, on_done=self._tell)

    def told(self, path: Path) -> Notice:
        return file_written("Scritto il file", path)

    def _tell(self, path: Path) -> None:
        self._desk.tell(self.told(path))


class ModelExport(WorkbookExport):
    """The workbook of the staff as it is: where there is no staff, its columns to fill."""

    def __init__(self, widget: QWidget, desk: Desk) -> None:
        super().__init__(widget, desk, PERSONNEL_WORKBOOK)
        self.title = MODEL.rstrip("…")

    @override
    def told(self, path: Path) -> Notice:
        told = file_written("Scritto il modello", path)
        return told._replace(words=f"{told.words} {HOW}.")
