"""The record of this session for the next start, begun when the window has been painted; and an end that was asked."""

import logging
import signal
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication

from app.ui.recent import recent_archives

if TYPE_CHECKING:
    from app.services.crash_report import ErrorsToRecord, SessionRecord
    from app.ui.window import MainWindow


class Recording:
    """Keeps the record while the program is open, and offers what an earlier one has left."""

    def __init__(self) -> None:
        self._record: SessionRecord | None = None
        self._errors: ErrorsToRecord | None = None

    def begin(self, window: "MainWindow") -> None:
        from app.services.crash_report import ErrorsToRecord, SessionRecord, reports_in
        from app.services.leftovers import sweep_leftovers
        from app.ui.crash_notice import tell_crash

        folder = records_folder()
        reports = reports_in(folder)
        self._record = SessionRecord(folder, window.services.version)
        self._errors = ErrorsToRecord(self._record)
        logging.getLogger("merito").addHandler(self._errors)
        window.runner.begun.connect(self._record.acted)
        window.runner.run(sweep_leftovers, _folders(), after_paint=True)
        tell_crash(window, reports)

    def end(self) -> None:
        """End in order, so that nothing is told at the next start but the errors there were."""
        if self._errors is not None:
            logging.getLogger("merito").removeHandler(self._errors)
        if self._record is not None:
            self._record.end()


def records_folder() -> Path:
    from platformdirs import user_data_path

    return user_data_path("Merito", appauthor=False) / "sessioni"


def _folders() -> list[Path]:
    """Return where the program has written lately: beside the archives, among their backups, in the last folder."""
    beside = {path.parent for path in recent_archives()}
    last = QSettings().value("last_folder")
    inside = {found for folder in beside for found in _folders_in(folder)}
    return sorted(beside | inside | ({Path(str(last))} if last else set()))


def _folders_in(folder: Path) -> list[Path]:
    with suppress(OSError):
        return [found for found in folder.iterdir() if found.is_dir() and "copie" in found.name.casefold()]
    return []


def close_when_asked(application: QApplication) -> None:
    """Let a request of the system to end (SIGTERM, where there is one) close the windows as the user would."""
    signal.signal(signal.SIGTERM, lambda *_: QTimer.singleShot(0, application.closeAllWindows))
