"""The actions of the menu *File*: Importa and Esporta, for every workbook of the registry."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.permissions import Action
from app.services.workbooks.registry import WorkbookRow
from app.ui.kit.mnemonics import with_mnemonics
from app.ui.menus import Menu
from app.ui.workbooks.owners_export import OwnersExport
from app.ui.workbooks.words import MODEL

if TYPE_CHECKING:
    from app.ui.window import MainWindow

_OF_THE_PLAN = "p"
"""The letter of *Piano…*, which is no workbook."""


def contribute(window: "MainWindow") -> None:
    """Add the actions to the menus of `window`."""
    WorkbookActions(window)


class WorkbookActions(QObject):
    """What the menus do with workbooks, on the archive that is open when they are chosen."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        workbooks = window.services.registries.workbooks
        kinds = [f"{row.kind.italian}…" for row in workbooks]
        *texts, model = with_mnemonics([*kinds, MODEL], _OF_THE_PLAN)
        for row, text in zip(workbooks, texts, strict=True):
            icon = row.kind.icon
            if not row.kind.is_read_only:
                window.add_action(Menu.IMPORT, text, partial(self.ask_file, row), icon_name=icon, asks=Action.IMPORT)
            window.add_action(Menu.EXPORT, text, partial(self.ask_where, row), icon_name=icon, asks=Action.EXPORT)
        window.menus.of(Menu.IMPORT).addSeparator()
        window.add_action(Menu.IMPORT, model, self.ask_model, icon_name="download-simple", asks=Action.EXPORT)

    def ask_file(self, workbook: WorkbookRow) -> None:
        from app.ui.workbooks.importing import WorkbookImport

        if desk := self._window.desk:
            WorkbookImport(self._window, desk, workbook).ask_file()

    def ask_model(self) -> None:
        """Offer the workbook of the staff where one looks for how to import it."""
        from app.ui.workbooks.staff_file import StaffFile

        if desk := self._window.desk:
            StaffFile(self._window, desk).ask_where()

    def ask_where(self, workbook: WorkbookRow) -> None:
        from app.ui.workbooks.exporting import WorkbookExport

        if (desk := self._window.desk) and workbook.kind.is_apart:
            OwnersExport(self._window, desk, workbook).ask_owners()
        elif desk:
            WorkbookExport(self._window, desk, workbook).ask_where()
