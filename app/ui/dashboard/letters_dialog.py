"""The reminder letters to several people at once: who has something to do, and the letters to those chosen."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.domain.documents.catalogue import REMINDERS, DocumentFormat, DocumentRequest
from app.domain.documents.common import Printed
from app.domain.duties.letters import LETTER_COLUMNS, LetterRow
from app.domain.italian import plural
from app.services.audit.output import print_and_tell, print_apart_and_tell
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import make_button
from app.ui.kit.context_menu import NO_ROW, Order
from app.ui.kit.desk import Desk
from app.ui.kit.files import PDFS, WORD_FILES, choose_file_to_save, choose_folder
from app.ui.kit.labels import hint_label
from app.ui.kit.notice import Notice
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_minimum_height
from app.ui.kit.written import file_written, files_written

SIZE, TABLE = (1040, 520), 160
HINT = (
    "Ogni lettera dice alla persona che cosa è in ritardo, che cosa manca ed entro quando. Sono già scelte quelle a chi"
    " è in ritardo; con Ctrl o Maiusc se ne scelgono altre. Chi ha ricevuto una lettera resta nel registro."
)
EMPTY = "Nessun altro ha qualcosa da completare.\nLe lettere si scrivono a chi compare in Che cosa manca."


class LettersDialog(PlainDialog):
    """Those who must act, of whom some are chosen, and the letters to these: one file, one for each, in Word."""

    def __init__(self, parent: QWidget, desk: Desk, rows: Sequence[LetterRow]) -> None:
        super().__init__(parent, f"Lettere di promemoria {desk.year}", *SIZE)
        self.desk = desk
        self.table = RowsTable(
            LETTER_COLUMNS, name="dashboard.letters", title="A chi si scrive", empty=EMPTY,
            counted=("persona", "persone"),
        )  # fmt: skip
        self.words = hint_label("")
        self.save_button = self.set_primary(make_button("Salva le lettere in PDF…", "floppy-disk", self.ask_file))
        self.word_button = make_button("Salva in Word…", "article", self.ask_word_file)
        self.apart_button = make_button("Una lettera per file…", "files", self.ask_folder)
        self._lay_out()
        self.table.set_rows(rows)
        self.table.select_many([row.id for row in [row for row in rows if row.late] or rows])
        self.table.view.setFocus()
        self.table.view.selectionModel().selectionChanged.connect(self._allow_chosen)
        self._allow()

    @property
    def chosen(self) -> list[LetterRow]:
        found: list[LetterRow] = self.table.selected_rows()
        return found

    def ask_file(self) -> None:
        self._ask(DocumentFormat.PDF, PDFS)

    def ask_word_file(self) -> None:
        self._ask(DocumentFormat.WORD, WORD_FILES)

    def ask_folder(self) -> None:
        if self.chosen:
            choose_folder(self, "Cartella per le lettere", self.write_apart)

    def write(self, wanted: DocumentFormat, path: Path) -> None:
        """Write the letters to those chosen one after the other in one file."""
        request = self._request(wanted)
        documents = self.desk.registries.documents()
        self.desk.runner.run_long(
            partial(print_and_tell, documents=documents), self.desk.workspace, request, path,
            title=REMINDERS.italian, on_done=self._tell_written,
        )  # fmt: skip

    def write_apart(self, folder: Path) -> None:
        """Write each letter to a file of its own."""
        documents = self.desk.registries.documents()
        self.desk.runner.run_long(
            partial(print_apart_and_tell, documents=documents), self.desk.workspace,
            self._request(DocumentFormat.PDF), folder, title=REMINDERS.italian, on_done=self._tell_apart,
        )  # fmt: skip

    def _ask(self, wanted: DocumentFormat, kind: str) -> None:
        if self.chosen:
            request = self._request(wanted)
            choose_file_to_save(self, "Salva le lettere", kind, request.file_name, partial(self.write, wanted))

    def _request(self, wanted: DocumentFormat) -> DocumentRequest:
        among = tuple(row.id for row in self.chosen)
        return DocumentRequest(REMINDERS, self.desk.year, format=wanted, among=among)

    def _tell_written(self, printed: Printed) -> None:
        words = plural(printed.documents, "lettera scritta", "lettere scritte")
        self._end(file_written(words, printed.files[0]))

    def _tell_apart(self, printed: Printed) -> None:
        words = plural(printed.documents, "lettera scritta", "lettere scritte")
        self._end(files_written(words, printed.files[0].parent))

    def _end(self, notice: Notice) -> None:
        self.desk.tell(notice)
        self.desk.hub.letters_written.emit()
        self.accept()

    def _allow_chosen(self, _chosen: object, _left: object) -> None:
        self._allow()

    def _allow(self) -> None:
        chosen = self.chosen
        self.words.setText(f"Si scrive a {plural(len(chosen), 'persona', 'persone')}." if chosen else "")
        for button in (self.save_button, self.word_button, self.apart_button):
            button.setEnabled(bool(chosen))
            button.setToolTip("" if chosen else NO_ROW)

    def _lay_out(self) -> None:
        keep_minimum_height(self.table, TABLE)
        self.table.verbs.add(self.save_button, Order.SPECIAL, many="Salva {} lettere in PDF…")
        self.table.verbs.add(self.word_button, Order.SPECIAL, many="Salva {} lettere in Word…")
        self.table.verbs.add(self.apart_button, Order.SPECIAL, many="Salva {} lettere, una per file…")
        self.content.addWidget(hint_label(HINT))
        self.content.addWidget(ButtonRow(self.save_button, self.word_button, self.apart_button))
        self.content.addWidget(self.table, 1)
        self.content.addWidget(self.words)
        self.add_close()
