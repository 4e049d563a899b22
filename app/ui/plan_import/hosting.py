"""How the window shows *Importa un piano*, in the place of the page of the objectives."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.permissions import Action
from app.ui.file_drops import FileDrops
from app.ui.kit.desk import Desk
from app.ui.kit.notice import Notice, NoticeKind
from app.ui.menus import Menu

if TYPE_CHECKING:
    from app.ui.window import MainWindow


def contribute(window: "MainWindow") -> None:
    """Add *File › Importa › Piano…*, and let pages ask for it."""
    host = PlanImportHost(window)
    FileDrops(window, host.open_file)
    window.add_action(Menu.IMPORT, "&Piano…", host.open, icon_name="file-text", asks=Action.IMPORT)


class PlanImportHost(QObject):
    """Makes the page when it is asked for: nothing of it is loaded before."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._desk: Desk | None = None
        window.desk_changed.connect(self._follow)

    def open(self) -> None:
        """Bring the page to the front; the one that is there already, with the work in hand."""
        from app.ui.plan_import.page import PlanImportPage

        if (desk := self._window.desk) is None:
            return
        if why := desk.why_not(Action.IMPORT):
            desk.tell(Notice(why, NoticeKind.WARNING))
            return
        page = self._window.pages.receive("objectives", partial(PlanImportPage, desk))
        if isinstance(page, PlanImportPage):
            page.take_keyboard()

    def open_file(self, path: Path) -> None:
        """Bring the page to the front with a file; the work in hand is asked about before."""
        from app.ui.plan_import.page import PlanImportPage

        self.open()
        page = self._window.pages.current_tab()
        if isinstance(page, PlanImportPage):
            page.change_file(path)

    def _follow(self) -> None:
        desk = self._window.desk
        if desk is not None and desk is not self._desk:
            desk.hub.plan_import_asked.connect(self.open)
        self._desk = desk
