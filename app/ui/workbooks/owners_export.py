"""The way out of a workbook that is one file for each: for whom, where, and the files."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.italian import agreeing
from app.services.workbooks.registry import WorkbookRow
from app.ui.kit.desk import Desk

if TYPE_CHECKING:
    from app.services.workbooks.parts import FileOwner
    from app.ui.workbooks.owners_dialog import OwnersDialog


class OwnersExport(QObject):
    """One export from the question of for whom to the files in a folder, in the window of `widget`."""

    def __init__(self, widget: QWidget, desk: Desk, workbook: WorkbookRow) -> None:
        super().__init__(widget)
        self._widget = widget
        self._desk = desk
        self._workbook = workbook
        self.dialog: OwnersDialog | None = None

    def ask_owners(self) -> None:
        from app.services.workbooks.job import owners_of

        self._desk.read(owners_of, self._workbook, self._desk.year, on_done=self._show)

    def _show(self, owners: "Sequence[FileOwner]") -> None:
        from app.ui.workbooks.owners_dialog import OwnersDialog

        self.dialog = OwnersDialog(self._widget.window(), self._workbook, owners, self._ask_folder)
        self.dialog.open()

    def _ask_folder(self, owners: "dict[FileOwner, str]") -> None:
        from app.ui.kit.files import choose_folder

        title = f"Cartella in cui scrivere {self._workbook.kind.the}"
        choose_folder(self._widget.window(), title, partial(self.write, owners))

    def write(self, owners: "dict[FileOwner, str]", folder: Path) -> None:
        """Write the files, with a window to watch and stop it."""
        from app.services.audit.exports import export_apart_and_tell

        self._folder = folder
        self._desk.runner.run_long(
            export_apart_and_tell,
            self._desk.workspace,
            self._workbook,
            folder,
            owners,
            title=f"Esportazione {self._workbook.kind.of_the}",
            on_done=self._tell,
        )

    def _tell(self, written: list[Path]) -> None:
        from app.ui.kit.written import files_written

        count = len(written)
        words = agreeing(count, "Un file scritto nella cartella", f"{count} file scritti nella cartella")
        self._desk.tell(files_written(words, self._folder))
