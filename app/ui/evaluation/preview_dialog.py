"""A sheet, or a list, as it will be printed, with *Stampa* and *Salva PDF*."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtGui import QKeySequence
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QWidget

from app.services.passing_folder import PassingFolder
from app.ui.kit.buttons import make_button
from app.ui.kit.files import PDFS, choose_file_to_save
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.shortcut import Context, add_shortcut

SIZE = (760, 900)
Role = QDialogButtonBox.ButtonRole


class SheetPreview(PlainDialog):
    """The pages of one sheet or list; the file lives in a folder of its own that goes away with the window."""

    def __init__(
        self,
        parent: QWidget,
        title: str,
        name: str,
        pdf: bytes,
        *,
        save: Callable[[Path], object],
        send: Callable[[Path, QPrinter], object],
    ) -> None:
        """`name` is proposed for the file, also to a printer that writes files; `send` gets it for a printer."""
        from app.ui.documents.preview import PdfPreview

        super().__init__(parent, title, *SIZE)
        self._name, self._save, self._send = name, save, send
        self._folder = PassingFolder()
        path = self._folder.path / "scheda.pdf"
        path.write_bytes(pdf)
        self.pages = PdfPreview()
        self.pages.show_file(path)
        bar = QHBoxLayout()
        bar.addWidget(self.pages.pages, 1)
        for tool in self.pages.tools:
            bar.addWidget(tool)
        self.content.addLayout(bar)
        self.content.addWidget(self.pages, 1)
        self.put_button(make_button("Salva PDF…", "floppy-disk", self._ask_where), Role.ActionRole)
        self.add_close()
        self.set_primary(self.put_button(make_button("Stampa…", "", self._print, "Ctrl+P"), Role.AcceptRole))
        add_shortcut(self, QKeySequence.StandardKey.Print, "Stampa", self._print, Context.WindowShortcut)

    def _print(self) -> None:
        self.pages.ask_printer(self._name, self._send)

    def _ask_where(self) -> None:
        choose_file_to_save(self, "Salva il PDF", PDFS, self._name, self._save)
