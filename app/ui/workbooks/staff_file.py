"""The workbook of the staff wherever one looks for it: to import it, and to take its model away."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.permissions import Action
from app.services.workbooks.registry import PERSONNEL_WORKBOOK
from app.ui.kit.buttons import allow
from app.ui.kit.desk import Desk
from app.ui.kit.icons import icon
from app.ui.workbooks.importing import WorkbookImport
from app.ui.workbooks.words import IMPORT, MODEL

MODEL_TIP = "Un file di Excel con le colonne già pronte e le persone che l'archivio ha già, da riempire e importare"


class StaffFile(QObject):
    """Asks for a filled workbook, or where to write the one to fill, in the window of `widget`."""

    def __init__(self, widget: QWidget, desk: Desk) -> None:
        super().__init__(widget)
        self._widget, self._desk = widget, desk
        self.importing = WorkbookImport(widget, desk, PERSONNEL_WORKBOOK)

    def offer_in(self, menu: QMenu) -> None:
        """Put both at the end of a menu; what is not for who is at the keyboard says why."""
        menu.addSeparator()
        menu.setToolTipsVisible(True)
        self._offer(menu, IMPORT, "users-three", "", Action.IMPORT).triggered.connect(self.ask_file)
        self._offer(menu, MODEL, "download-simple", MODEL_TIP, Action.EXPORT).triggered.connect(self.ask_where)

    def _offer(self, menu: QMenu, words: str, picture: str, tip: str, asks: Action) -> QAction:
        action, why = menu.addAction(icon(picture), words), self._desk.why_not(asks)
        allow(action, why, tip)
        return action

    def ask_file(self) -> None:
        self.importing.ask_file()

    def ask_where(self) -> None:
        from app.ui.workbooks.exporting import ModelExport

        ModelExport(self._widget, self._desk).ask_where()


def offer_staff_file(menu: QMenu, widget: QWidget, desk: Desk) -> StaffFile:
    """Put the import of the staff and its model at the end of a menu."""
    found = StaffFile(widget, desk)
    found.offer_in(menu)
    return found
