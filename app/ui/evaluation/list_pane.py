"""The list of the sheets at its full width, with the session above it and the spread of the totals below."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget

from app.domain.permissions import Action
from app.domain.rounds.next_steps import RoundStep
from app.domain.rounds.rounds import RoundRow
from app.domain.sheets.rows import SHEET_COLUMNS
from app.ui.evaluation.behind_banner import BehindBanner
from app.ui.evaluation.distribution_panel import DistributionPanel
from app.ui.evaluation.session_tools import SessionTools, session_facts
from app.ui.evaluation.year_results import NO_ROUND
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_margins, keep_spacing, scaled, zoom
from app.ui.kit.segment_switch import SegmentSwitch
from app.ui.kit.tight_words import caption
from app.ui.kit.tokens import MEASURES

WIDTH = 420
HEIGHTS = 328, 172
"""How the height is shared between the list and the totals, in pixels of the drawing."""
BESIDE_A_SHEET = ("band", "evaluator", "unit", "role", "valid_from", "valid_to", "matricola")
BESIDE_A_RESULT = ("individual", "is_provisional", "sheets", "days", "matricola", "note")
"""What is left to the side where there is no room: it says the same of the row that is chosen."""
SHEETS, RESULTS, SPREAD = 0, 1, 2
VIEWS = ("Schede", "Risultati dell'anno", "Distribuzione")


class ListPane(QWidget):
    """`view_chosen(int)`: the sheets, the results of the year, or how the totals of the sheets are spread."""

    view_chosen = Signal(int)

    def __init__(
        self,
        results: RowsTable,
        why_not: Callable[[RoundStep], str] = lambda _: "",
        why_no_workbook: Callable[[Action], str] = lambda _: "",
    ) -> None:
        """`why_not` says why the person at the keyboard may not take a step of the session, `why_no_workbook` why not
        export or import the workbooks of the evaluators."""
        super().__init__()
        self.tools = SessionTools(why_not, why_no_workbook)
        self.switch = SegmentSwitch(VIEWS, title="Schede, risultati e distribuzione")
        self.sheets = RowsTable(
            SHEET_COLUMNS,
            name="evaluation.sheets",
            title="Schede della sessione",
            empty=NO_ROUND,
            counted=("scheda", "schede"),
        )
        self.results = results
        self.facts = caption()
        self.behind = BehindBanner()
        self.distribution = DistributionPanel()
        self._tables = QStackedWidget()
        self._parts = QSplitter(Qt.Orientation.Vertical)
        for table in (self.sheets, self.results):
            self._tables.addWidget(table)
        self._is_wide = self._is_low = False
        self._view = SHEETS
        self._lay_out()
        self.switch.chosen.connect(self.view_chosen)
        self.sheets.view.opens_by_figures = True
        self.sheets.view.let_go(*BESIDE_A_SHEET)
        self.results.view.let_go(*BESIDE_A_RESULT)
        zoom().changed.connect(self._fit)
        self._fit()

    def show_session(self, current: RoundRow | None) -> None:
        self.facts.setText(session_facts(current) if current else "")
        self.facts.setVisible(current is not None)

    def show_view(self, view: int) -> None:
        self._view = view
        self.switch.choose(view)
        self._tables.setCurrentIndex(RESULTS if view == RESULTS else SHEETS)
        self._show_totals()

    @property
    def view(self) -> int:
        return self._view

    @property
    def in_front(self) -> RowsTable:
        return self.results if self.view == RESULTS else self.sheets

    def fill_page(self, *, is_filling: bool, is_low: bool) -> None:
        """Take the whole width of a narrow window, instead of the usual one; a low one has no room for the totals."""
        self._is_wide, self._is_low = is_filling, is_low
        self._show_totals()
        self._fit()

    def _show_totals(self) -> None:
        """Show the totals under the list where there is room, and they are not at its side already."""
        self.distribution.setVisible(not self._is_low and self._view != SPREAD)

    def _fit(self) -> None:
        self._parts.setSizes([scaled(height) for height in HEIGHTS])
        self.setMinimumWidth(0 if self._is_wide else scaled(WIDTH))
        self.setMaximumWidth(_ANY if self._is_wide else scaled(WIDTH))

    def _lay_out(self) -> None:
        self._parts.addWidget(self._tables)
        self._parts.addWidget(self.distribution)
        self._parts.setStretchFactor(0, 1)
        self._parts.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        keep_margins(column, MEASURES.margin, MEASURES.gap, MEASURES.margin, MEASURES.gap)
        keep_spacing(column, MEASURES.gap)
        column.addWidget(self.tools)
        column.addWidget(self.facts)
        column.addWidget(self.behind)
        column.addWidget(self.switch)
        column.addWidget(self._parts, 1)


_ANY = 16777215
"""What Qt takes as no limit (QWIDGETSIZE_MAX, not in PySide6)."""
