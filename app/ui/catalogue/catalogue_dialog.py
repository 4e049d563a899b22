"""Strumenti › Catalogo degli obiettivi: entries to look for, to bring into the year, and those of the ente."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.domain.catalogue.entry import Catalogue, CatalogueEntry
from app.domain.catalogue.rows import CATALOGUE_COLUMNS, CatalogueRow, catalogue_row
from app.domain.catalogue.searching import search_catalogue
from app.domain.changes import Topic
from app.domain.errors import UserError
from app.domain.ids import ObjectiveId
from app.domain.issues import Severity
from app.domain.italian import plural
from app.services.catalogue.own import catalogue_of
from app.ui.catalogue.entry_panel import CatalogueEntryPanel
from app.ui.catalogue.entry_verbs import EntryVerbs
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.choice_box import ChoiceBox
from app.ui.kit.desk import Desk
from app.ui.kit.following import Following
from app.ui.kit.labels import Message, hint_label
from app.ui.kit.overrides import override
from app.ui.kit.plain_dialog import RING, PlainDialog
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_height, keep_margins, keep_minimum_height
from app.ui.kit.search_box import SearchBox
from app.ui.kit.tokens import MEASURES
from app.ui.kit.turning_splitter import TurningSplitter
from app.ui.objectives.flow import Flow

TITLE = "Catalogo degli obiettivi"
HINT = (
    "Obiettivi tipici con gli indicatori che li misurano: si portano nell'anno, o si usano per un obiettivo già "
    "scritto. Il valore atteso resta da scrivere."
)
EVERY, OURS = "Tutti i settori", "Solo le voci dell'ente"
SIZE = (1180, 660)
LETTERS = 24
"""Of the name of a settore, in sight in its choice."""
NARROW, TABLE, HALF = 760, 180, 10_000
"""Pixels of the drawing below which the entry goes under the list; the least height of the list; any equal sizes."""


class ChosenObjective(NamedTuple):
    """The objective that was chosen in the page when the catalogue was opened."""

    id: ObjectiveId
    code: str
    title: str
    unit_name: str = ""
    has_indicators: bool = False


class CatalogueDialog(PlainDialog):
    """The entries at the left, the chosen one at the right, its verbs below."""

    def __init__(self, parent: QWidget, desk: Desk, objective: ChosenObjective | None = None) -> None:
        super().__init__(parent, TITLE, *SIZE)
        self.desk, self.objective = desk, objective
        self.catalogue = Catalogue((), ())
        self._wanted = ""
        self.search = SearchBox("Cerca nel catalogo…", "Cerca nel catalogo", self)
        self.sector = ChoiceBox()
        self.sector.setAccessibleName("Settore")
        self.sector.keep_letters(LETTERS)
        self.count = QLabel()
        self.table = RowsTable(CATALOGUE_COLUMNS, name="catalogue.entries", title="Obiettivi del catalogo", empty="")
        self.table.view.let_go("whose", "sector")
        self.panel = CatalogueEntryPanel()
        self.told = Message(self)
        self.verbs = EntryVerbs(self, self)
        self.row = ButtonRow(*self.verbs.buttons)
        self.set_primary(self.verbs.use if objective else self.verbs.add)
        self._lay_out()
        self._connect()

    @override
    def open(self) -> None:
        super().open()
        if self.objective is not None and not self.objective.has_indicators:
            self.search.setText(self.objective.title)
            self.search.setCursorPosition(0)
        self.search.setFocus()
        self.reload()

    @property
    def entry(self) -> CatalogueEntry | None:
        """The entry chosen."""
        row: CatalogueRow | None = self.table.current_row()
        return row.entry if row else None

    def reload(self) -> None:
        self.desk.read(catalogue_of, on_done=self._show_catalogue, latest=(self, "catalogue"))

    def want(self, code: str) -> None:
        """Choose an entry as soon as it is among those shown."""
        self._wanted = code

    def tell(self, sentence: str) -> None:
        self.told.say(sentence, Severity.NOTE)

    def refuse(self, error: UserError) -> None:
        self.told.say(error.sentence)

    def _show_catalogue(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue
        if not self.sector.count():
            for code, name in (("", EVERY), ("own", OURS), *((one.code, one.name) for one in catalogue.sectors)):
                self.sector.addItem(name, code)
        self._search()

    def _search(self) -> None:
        """Show what answers to the words and to the settore."""
        sector = self.sector.currentData() or ""
        unit = self.objective.unit_name if self.objective else ""
        found = search_catalogue(self.catalogue, self.search.text(), "" if sector == "own" else sector, unit)
        if sector == "own":
            found = tuple(entry for entry in found if entry.code in self.catalogue.own)
        chosen = self._wanted or (self.entry.code if self.entry else "")
        self.table.set_empty_text(self._why_empty(sector))
        self.table.set_rows([catalogue_row(entry, self.catalogue) for entry in found])
        self.count.setText(plural(len(found), "voce", "voci"))
        if found and not self.table.select(chosen):
            self.table.select(found[0].code)
        self._wanted = ""
        self._show_entry()

    def _why_empty(self, sector: str) -> str:
        if self.search.text().strip():
            return f"Nessuna voce risponde a «{self.search.text().strip()}».\nProvare con una parola sola o più breve."
        if sector == "own":
            return "L'ente non ha ancora voci sue.\nSi scrivono, o si prendono dagli obiettivi degli anni scorsi."
        return "Il catalogo è vuoto."

    def _show_entry(self) -> None:
        self.panel.show_entry(self.entry, self.catalogue)
        self.verbs.fit()

    def _connect(self) -> None:
        self.search.searched.connect(self._search)
        self.search.left_down.connect(self.table.view.setFocus)
        self.sector.currentIndexChanged.connect(self._search)
        self.table.current_changed.connect(self._show_entry)
        self.table.opened.connect(self.verbs.press_primary)
        self.verbs.give_to(self.table.verbs)
        Following(self, self.desk.hub, {Topic.OBJECTIVES}, self.reload)

    def _lay_out(self) -> None:
        bar = QWidget()
        line = Flow(bar)
        keep_height(self.count, MEASURES.field)
        for widget in (self.search, self.sector, self.count):
            line.addWidget(widget)
        self.table.hide_filter()
        keep_minimum_height(self.table, TABLE)
        splitter = TurningSplitter(NARROW, self.table, self.panel)
        splitter.setSizes([HALF, HALF])
        splitter.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.content.addWidget(hint_label(HINT))
        self.content.addWidget(bar)
        self.content.addWidget(splitter, 1)
        self.content.addWidget(self.told)
        self.add_close()
        holder = QWidget()
        keep_margins(inside := QVBoxLayout(holder), RING, 0, RING, 0)
        inside.addWidget(self.row)
        if isinstance(layout := self.layout(), QVBoxLayout):  # the verbs stay in sight while the content scrolls
            layout.insertWidget(layout.count() - 1, holder)
