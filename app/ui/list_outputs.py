"""The lists of the window on paper and in files: asked from the menu of any list, told in the audit."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QAbstractItemView, QWidget

from app.ui.kit.list_news import list_news

if TYPE_CHECKING:
    from PySide6.QtPrintSupport import QPrinter

    from app.domain.documents.lists import ListedTable
    from app.ui.evaluation.preview_dialog import SheetPreview
    from app.ui.window import MainWindow


def contribute(window: "MainWindow") -> None:
    """Let the lists of `window`, and of its dialogs, be printed and exported while an archive is open."""
    ListOutputs(window)


class ListOutputs(QObject):
    """Shows a list as it will be printed, or asks where to write it."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self.preview: SheetPreview | None = None
        self._is_hearing = False
        window.desk_changed.connect(self._follow_desk)

    def _follow_desk(self) -> None:
        """Hear the lists while there is an archive to tell what leaves it."""
        is_due, news = self._window.desk is not None, list_news()
        if is_due and not self._is_hearing:
            news.print_asked.connect(self._print)
            news.export_asked.connect(self._ask_where)
        elif self._is_hearing and not is_due:
            news.print_asked.disconnect(self._print)
            news.export_asked.disconnect(self._ask_where)
        self._is_hearing = is_due

    def _print(self, table: "ListedTable", view: QAbstractItemView) -> None:
        from app.services.audit.list_outputs import list_pdf  # only when a list is printed

        if (desk := self._window.desk) and _is_within(view, self._window):
            desk.read(list_pdf, table, on_done=partial(self._show, table, view), latest=(self, "pdf"))

    def _show(self, table: "ListedTable", view: QAbstractItemView, pdf: bytes) -> None:
        from app.ui.evaluation.preview_dialog import SheetPreview

        save, send = partial(self._save, table, pdf), partial(self._send, table)
        name = f"{_file_name(table)}.pdf"
        self.preview = SheetPreview(view.window(), f"Stampa: {table.title}", name, pdf, save=save, send=send)
        self.preview.open()

    def _save(self, table: "ListedTable", pdf: bytes, path: Path) -> None:
        from app.services.audit.list_outputs import save_list_and_tell

        if desk := self._window.desk:
            desk.runner.run(save_list_and_tell, desk.workspace, table, pdf, path, on_done=self._tell_written)

    def _send(self, table: "ListedTable", file: Path, printer: "QPrinter") -> None:
        from app.services.audit.list_outputs import send_list_and_tell
        from app.ui.documents.printer import print_file

        if desk := self._window.desk:
            send = partial(print_file, file, printer)
            desk.runner.run_long(
                send_list_and_tell, desk.workspace, table, send, title="Stampa", on_done=self._tell_printed
            )

    def _ask_where(self, table: "ListedTable", view: QAbstractItemView) -> None:
        from app.ui.kit.files import DATA_FILES, choose_file_to_save

        if not _is_within(view, self._window):
            return
        choose_file_to_save(
            view.window(), "Esporta l'elenco", DATA_FILES, f"{_file_name(table)}.xlsx", partial(self._export, table)
        )

    def _export(self, table: "ListedTable", path: Path) -> None:
        from app.services.audit.list_outputs import export_list_and_tell

        if desk := self._window.desk:
            desk.runner.run(export_list_and_tell, desk.workspace, table, path, on_done=self._tell_written)

    def _tell_written(self, path: Path) -> None:
        from app.ui.kit.written import file_written

        if desk := self._window.desk:
            desk.tell(file_written("Elenco salvato", path))

    def _tell_printed(self, pages: int) -> None:
        from app.domain.italian import plural
        from app.ui.kit.notice import Notice

        if desk := self._window.desk:
            desk.tell(Notice(f"{plural(pages, 'pagina inviata', 'pagine inviate')} alla stampante."))


def _is_within(widget: QWidget | None, window: QWidget) -> bool:
    """Tell whether a widget is of a window or of one of its dialogs, which are told by their parents."""
    while widget is not None and widget is not window:
        widget = widget.parentWidget()
    return widget is window


def _file_name(table: "ListedTable") -> str:
    from app.domain.documents.names import safe_word

    return safe_word(table.title) or "Elenco"
