"""The results of the year by person: the list, and what it has to say when it is empty."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.columns import column_of
from app.domain.errors import UserError
from app.domain.rounds.rounds import RoundRow
from app.domain.sheets.rows import YEAR_RESULT_COLUMNS, YearResultRow
from app.domain.sheets.year import YearDetail
from app.domain.workflow import RoundKind
from app.services.rounds.rounds import list_rounds
from app.services.sheets.year import year_detail, year_results
from app.ui.evaluation.year_panel import YearPanel
from app.ui.kit.desk import Desk
from app.ui.kit.rows_table import RowsTable

if TYPE_CHECKING:
    from app.services.workspace import Workspace

COLUMNS = tuple(
    column_of(YEAR_RESULT_COLUMNS, key)
    for key in ("person", "total", "individual", "is_provisional", "sheets", "days", "matricola", "note")
)
NO_ROUND = "Nessuna sessione aperta per quest'anno.\nUsare «Apri sessione…» per cominciare."
ONLY_INTERIM = (
    "Quest'anno c'è solo la verifica intermedia.\n"
    "Il risultato dell'anno si forma con la valutazione finale, che si apre da «Altre azioni»."
)
NO_SHEETS = "La valutazione finale non ha ancora schede.\nUsare «Prepara sessione…» per crearle."
NOTHING_SEEN = "Nessuna scheda entra nel risultato dell'anno.\nLe schede non valutabili o non visibili non si contano."
NOTHING_SCORED = (
    "Nessun punteggio ancora dato.\nIl risultato di una persona compare quando si comincia a compilare le sue schede."
)


@dataclass(frozen=True, slots=True)
class Year:
    """The final round of the year, if it was opened, and the people in it; `rounds` counts the interim one too."""

    final: RoundRow | None
    rounds: int
    rows: Sequence[YearResultRow]

    @property
    def is_begun(self) -> bool:
        return any(row.begun for row in self.rows)

    @property
    def why_empty(self) -> str:
        if self.final is None:
            return ONLY_INTERIM if self.rounds else NO_ROUND
        if not self.final.total:
            return NO_SHEETS
        return NOTHING_SCORED if self.rows else NOTHING_SEEN


def read_year(workspace: "Workspace", year: int) -> Year:
    rounds = list_rounds(workspace, year)
    final = next((one for one in rounds if one.kind is RoundKind.FINAL), None)
    return Year(final, len(rounds), year_results(workspace, year) if final else ())


class YearResults(QObject):
    """The list of the people and the panel at its side, read when they are in front.

    `sheet_asked(SheetId)` when the user wants to see a sheet.
    """

    sheet_asked = Signal(object)

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self.desk = desk
        self.panel = YearPanel()
        self.table = RowsTable(
            COLUMNS,
            name="evaluation.year",
            title="Risultati dell'anno",
            empty=NO_ROUND,
            counted=("persona", "persone"),
        )
        self._is_stale = True
        self.table.current_changed.connect(self._change_person)
        self.table.opened.connect(self._open_person)
        self.panel.left.connect(self.table.view.setFocus)
        self.panel.sheet_asked.connect(self.sheet_asked)

    def make_stale(self) -> None:
        self._is_stale = True
        self.freshen()

    def freshen(self) -> None:
        """Read the results again, if something changed and they are in front."""
        if self._is_stale and self.table.isVisible():
            self._is_stale = False
            self.desk.read(read_year, self.desk.year, on_done=self._show, latest=(self, "year"))

    def move(self, step: int) -> None:
        """Go to the previous or the next person of the list as it is shown."""
        rows, row = self.table.rows(), self.table.current_row()
        place = rows.index(row) + step if row in rows else 0
        if 0 <= place < len(rows):
            self.table.select(rows[place].id)

    def _show(self, year: Year) -> None:
        self.table.set_empty_text(year.why_empty)
        self.table.set_rows(year.rows if year.is_begun else ())
        row = self.table.current_row()
        if row is not None:
            self._read_person(row)
        elif self.table.rows():
            self.table.select(self.table.rows()[0].id)
        else:
            self.panel.show_detail(None)

    def _change_person(self, row: YearResultRow | None) -> None:
        if row is None:
            self.panel.show_detail(None)
        elif self.panel.detail is None or self.panel.detail.row.id != row.id:
            self._read_person(row)

    def _read_person(self, row: YearResultRow) -> None:
        if self.panel.detail is None or self.panel.detail.row.id != row.id:
            self.panel.awaiting.begin()
        self.desk.runner.run(
            year_detail, self.desk.workspace, self.desk.year, row.id,
            on_done=self._show_person, on_error=self._lose, latest=(self, "person"),
        )  # fmt: skip

    def _lose(self, error: UserError) -> None:
        self.panel.show_detail(None)
        self.desk.runner.show_trouble(error)

    def _show_person(self, detail: YearDetail | None) -> None:
        row = self.table.current_row()
        if detail is None or (row is not None and row.id == detail.row.id):
            self.panel.show_detail(detail)

    def _open_person(self, _row: YearResultRow) -> None:
        self.panel.start()
