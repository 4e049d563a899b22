"""The page Documenti: choose a document, look at the very PDF, print it, save it."""

from pathlib import Path

from PySide6.QtCore import Qt, QTemporaryDir, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.domain.changes import Topic
from app.domain.documents.catalogue import DocumentKind, DocumentRequest
from app.domain.documents.common import Printed
from app.domain.errors import UserError
from app.domain.ids import SheetId
from app.domain.issues import Link, Severity
from app.domain.italian import plural
from app.services.documents.printing import print_apart, print_document, save_copy
from app.ui.documents.options import DocumentOptions
from app.ui.documents.preview import PdfPreview
from app.ui.kit.buttons import make_button
from app.ui.kit.desk import Desk
from app.ui.kit.files import PDFS, choose_file_to_save, choose_folder
from app.ui.kit.labels import Message, title_label
from app.ui.kit.overrides import override
from app.ui.kit.tab import Tab


class DocumentsTab(Tab):
    """Every document of the year with its preview, *Stampa*, *Salva PDF* and *Apri cartella*."""

    topics = frozenset(Topic)
    help_text = (
        "<p>Da questa pagina si stampano i documenti dell'anno.</p><ul>"
        "<li>Scegliere il documento a sinistra: l'anteprima è il PDF stesso, con i dati di adesso.</li>"
        "<li><b>Stampa…</b> apre la finestra di stampa del computer; <b>Salva PDF…</b> scrive il file;"
        " <b>Una scheda per file…</b> scrive un PDF per ogni persona.</li>"
        "<li>Una scheda non ancora definitiva porta la scritta PROVVISORIA; «in bianco» la stampa senza"
        " punteggi.</li></ul>"
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._folder = QTemporaryDir()
        self._number = 0
        self._asked: dict[Path, DocumentRequest] = {}
        self._shown: DocumentRequest | None = None
        self._saved: Path | None = None
        self.options = DocumentOptions(desk)
        self.preview = PdfPreview()
        self.message = Message()
        self.print_button = make_button("Stampa…", "printer", self.print_shown)
        self.save_button = make_button("Salva PDF…", "floppy-disk", self.ask_where)
        self.apart_button = make_button("Una scheda per file…", "files", self.ask_folder)
        self.folder_button = make_button("Apri cartella", "folder-open", self.open_folder)
        self.options.chosen.connect(self.show_document)
        self._lay_out()
        self._allow(None)

    @override
    def reload(self) -> None:
        self.options.reload()

    @override
    def show_place(self, link: Link) -> None:
        if link.kind == "document" and link.id:
            self.options.choose_sheet(SheetId(link.id))

    def show_document(self, request: DocumentRequest) -> None:
        """Print the document to a file of its own and show it."""
        self._number += 1
        target = Path(self._folder.filePath(f"{self._number}.pdf"))
        self._asked[target] = request
        self.desk.runner.run_long(
            print_document,
            self.desk.workspace,
            request,
            target,
            title=request.kind.italian,
            on_done=self._show,
            on_error=self._refuse,
        )

    def print_shown(self) -> None:
        if self._shown:
            self.preview.ask_printer(self._shown.file_name)

    def ask_where(self) -> None:
        if self._shown:
            choose_file_to_save(self, "Salva il documento", PDFS, self._shown.file_name, self._save)

    def ask_folder(self) -> None:
        choose_folder(self, "Cartella per le schede", self._print_apart)

    def open_folder(self) -> None:
        if self._saved:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved)))

    def _show(self, printed: Printed) -> None:
        [target] = printed.files
        self.preview.show_file(target)
        self._allow(self._asked.pop(target))
        self.message.clear()
        if printed.issues:
            self.message.say(" ".join(issue.sentence for issue in printed.issues), Severity.WARNING)

    def _refuse(self, error: UserError) -> None:
        self.preview.clear()
        self._allow(None)
        self.message.say(error.sentence, Severity.NOTE)

    def _save(self, path: Path) -> None:
        self.desk.runner.run(save_copy, self._current_file(), path, on_done=self._tell_saved)

    def _print_apart(self, folder: Path) -> None:
        if self._shown:
            self.desk.runner.run_long(
                print_apart,
                self.desk.workspace,
                self._shown,
                folder,
                title="Stampa delle schede",
                on_done=self._tell_apart,
            )

    def _tell_saved(self, path: Path) -> None:
        self._saved = path.parent
        self.folder_button.setEnabled(True)
        self.message.say(f"Salvato: {path}", Severity.NOTE)

    def _tell_apart(self, printed: Printed) -> None:
        self._saved = folder = printed.files[0].parent
        self.folder_button.setEnabled(True)
        self.message.say(f"{plural(printed.documents, 'scheda scritta', 'schede scritte')} in {folder}", Severity.NOTE)

    def _current_file(self) -> Path:
        return Path(self._folder.filePath(f"{self._number}.pdf"))

    def _allow(self, shown: DocumentRequest | None) -> None:
        self._shown = shown
        for button in (self.print_button, self.save_button, self.apart_button):
            button.setEnabled(shown is not None)
        self.apart_button.setVisible(shown is not None and shown.kind is DocumentKind.SHEETS)
        self.folder_button.setEnabled(self._saved is not None)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        for button in (self.print_button, self.save_button, self.apart_button, self.folder_button):
            buttons.addWidget(button)
        buttons.addStretch(1)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(buttons)
        column.addWidget(self.message)
        column.addWidget(self.preview, 1)
        choice = QWidget()
        options = QVBoxLayout(choice)
        options.setContentsMargins(0, 0, 0, 0)
        options.addWidget(title_label("Documenti"))
        options.addWidget(self.options, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(choice)
        splitter.addWidget(side)
        splitter.setStretchFactor(0, 1)
        splitter.setStretchFactor(1, 3)
        splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)
