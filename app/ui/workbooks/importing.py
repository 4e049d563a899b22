"""The way in of a workbook: choose the file, rehearse its import, show what it would do."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.workbooks.answers import Answers
from app.services.workbooks.registry import WorkbookRow
from app.ui.kit.desk import Desk
from app.ui.workbooks.chosen_columns import chosen_before

if TYPE_CHECKING:
    from app.services.workbooks.job import WorkbookFile


class WorkbookImport(QObject):
    """One import from the choice of the file to the dialog of its preview, in the window of `widget`."""

    def __init__(self, widget: QWidget, desk: Desk, workbook: WorkbookRow) -> None:
        super().__init__(widget)
        self._widget = widget
        self._desk = desk
        self._workbook = workbook
        self._given = Answers(year=desk.year)

    def ask_file(self) -> None:
        from app.ui.kit.files import ANY_WORKBOOKS, choose_file_to_open

        choose_file_to_open(self._widget, f"Importa {self._workbook.kind.the}", ANY_WORKBOOKS, self.look_at)

    def look_at(self, path: Path) -> None:
        """Rehearse the import of a file, then show what it would do."""
        from app.services.workbooks.job import look_at_workbook

        title = f"Lettura {self._workbook.kind.of_the}"
        columns = chosen_before(self._desk.hub).of(self._workbook.kind.code, path)
        self._given = Answers(year=self._desk.year, columns=columns)
        look = partial(look_at_workbook, answers=self._given)
        self._desk.runner.run_long(look, self._desk.workspace, self._workbook, path, title=title, on_done=self._show)

    def _show(self, file: "WorkbookFile") -> None:
        from app.ui.workbooks.import_dialog import ImportDialog

        ImportDialog(self._widget.window(), self._desk, file, self._given).open()
