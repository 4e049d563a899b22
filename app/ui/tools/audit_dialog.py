"""The audit: who did what and when, what changed, and whether nobody has touched it."""

from pathlib import Path

from PySide6.QtWidgets import QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from app.domain.audit.anchors import PrintedMatch
from app.domain.audit.filters import EVERYTHING, EntryFilter
from app.domain.audit.rows import ENTRY_COLUMNS, AuditVerdict, EntriesPage, EntryDetail, EntryRow
from app.domain.columns import Column
from app.domain.errors import UserError
from app.domain.ids import EntryId
from app.domain.issues import Severity
from app.domain.italian import plural
from app.domain.workbooks.audit import AUDIT
from app.services.audit.anchoring import against_printed
from app.services.audit.entries import PAGE, audit_choices, entry_detail, find_entries, verify_audit
from app.services.audit.exports import export_entries
from app.ui.kit.awaiting import Awaiting
from app.ui.kit.buttons import make_button
from app.ui.kit.context_menu import Order
from app.ui.kit.desk import Desk
from app.ui.kit.fields import LineField
from app.ui.kit.fields_layout import FieldsLayout
from app.ui.kit.files import WORKBOOKS, choose_file_to_save
from app.ui.kit.labels import Message, hint_label
from app.ui.kit.overrides import override
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_minimum_height, keep_minimum_width
from app.ui.kit.search_box import SearchBox
from app.ui.kit.turning_splitter import TurningSplitter
from app.ui.tools.audit_filter import WIDEST, AuditFilter
from app.ui.tools.entry_panel import EntryPanel

Role = QDialogButtonBox.ButtonRole
SIZE = (1120, 640)
NARROW, PANEL, TABLE = 720, 240, 200
"""Pixels of the drawing: below the first the entry goes under the list, and is never narrower than the second."""
HALF = 10_000
"""Any equal sizes share a splitter in two."""
PRINTED = Column("printed", "Impronta stampata su una scheda", width=40)
HINT = (
    "Ogni operazione resta scritta qui, con la sua impronta legata a quella della registrazione precedente:"
    " una registrazione modificata o tolta si scopre con la verifica."
)


