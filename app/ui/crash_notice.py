"""What is said when the session before ended badly: a report without personal data, to look at, save or delete."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from app.ui.kit.notice import Notice, NoticeAction, NoticeKind
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.scale import keep_minimum_height

if TYPE_CHECKING:
    from app.services.crash_report import CrashReport
    from app.ui.window import MainWindow

CLOSED = (
    "Merito si è chiuso all'improvviso l'ultima volta. Quello che risultava salvato c'è. Un rapporto, senza dati "
    "personali, dice che cosa stava facendo il programma: resta finché non si chiude Merito."
)
FAILED = (
    "L'ultima volta Merito ha avuto un errore imprevisto. Un rapporto, senza dati personali, dice in che punto del "
    "programma: resta finché non si chiude Merito."
)
WIDTH, LIST = 640, 220


class ReportDialog(PlainDialog):
    """Shows a report as it would be sent."""

    def __init__(self, parent: QWidget, text: str) -> None:
        super().__init__(parent, "Rapporto sull'ultima sessione", WIDTH)
        shown = QPlainTextEdit(text, self)
        shown.setReadOnly(True)
        shown.setTabChangesFocus(True)
        shown.setAccessibleName("Rapporto")
        keep_minimum_height(shown, LIST)
        self.content.addWidget(shown, 1)
        self.add_close()


def tell_crash(window: "MainWindow", reports: "Sequence[CrashReport]") -> None:
    """Say it in the window, when what it does at its start is done; once: a session that ends in order forgets it."""
    if not reports:
        return
    if not window.runner.is_idle:
        window.runner.idle.connect(partial(tell_crash, window, reports), Qt.ConnectionType.SingleShotConnection)
        return
    words = CLOSED if any(not report.is_of_errors for report in reports) else FAILED
    actions = (
        NoticeAction("Mostra", partial(_show, window, reports)),
        NoticeAction("Salva…", partial(_save, window, reports)),
        NoticeAction("Elimina", partial(_forget, reports)),
    )
    window.closed.connect(partial(_forget, reports))
    line, notice = window.notice_in_sight(), Notice(words, NoticeKind.WARNING, actions)
    if window.desk:
        window.desk.tell(notice)
    else:
        line.show_notice(notice)


def _show(window: "MainWindow", reports: "Sequence[CrashReport]") -> None:
    from app.services.crash_report import text_of

    ReportDialog(window, text_of(reports)).open()
    _forget(reports)


def _save(window: "MainWindow", reports: "Sequence[CrashReport]") -> None:
    from app.ui.kit.files import TEXTS, choose_file_to_save

    def save(path: Path) -> None:
        window.runner.run(_written, path, reports, on_done=lambda _: None)

    choose_file_to_save(window, "Salva il rapporto", TEXTS, "Rapporto di Merito.txt", save)


def _written(path: Path, reports: "Sequence[CrashReport]") -> Path:
    from app.services.crash_report import text_of
    from app.services.files import save_file

    saved = save_file(path, text_of(reports).encode())
    _forget(reports)
    return saved


def _forget(reports: "Sequence[CrashReport]") -> None:
    from app.services.crash_report import forget

    forget(reports)
