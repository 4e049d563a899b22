"""The page Documenti: choose a document, look at the very PDF, print it, save it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.domain.changes import Topic
from app.domain.documents.catalogue import DocumentFormat, DocumentRequest
from app.domain.documents.common import Printed
from app.domain.errors import UserError
from app.domain.ids import SheetId
from app.domain.issues import Issue, Link, Severity
from app.domain.italian import plural
from app.services.audit.output import print_and_tell, print_apart_and_tell, save_and_tell, send_to_paper_and_tell
from app.services.documents.printing import HeldPrint, name_of_file, print_ahead, print_document
from app.services.passing_folder import PassingFolder
from app.ui.documents.data_dialog import DocumentDataButton
from app.ui.documents.options import DocumentOptions
from app.ui.documents.preview import PdfPreview
from app.ui.documents.printer import ask_printer, print_file
from app.ui.documents.smallest_class_dialog import SmallestClassButton
from app.ui.documents.texts_dialog import TextsDialog
from app.ui.kit.awaiting import Awaiting
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import make_button, make_primary
from app.ui.kit.context_menu import Order
from app.ui.kit.desk import Desk
from app.ui.kit.files import DATA_FILES, PDFS, WORD_FILES, choose_file_to_save, choose_folder
from app.ui.kit.labels import Message
from app.ui.kit.notice import Notice, NoticeKind
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_minimum_width, keep_spacing
from app.ui.kit.shortcut import add_shortcut
from app.ui.kit.side_splitter import SideSplitter, SideWidths
from app.ui.kit.tab import Tab
from app.ui.kit.tasks import nothing_more
from app.ui.kit.tokens import MEASURES
from app.ui.kit.written import file_written, files_written

WIDTHS = SideWidths(side=240, least=160, narrow=0, border=4)


class DocumentsTab(Tab):
    """Every document of the year with its preview, *Stampa* and *Salva PDF*."""

    topics = frozenset(Topic)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._folder = PassingFolder()
        self._number = 0
        self._asked: DocumentRequest | None = None
        self._shown: DocumentRequest | None = None
        self._unseen: DocumentRequest | None = None
        self._ahead: HeldPrint | None = None
        self._addressees: tuple[str, ...] = ()
        self.options = DocumentOptions(desk)
        self.preview = PdfPreview()
        self.message = Message()
        self.print_button = make_primary(make_button("Stampa…", "", self.ask_printer))
        self.save_button = make_button("Salva PDF…", "floppy-disk", self.ask_where)
        self.word_button = make_button("Salva in Word…", "article", self.ask_where_for_word)
        self.texts_button = make_button("Testi…", "pencil-simple", self.open_texts)
        self.apart_button = make_button("Una per file…", "files", self.ask_folder)
        self.tables_button = make_button("Salva le tabelle…", "table", self.ask_where_for_tables)
        self.options.verbs.add(self.texts_button, Order.EDIT)
        for button in (self.print_button, self.save_button, self.word_button, self.tables_button):
            self.options.verbs.add(button, Order.SPECIAL)
        self.smallest = SmallestClassButton(desk, self)
        self.data = DocumentDataButton(desk, self)
        self.row = ButtonRow(  # what every document has stands at the end: it never moves from one to another
            self.apart_button, self.smallest.button, self.texts_button, self.tables_button, self.word_button,
            self.data.button, *self.preview.tools, self.save_button, keeps_last=True,
        )  # fmt: skip
        self.awaiting = Awaiting(self.row, self.print_button)
        self.options.asked.connect(self.awaiting.begin)
        self.options.asked.connect(self.message.clear)  # what was said of another document
        self.options.chosen.connect(self.show_document)
        self.options.refused.connect(self._tell_wrong_day)
        self._lay_out()
        self._allow(None)
        add_shortcut(self, "Ctrl+P", "Stampa il documento", self.ask_printer)

    @override
    def reload(self) -> None:
        self._unseen = self._ahead = None
        self.options.reload()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Show what was chosen while nobody looked."""
        super().showEvent(event)
        self.options.follow_sheet()
        unseen, ahead = self._unseen, self._ahead
        self._ahead = None
        if unseen is not None and ahead is not None and ahead.request == unseen:
            self._unseen, self._asked = None, unseen
            self._number += 1
            self._show(ahead.put(self._file()))
        elif unseen is not None:
            self.show_document(unseen)

    @override
    def named_places(self) -> Iterable[tuple[str, QWidget, Callable[[], object]]]:
        return self.options.named_kinds()

    @override
    def show_place(self, link: Link) -> None:
        if link.kind == "document" and link.id and link.field:
            self.options.choose_subject(link.field, link.id)
        elif link.kind == "document" and link.id:
            self.options.choose_sheet(SheetId(link.id))
        elif link.kind == "document" and link.field and link.part:
            self.options.choose_day(link.field, date.fromordinal(link.part))
        elif link.kind == "document" and link.field:
            self.options.choose_kind(link.field)

    def _tell_wrong_day(self, why: str) -> None:
        self.desk.tell(Notice(why, NoticeKind.ERROR))

    def show_document(self, request: DocumentRequest) -> None:
        """Print the document to a file of its own and show it; only the last one asked is shown.

        While the page is not seen it is printed in memory: what is in a document is written to no file unasked.
        """
        self._unseen = None if self.isVisible() else request
        if self._unseen is not None:
            self._print_ahead(request)
            return
        self.awaiting.begin()
        self._number += 1
        self._asked = request
        runner, workspace, target = self.desk.runner, self.desk.workspace, self._file()
        printer = partial(print_document, documents=self.desk.registries.documents())
        if request.is_long:
            runner.run_long(
                printer,
                workspace,
                request,
                target,
                title=request.kind.italian,
                on_done=self._show,
                on_error=self._refuse,
                on_end=partial(self._end, self._number),
            )
        else:
            runner.run(
                printer,
                workspace,
                request,
                target,
                on_done=self._show,
                on_error=self._refuse,
                latest=(self, "document"),
            )

    def _print_ahead(self, request: DocumentRequest) -> None:
        self._ahead = None
        if request.is_long:
            return
        self.desk.runner.run(
            print_ahead,
            self.desk.workspace,
            request,
            self.desk.registries.documents(),
            on_done=self._keep_ahead,
            on_error=nothing_more,
            latest=(self, "ahead"),
        )

    def _keep_ahead(self, ahead: HeldPrint) -> None:
        self._ahead = ahead

    def ask_printer(self) -> None:
        self._with_name(self._in_hand, self._ask_printer)

    @property
    def _in_hand(self) -> DocumentRequest | None:
        """The document shown, when it is the one chosen: not while another is being made."""
        return None if self.awaiting.is_on else self._shown

    def _ask_printer(self, name: str) -> None:
        self._printing = ask_printer(self, name, self.preview.document.pageCount())
        self._printing.accepted.connect(self._print_accepted)

    def print_to(self, printer: QPrinter) -> None:
        """Send the document shown to a printer, with its progress."""
        if self._shown is not None:
            send = partial(print_file, self._file(), printer)
            self.desk.runner.run_long(
                partial(send_to_paper_and_tell, addressees=self._addressees),
                self.desk.workspace,
                self._shown,
                send,
                title="Stampa",
                on_done=self._tell_printed,
            )

    def ask_where(self) -> None:
        self._with_name(self._in_hand, self._ask_where)

    def _ask_where(self, name: str) -> None:
        choose_file_to_save(self, "Salva il documento", PDFS, name, self.save_to)

    def ask_where_for_word(self) -> None:
        self._with_name(self._in_word(), self._ask_where_for_word)

    def _ask_where_for_word(self, name: str) -> None:
        choose_file_to_save(self, "Salva in Word", WORD_FILES, name, self.write_word)

    def open_texts(self) -> TextsDialog:
        """Open the words of the document that is chosen."""
        dialog = TextsDialog(self, self.desk, self.options.kind)
        dialog.open()
        return dialog

    def write_word(self, path: Path) -> None:
        """Write what is shown as a document of Word, with the data of now."""
        if request := self._in_word():
            self._write(request, path)

    def _write(self, request: DocumentRequest, path: Path) -> None:
        write = partial(print_and_tell, documents=self.desk.registries.documents())
        title = f"Scrittura di {path.name}"  # a long report of Word takes seconds
        self.desk.runner.run_long(write, self.desk.workspace, request, path, title=title, on_done=self._tell_written)

    def ask_where_for_tables(self) -> None:
        wanted = self._in_hand and replace(self._in_hand, format=DocumentFormat.EXCEL)
        self._with_name(wanted, self._ask_where_for_tables)

    def _ask_where_for_tables(self, name: str) -> None:
        choose_file_to_save(self, "Salva le tabelle", DATA_FILES, name, self.write_tables)

    def write_tables(self, path: Path) -> None:
        """Write the tables of what is shown as the file of data that its name says."""
        of_name = next((one for one in DocumentFormat if one.suffix == path.suffix.lower()), None)
        if self._shown and of_name and of_name.is_of_data:
            self._write(replace(self._shown, format=of_name), path)
        else:
            self.message.say("Il nome del file delle tabelle finisce con .xlsx, .ods oppure .csv.", Severity.WARNING)

    def _in_word(self) -> DocumentRequest | None:
        return self._in_hand and replace(self._in_hand, format=DocumentFormat.WORD)

    def _with_name(self, request: DocumentRequest | None, go_on: Callable[[str], None]) -> None:
        """Go on with the name of the file of what is shown: that of the person, for one sheet."""
        if request is None:
            return
        if request.subject_id is None:
            go_on(request.file_name)
        else:
            documents = self.desk.registries.documents()
            self.desk.read(name_of_file, request, documents, on_done=go_on, latest=(self, "name"))

    def save_to(self, path: Path) -> None:
        if self._shown:
            work = self.desk.workspace, self._shown, self._file(), path, self._addressees
            self.desk.runner.run(save_and_tell, *work, on_done=self._tell_saved)

    def ask_folder(self) -> None:
        choose_folder(self, f"Cartella per le {self.options.kind.scope.many}", self.print_apart_in)

    def print_apart_in(self, folder: Path) -> None:
        if self._shown:
            self.desk.runner.run_long(
                partial(print_apart_and_tell, documents=self.desk.registries.documents()),
                self.desk.workspace,
                self._shown,
                folder,
                title=f"Stampa delle {self._shown.kind.scope.many}",
                on_done=self._tell_apart,
            )

    def _print_accepted(self) -> None:
        self.print_to(self._printing.chosen)

    def _show(self, printed: Printed) -> None:
        [target] = printed.files
        if target != self._file():
            return
        self.awaiting.end()
        self.preview.show_file(target, is_same=self._shown == self._asked)
        self.preview.show()
        self._addressees = printed.addressees
        self._allow(self._asked)
        self._warn(printed.issues)

    def _warn(self, issues: Sequence[Issue]) -> None:
        self.message.clear()
        if issues:
            self.message.say(" ".join(issue.sentence for issue in issues), Severity.WARNING)

    def _refuse(self, error: UserError) -> None:
        self._asked = None
        self._show_nothing(error.sentence)

    def _end(self, number: int) -> None:
        """Say that a long preview was stopped: what was asked last is not there."""
        if number == self._number and self._asked is not None and self._shown is not self._asked:
            self._show_nothing("L'anteprima è stata annullata. Scegliere di nuovo il documento per rifarla.")

    def _show_nothing(self, why: str) -> None:
        self.awaiting.end()
        self.preview.clear()
        self.preview.hide()
        self._allow(None)
        self.message.say(why, Severity.NOTE)

    def _tell_saved(self, path: Path) -> None:
        self._tell_letters()
        self.desk.tell(file_written("Salvato", path))

    def _tell_written(self, printed: Printed) -> None:
        self._tell_letters()
        self.desk.tell(file_written("Salvato", printed.files[0]))
        self._warn(printed.issues)

    def _tell_letters(self) -> None:
        if self._addressees:
            self.desk.hub.letters_written.emit()

    def _tell_apart(self, printed: Printed) -> None:
        self._tell_letters()
        scope = self.options.kind.scope
        counted = plural(printed.documents, f"{scope.one} scritta", f"{scope.many} scritte")
        self.desk.tell(files_written(counted, printed.files[0].parent))

    def _tell_printed(self, pages: int) -> None:
        self._tell_letters()
        self.desk.tell(Notice(f"{plural(pages, 'pagina inviata', 'pagine inviate')} alla stampante."))

    def _file(self) -> Path:
        """Where the last document asked is printed: each in a file of its own, none is written while it is read."""
        return self._folder.path / f"{self._number}.pdf"

    def _allow(self, shown: DocumentRequest | None) -> None:
        self._shown = shown
        for button in (self.print_button, self.save_button):
            button.setEnabled(shown is not None)
        self.word_button.setEnabled(shown is not None and DocumentFormat.WORD in shown.kind.formats)
        self.tables_button.setEnabled(shown is not None and any(one.is_of_data for one in shown.kind.formats))
        self._name_apart()
        self.apart_button.setEnabled(shown is not None and shown.is_long)

    def _name_apart(self) -> None:
        kind = self.options.kind
        self.data.follow(kind)
        self.row.offer(self.word_button, is_offered=DocumentFormat.WORD in kind.formats)
        self.smallest.follow(kind)
        self.row.offer(self.smallest.button, is_offered=kind.has_classes)
        self.row.offer(self.texts_button, is_offered=bool(kind.texts))
        self.texts_button.setEnabled(bool(kind.texts))
        self.row.offer(self.tables_button, is_offered=any(one.is_of_data for one in kind.formats))
        self.row.offer(self.apart_button, is_offered=not kind.is_of_the_year)
        if not kind.is_of_the_year:
            self.apart_button.setText(f"Una {kind.scope.one} per file…")
            self.apart_button.setAccessibleName(self.apart_button.text())
            self.apart_button.setToolTip(f"Scrive un PDF per ognuna, quando si sono scelte tutte le {kind.scope.many}.")

    def _lay_out(self) -> None:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        keep_spacing(column, MEASURES.gap)
        column.addWidget(self.message)
        column.addWidget(self.preview, 1000)
        column.addStretch(1)
        keep_minimum_width(self.options, WIDTHS.least)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        keep_spacing(layout, MEASURES.gap)
        layout.addLayout(self._controls())
        layout.addWidget(SideSplitter(self.options, side, WIDTHS), 1)
        self.options.add_below(self.preview.pages)
        self._order_keys()

    def _controls(self) -> QHBoxLayout:
        """Lay out the one row of controls: whose and how, then the verbs."""
        line = QHBoxLayout()
        keep_spacing(line, MEASURES.gap_groups)
        line.addWidget(self.options.choices, 2)
        line.addStretch(1)
        self.row.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        line.addWidget(self.row)
        line.addWidget(self.print_button)
        return line

    def _order_keys(self) -> None:
        """Let Tab go along the row of controls, then to the list and to the pages."""
        stops = [*self.options.stops, self.row.more, *self.row.buttons, self.print_button]
        stops += [self.options.kinds, self.preview.view]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)