class AuditDialog(PlainDialog):
    """The entries, newest first, a page at a time; at the side what the chosen one changed."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        super().__init__(parent, "Registro delle attività", *SIZE)
        self._desk = desk
        self._limit = PAGE
        self._wanted = EVERYTHING
        self.search = SearchBox("Cerca nel registro…", "Cerca nel registro", self)
        self.filter = AuditFilter()
        self.table = RowsTable(ENTRY_COLUMNS, name="tools.audit", title="Registrazioni", empty="Nessuna registrazione.")
        self.count = QLabel()
        self.more = make_button("Mostra altre", "caret-double-down", self.show_more)
        self.panel = EntryPanel()
        self.awaiting = Awaiting(self.panel)
        self.verdict = Message()
        self.printed = LineField(PRINTED)
        self.printed.line.setPlaceholderText("n. 135, impronta 3f9a21bc77de")
        self.verify_button = make_button("Verifica il registro", "shield-check", self.verify)
        self.compare_button = make_button("Confronta", "equals", self.compare)
        self.export_button = make_button("Esporta…", "arrow-square-out", self.ask_where)
        self._lay_out()
        self._connect()

    @override
    def open(self) -> None:
        super().open()
        self.search.setFocus()
        self._desk.read(audit_choices, on_done=self.filter.offer, latest=(self, "choices"))
        self.reload()

    def reload(self) -> None:
        """Read the entries that answer to what is typed."""
        if (wanted := self.filter.wanted(self.search.text())) is not None:
            self._wanted = wanted
            self._desk.read(find_entries, wanted, self._limit, on_done=self._show_entries, latest=(self, "entries"))

    def show_more(self) -> None:
        self._limit += PAGE
        self.reload()

    def verify(self) -> None:
        """Walk the whole chain in the worker and say how it is."""
        self.verdict.clear()
        runner = self._desk.runner
        title = "Verifica del registro"
        runner.run_long(verify_audit, self._desk.workspace, title=title, on_done=self._show_verdict)

    def compare(self) -> None:
        """Look in the audit for the hash copied from a paper."""
        words = self.printed.line.text().strip()
        self._desk.runner.run(
            against_printed, self._desk.workspace, words, on_done=self._show_match, on_error=self._refuse_printed
        )

    def ask_where(self) -> None:
        choose_file_to_save(self, "Esporta il registro", WORKBOOKS, AUDIT.file_name(self._desk.year), self.write_to)

    def write_to(self, path: Path) -> None:
        """Write the entries found to a workbook; the audit tells that too."""
        work = self._desk.workspace, self._wanted, path
        self._desk.runner.run(export_entries, *work, on_done=self._tell_written)

    def select(self, number: EntryId) -> bool:
        return self.table.select(number)

    def _connect(self) -> None:
        self.search.searched.connect(self._search)
        self.search.left_down.connect(self.table.view.setFocus)
        self.table.current_changed.connect(self._ask_detail)
        for button in (self.panel.copy_button, self.more):
            self.table.verbs.add(button, Order.SPECIAL)

        self.filter.changed.connect(self._search)

    def _search(self) -> None:
        self._limit = PAGE
        self.reload()

    def _show_entries(self, page: EntriesPage) -> None:
        self.table.set_empty_text(self._why_empty())
        self.table.set_rows(page.rows)
        self.more.setVisible(not page.is_all)
        self.count.setText(count_words(page, is_filtered=not self._wanted.is_empty))
        if page.rows and self.table.current_row() is None:
            self.table.select(page.rows[0].id)

    def _why_empty(self) -> str:
        if self._wanted.text and self._wanted == EntryFilter(self._wanted.text):
            return f"Nessuna registrazione contiene «{self._wanted.text}».\nCancellare la ricerca per rivederle tutte."
        if not self._wanted.is_empty:
            return "Nessuna registrazione risponde al filtro.\nAllargarlo per rivederne di più."
        return "Nessuna registrazione."

    def _ask_detail(self, row: EntryRow | None) -> None:
        if row is None:
            self.awaiting.end()
            self.panel.clear()
        else:
            self.awaiting.begin()
            work = self._desk.workspace, row.id
            ends = self.awaiting.end
            self._desk.runner.run(entry_detail, *work, on_done=self._show_detail, on_end=ends, latest=(self, "detail"))

    def _show_detail(self, detail: EntryDetail) -> None:
        current = self.table.current_row()
        if current is not None and current.id == detail.row.id:
            self.awaiting.end()
            self.panel.show_detail(detail)

    def _show_match(self, match: PrintedMatch) -> None:
        self.printed.say("")
        self.verdict.say(match.sentence, Severity.NOTE if match.entry else Severity.ERROR)
        if match.entry:
            self.select(EntryId(match.entry))

    def _refuse_printed(self, error: UserError) -> None:
        self.printed.say(error.sentence)

    def _tell_written(self, path: Path) -> None:
        self.verdict.say(f"Scritto il file {path}.", Severity.NOTE)
        self.reload()

    def _show_verdict(self, verdict: AuditVerdict) -> None:
        self.verdict.say(verdict.sentence, Severity.ERROR if verdict.broken else Severity.NOTE)
        if verdict.broken:
            self.select(EntryId(verdict.broken.entry))

    def _lay_out(self) -> None:
        self.table.hide_filter()
        for place, widget in enumerate((self.search, self.count)):
            self.table.bar.insertWidget(place, widget)
        self.table.bar.addWidget(self.more)
        self.more.hide()
        keep_minimum_height(self.table, TABLE)
        splitter = TurningSplitter(NARROW, self.table, _room(self.panel))
        splitter.setSizes([HALF, HALF])
        self.content.addWidget(hint_label(HINT))
        self.content.addWidget(self.filter)
        self.content.addWidget(splitter, 1)
        self.content.addWidget(self.verdict)
        self.printed.put_beside(self.compare_button)
        said = FieldsLayout(WIDEST)
        said.add_line(self.printed)
        self.content.addLayout(said)
        self.put_button(self.verify_button, Role.ActionRole)
        self.put_button(self.export_button, Role.ActionRole)
        self.add_close()


def count_words(page: EntriesPage, *, is_filtered: bool) -> str:
    """Say how many entries are shown, of how many."""
    shown = len(page.rows)
    total = plural(page.total, "registrazione", "registrazioni")
    if shown == page.total:
        return total
    return f"{shown} trovate di {total}" if is_filtered and page.is_all else f"{shown} di {total}"


def _room(panel: QWidget) -> QWidget:
    """Give the panel a place that stays when there is nothing to show."""
    room = QWidget()
    layout = QVBoxLayout(room)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(panel)
    keep_minimum_width(room, PANEL)
    return room
