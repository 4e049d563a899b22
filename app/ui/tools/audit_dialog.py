"""The audit: who did what and when, what changed, and whether nobody has touched it."""

from PySide6.QtWidgets import QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from app.domain.audit.rows import ENTRY_COLUMNS, AuditVerdict, EntriesPage, EntryDetail, EntryRow
from app.domain.ids import EntryId
from app.domain.issues import Severity
from app.domain.italian import plural
from app.services.audit.entries import PAGE, entry_detail, find_entries, verify_audit
from app.ui.kit.buttons import make_button
from app.ui.kit.context_menu import Order
from app.ui.kit.desk import Desk
from app.ui.kit.labels import Message, hint_label
from app.ui.kit.overrides import override
from app.ui.kit.plain_dialog import PlainDialog
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_minimum_height, keep_minimum_width
from app.ui.kit.search_box import SearchBox
from app.ui.kit.turning_splitter import TurningSplitter
from app.ui.tools.entry_panel import EntryPanel

Role = QDialogButtonBox.ButtonRole
SIZE = (1120, 640)
NARROW, PANEL, TABLE = 720, 240, 200
"""Pixels of the drawing: below the first the entry goes under the list, and is never narrower than the second."""
HALF = 10_000
"""Any equal sizes share a splitter in two."""
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
        self.search = SearchBox("Cerca nel registro…", "Cerca nel registro", self)
        self.table = RowsTable(ENTRY_COLUMNS, name="tools.audit", title="Registrazioni", empty="Nessuna registrazione.")
        self.count = QLabel()
        self.more = make_button("Mostra altre", "caret-double-down", self.show_more)
        self.panel = EntryPanel()
        self.verdict = Message()
        self.verify_button = make_button("Verifica il registro", "shield-check", self.verify)
        self._lay_out()
        self._connect()

    @override
    def open(self) -> None:
        super().open()
        self.search.setFocus()
        self.reload()

    def reload(self) -> None:
        """Read the entries that answer to what is typed."""
        text = self.search.text()
        self._desk.read(find_entries, text, self._limit, on_done=self._show_entries, latest=(self, "entries"))

    def show_more(self) -> None:
        self._limit += PAGE
        self.reload()

    def verify(self) -> None:
        """Walk the whole chain in the worker and say how it is."""
        self.verdict.clear()
        runner = self._desk.runner
        title = "Verifica del registro"
        runner.run_long(verify_audit, self._desk.workspace, title=title, on_done=self._show_verdict)

    def select(self, number: EntryId) -> bool:
        return self.table.select(number)

    def _connect(self) -> None:
        self.search.searched.connect(self._search)
        self.search.left_down.connect(self.table.view.setFocus)
        self.table.current_changed.connect(self._ask_detail)
        for button in (self.panel.copy_button, self.more):
            self.table.verbs.add(button, Order.SPECIAL)

    def _search(self) -> None:
        self._limit = PAGE
        self.reload()

    def _show_entries(self, page: EntriesPage) -> None:
        self.table.set_empty_text(self._why_empty())
        self.table.set_rows(page.rows)
        self.more.setVisible(not page.is_all)
        self.count.setText(count_words(page, is_filtered=bool(self.search.text().strip())))
        if page.rows and self.table.current_row() is None:
            self.table.select(page.rows[0].id)

    def _why_empty(self) -> str:
        words = self.search.text().strip()
        if words:
            return f"Nessuna registrazione contiene «{words}».\nCancellare la ricerca per rivederle tutte."
        return "Nessuna registrazione."

    def _ask_detail(self, row: EntryRow | None) -> None:
        if row is None:
            self.panel.clear()
        else:
            self._desk.read(entry_detail, row.id, on_done=self._show_detail, latest=(self, "detail"))

    def _show_detail(self, detail: EntryDetail) -> None:
        current = self.table.current_row()
        if current is not None and current.id == detail.row.id:
            self.panel.show_detail(detail)

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
        self.content.addWidget(splitter, 1)
        self.content.addWidget(self.verdict)
        self.put_button(self.verify_button, Role.ActionRole)
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
