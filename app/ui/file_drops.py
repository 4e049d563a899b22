"""A file dropped on the window: an archive is opened, a plan or a workbook begins to be imported."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject
from PySide6.QtGui import QDragEnterEvent, QDropEvent

from app.domain.permissions import Action
from app.ui.kit.notice import Notice, NoticeKind
from app.ui.kit.overrides import override

if TYPE_CHECKING:
    from app.services.workbooks.registry import WorkbookRow
    from app.ui.window import MainWindow

ARCHIVE = ".merito"


class FileDrops(QObject):
    """Hears of what is dragged over the window; `import_plan` begins with the file of a plan."""

    def __init__(self, window: "MainWindow", import_plan: Callable[[Path], object]) -> None:
        super().__init__(window)
        self._window, self._import_plan = window, import_plan
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDropEvent) and (path := self.file_in(event.mimeData())) is not None:
            event.acceptProposedAction()
            if not isinstance(event, QDragEnterEvent) and event.type() is QEvent.Type.Drop:
                self.take(path)
            return True
        return super().eventFilter(watched, event)

    def file_in(self, data: QMimeData) -> Path | None:
        """Return the one file that is dragged, where it is something to be opened or imported."""
        from app.services.incoming import PLAN_SUFFIXES, SHEET_SUFFIXES

        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        suffix = paths[0].suffix.lower() if len(paths) == 1 else ""
        if self._window.is_covered or not (suffix == ARCHIVE or suffix in SHEET_SUFFIXES | PLAN_SUFFIXES):
            return None
        return paths[0] if suffix == ARCHIVE or self._window.desk is not None else None

    def take(self, path: Path) -> None:
        """Open or import a file, as the menu does."""
        from app.services.incoming import PLAN_SUFFIXES, workbook_of_file

        desk = self._window.desk
        if path.suffix.lower() == ARCHIVE:
            self._window.open_path(path)
        elif desk is not None and (why := desk.why_not(Action.IMPORT)):
            desk.tell(Notice(why, NoticeKind.WARNING))
        elif path.suffix.lower() in PLAN_SUFFIXES:
            self._import_plan(path)
        elif desk is not None:
            workbooks = self._window.services.registries.workbooks
            desk.runner.run(workbook_of_file, path, workbooks, on_done=partial(self._take_sheets, path))

    def _take_sheets(self, path: Path, workbook: "WorkbookRow | None") -> None:
        from app.ui.workbooks.importing import WorkbookImport

        if workbook is None:
            self._import_plan(path)
        elif (desk := self._window.desk) is not None:
            WorkbookImport(self._window, desk, workbook).look_at(path)
