"""The page Valutazioni: the session on top, the list of its sheets, the sheet at the side."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabWidget, QVBoxLayout

from app.domain.changes import Topic
from app.domain.ids import RoundId, SheetId
from app.domain.issues import Link
from app.domain.rounds.rounds import RoundRow
from app.domain.sheets.distribution import distribution
from app.domain.sheets.rows import SHEET_COLUMNS, SheetRow
from app.services.sheets.opened import OpenedRound, OpenedSheet, read_round, read_sheet
from app.ui.evaluation.distribution_panel import DistributionPanel
from app.ui.evaluation.session_actions import SessionActions
from app.ui.evaluation.session_bar import SessionBar
from app.ui.evaluation.sheet_actions import SheetActions
from app.ui.evaluation.sheet_panel import SheetPanel
from app.ui.evaluation.year_results import NO_ROUND, YearResults
from app.ui.kit.desk import Desk
from app.ui.kit.overrides import override
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.tab import Tab

HELP = (
    "<p>Qui si svolge la <b>sessione di valutazione</b> dell'anno.</p><ul>"
    "<li><b>Apri sessione</b> sceglie la metodologia; <b>Prepara sessione</b> propone una scheda per ogni periodo in"
    " cui restano uguali unità, area contrattuale e valutatore, e mostra prima che cosa cambierebbe.</li>"
    "<li>Si sceglie una scheda dall'elenco e si compila da tastiera: le <b>cifre</b> scelgono il gradino,"
    " <b>Invio</b> passa alla voce seguente, <b>F2</b> apre la nota, <b>Ctrl+↑</b> e <b>Ctrl+↓</b> cambiano"
    " scheda, <b>Esc</b> torna all'elenco, <b>Ctrl+P</b> stampa la scheda. Ogni punteggio"
    " è salvato subito e si può annullare.</li>"
    "<li><b>Composizione</b> dice che cosa è sulla scheda: una sezione o un fattore che per la persona <b>non si"
    " applica</b> (con il motivo), i fattori <b>a scelta</b>, i pesi che la metodologia lascia scegliere, le"
    " <b>correzioni</b> firmate.</li>"
    "<li><b>Perché questo punteggio</b> mostra il calcolo passo per passo.</li>"
    "<li><b>Completa</b> si può usare quando non manca nulla; ciò che manca è elencato nella pagina Manca.</li>"
    "<li>Sotto la scheda ci sono i <b>passi seguenti</b>: consegna, firma, chiusura. Una scheda chiusa è definitiva:"
    " non si modifica più. <b>Altre azioni</b>, in alto, fa gli stessi passi per tutte le schede insieme e permette"
    " di escludere giorni e di chiudere la sessione.</li>"
    "<li><b>Risultati dell'anno</b> (Ctrl+Tab dall'elenco delle schede) mostra per ogni persona la media delle sue"
    " schede, pesata con i giorni, e a parte la <b>performance individuale</b>, con la spiegazione; Invio su una scheda"
    " la apre. Si esportano con File › Esporta › Risultati.</li></ul>"
)
EMPTY = "Nessuna scheda.\nUsare «Prepara sessione…» per crearle dalla struttura dell'anno."


class EvaluationTab(Tab):
    """Rounds, sheets, scores."""

    topics = frozenset({Topic.ROUNDS, Topic.SHEETS, Topic.STRUCTURE, Topic.OBJECTIVES, Topic.METHODS})
    help_text = HELP

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.bar = SessionBar()
        self.table = RowsTable(
            SHEET_COLUMNS,
            name="evaluation.sheets",
            title="Schede della sessione",
            empty=NO_ROUND,
            counted=("scheda", "schede"),
        )
        self.distribution = DistributionPanel()
        self.sheet = SheetPanel()
        self.year = YearResults(desk, self)
        self.lists = QTabWidget()
        self.sides = QStackedWidget()
        self.current: RoundRow | None = None
        self._sheets: Sequence[SheetRow] = ()
        self._wanted_round: RoundId | None = None
        self._wanted_sheet: SheetId | None = None
        self._starts_filling = False
        self.session_actions = SessionActions(self, desk, self.table, lambda: self.current)
        self.sheet_actions = SheetActions(self, desk, self.sheet)
        self._lay_out()
        self._connect()

    @override
    def reload(self) -> None:
        """After a score of this page read that sheet again; after anything else the whole session."""
        self.year.make_stale()
        if self.sheet_actions.is_own_score and self.sheet.detail is not None:
            self._read_sheet(self.sheet.detail.id)
        else:
            wanted = self._wanted_round, self._wanted_sheet
            self.desk.read(read_round, self.desk.year, *wanted, on_done=self._show, latest=(self, "session"))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """Give the keyboard to the list, so that Enter goes into the sheet at once."""
        super().showEvent(event)
        self._list_in_front().view.setFocus()

    @override
    def focus_search(self) -> bool:
        self._list_in_front().filter.setFocus()
        return True

    @override
    def show_place(self, link: Link) -> None:
        if link.kind == "sheet":
            self._go_to_sheet(SheetId(link.id))
        elif link.kind == "round":
            self._wanted_round = RoundId(link.id)
            self.make_stale()

    def _show(self, session: OpenedRound) -> None:
        self.current = session.current
        self._wanted_round = session.current.id if session.current else None
        self.bar.show_rounds(session.rounds, session.current)
        self.table.set_empty_text(EMPTY if session.current else NO_ROUND)
        self._show_rows(session.sheets)
        self._select_wanted()
        row = self.table.current_row()
        if row is None and self.table.rows():
            self.table.select(self.table.rows()[0].id)
        elif row is not None:
            self._read_sheet(row.id)
        else:
            self.sheet.clear()

    def _show_rows(self, rows: Sequence[SheetRow]) -> None:
        self._sheets = rows
        self.table.set_rows(rows)
        self.distribution.show_rows(distribution(rows))

    def _select_wanted(self) -> bool:
        """Select the sheet asked for; tell whether it is in the list."""
        is_there = self._wanted_sheet is not None and self.table.select(self._wanted_sheet)
        if is_there:
            self._wanted_sheet = None
        return is_there

    def _read_sheet(self, sheet_id: SheetId) -> None:
        self.desk.read(read_sheet, sheet_id, self.desk.year, on_done=self._show_sheet, latest=(self, "sheet"))

    def _show_sheet(self, one: OpenedSheet) -> None:
        row = self.table.current_row()
        if row is None or row.id != one.detail.id or self.sheet_actions.is_saving:
            return
        self.sheet.show_detail(one.detail)
        self._refresh_row(one.row)
        self._refresh_bar(one.rounds)
        if self._starts_filling:
            self._starts_filling = False
            self.sheet.start()

    def _refresh_row(self, fresh: SheetRow) -> None:
        """Put the fresh row in the list without reading the others again."""
        self._show_rows([fresh if row.id == fresh.id else row for row in self._sheets])

    def _refresh_bar(self, rounds: Sequence[RoundRow]) -> None:
        """Count again how far the session has gone."""
        current = next((one for one in rounds if self.current and one.id == self.current.id), None)
        if current is not None:
            self.current = current
            self.bar.show_rounds(rounds, current)

    def _change_sheet(self, row: SheetRow | None) -> None:
        if row is None:
            self.sheet.clear()
        elif self.sheet.detail is None or self.sheet.detail.id != row.id:
            self._read_sheet(row.id)

    def _move(self, step: int) -> None:
        """Go to the previous or the next row of the list in front as it is shown, and go on filling."""
        if self._list_in_front() is self.year.table:
            self.year.move(step)
        else:
            self._move_to_sheet(step)

    def _move_to_sheet(self, step: int) -> None:
        rows, row = self.table.rows(), self.table.current_row()
        ids = [one.id for one in rows]
        place = ids.index(row.id) + step if row is not None and row.id in ids else 0
        if 0 <= place < len(ids):
            self._starts_filling = True
            self.table.select(ids[place])

    def _go_back(self) -> None:
        self._move(-1)

    def _go_forward(self) -> None:
        self._move(1)

    def _open_sheet(self, _row: SheetRow) -> None:
        self.sheet.start()

    def _preview(self) -> None:
        if self._list_in_front() is self.table:
            self.sheet_actions.preview()

    def _list_in_front(self) -> RowsTable:
        return self.year.table if self.lists.currentWidget() is self.year.table else self.table

    def _change_list(self, place: int) -> None:
        """Show the other list with its side; whoever was in the old list goes on in the new one, not in its filter."""
        self.sides.setCurrentIndex(place)
        if self._list_in_front().filter.hasFocus():
            self._list_in_front().view.setFocus()
        self.year.freshen()

    def _go_to_sheet(self, sheet_id: SheetId) -> None:
        """Show a sheet, which may be of a session that is not in front."""
        self._wanted_sheet = sheet_id
        self.table.filter.clear()
        self.lists.setCurrentWidget(self.table)
        self.table.view.setFocus()
        if not self._select_wanted():
            self.make_stale()

    def _choose_round(self, row: RoundRow) -> None:
        self._wanted_round = row.id
        self.make_stale()

    def _lay_out(self) -> None:
        for table, title in ((self.table, "Schede"), (self.year.table, "Risultati dell'anno")):
            table.setContentsMargins(0, self.fontMetrics().height() // 3, 0, 0)
            self.lists.addTab(table, title)
        self.lists.setAccessibleName("Schede e risultati")
        self.lists.setDocumentMode(True)
        self.sides.addWidget(self.sheet)
        self.sides.addWidget(self.year.panel)
        left = QSplitter(Qt.Orientation.Vertical)
        left.addWidget(self.lists)
        left.addWidget(self.distribution)
        left.setStretchFactor(0, 1)
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.addWidget(left)
        sides.addWidget(self.sides)
        sides.setSizes([450, 550])
        sides.setChildrenCollapsible(False)
        left.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.addWidget(self.bar)
        layout.addWidget(sides, 1)

    def _connect(self) -> None:
        self.table.current_changed.connect(self._change_sheet)
        self.table.opened.connect(self._open_sheet)
        self.lists.currentChanged.connect(self._change_list)
        self.year.sheet_asked.connect(self._go_to_sheet)
        self.sheet.moved.connect(self._move)
        self.sheet.left.connect(self.table.view.setFocus)
        for keys, go in (
            ("Ctrl+Up", self._go_back),
            ("Ctrl+Down", self._go_forward),
            ("Ctrl+P", self._preview),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(go)
        self.bar.round_chosen.connect(self._choose_round)
        self.bar.asked.connect(self.session_actions.do)
        self.sheet.asked.connect(self.sheet_actions.do)
        self.sheet.scores.scored.connect(self.sheet_actions.save_score)
        self.sheet.scores.noted.connect(self.sheet_actions.save_note)
        self.sheet.scores.ended.connect(self.sheet.offer_completion)
        self.sheet.texts.written.connect(self.sheet_actions.save_text)
        self.sheet.missing.asked.connect(self.sheet_actions.go_to_missing)
        self.sheet.composition.asked.connect(self.sheet_actions.composition.do)
