"""What comes of the imaginary sheet: its total, its band, its sections and the reason for each number."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from app.domain.italian import format_decimal, format_percent
from app.domain.scoring.results import SheetResult
from app.domain.trial.outcome import SECTION_COLUMNS, TrialSection
from app.ui.kit.explanation import explanation_nodes
from app.ui.kit.labels import hint_label, title_label
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scroll import in_scroll_area
from app.ui.kit.tree import Tree


class OutcomeSide(QWidget):
    """Shows a result. `edited(CellEdit)`, `pasted(list)`: another weight of a section, or whether it applies.

    The line that is chosen on the sheet has its page here, beside those of the sections and of the reasons.
    """

    edited = Signal(object)
    pasted = Signal(list)

    def __init__(self, line: QWidget) -> None:
        super().__init__()
        self.line = in_scroll_area(line)
        self.tabs = QTabWidget()
        self.total = title_label("")
        self.outcome = hint_label("")
        self.sections = RowsTable(
            SECTION_COLUMNS, name="methods.trial.sections", title="Sezioni della scheda", empty="Nessuna sezione."
        )
        self.sections.hide_filter()
        self.sections.view.setSortingEnabled(False)
        self.sections.allow_editing()
        self.tree = Tree(
            ("Voce e calcolo", "Risultato"), title="Perché questo punteggio", empty="Dare un punteggio.", open_levels=1
        )
        self.tree.filter.hide()
        self.sections.edited.connect(self.edited)
        self.sections.pasted.connect(self.pasted)
        self._lay_out()

    def show_line(self) -> None:
        """Bring the page of the chosen line to the front."""
        self.tabs.setCurrentWidget(self.line)

    def _lay_out(self) -> None:
        self.tabs.addTab(self.line, "Voce scelta")
        self.tabs.addTab(self.sections, "Sezioni")
        self.tabs.addTab(self.tree, "Perché")
        self.tabs.setCurrentWidget(self.tree)
        self.tabs.tabBar().setAccessibleName("Voce scelta, sezioni e spiegazione")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.total)
        layout.addWidget(self.outcome)
        layout.addWidget(self.tabs, 1)

    def show_result(self, result: SheetResult | None, sections: list[TrialSection]) -> None:
        """Show what was found; None: the sheet cannot be computed."""
        self.sections.set_rows(sections if result else [])
        self.tree.set_nodes(explanation_nodes(result.tree) if result else [])
        self.total.setText(total_words(result) if result else "")
        self.outcome.setText(outcome_words(result) if result else "")


def total_words(result: SheetResult) -> str:
    """Say the total: `Totale 85,53`, provisional while something is missing."""
    provisional = " (provvisorio)" if result.is_provisional and result.total is not None else ""
    return f"Totale {format_decimal(result.total, result.digits)}{provisional}"


def outcome_words(result: SheetResult) -> str:
    """Say what the total is worth, and what is missing."""
    individual = format_decimal(result.individual, result.digits)
    told = [
        f"Fascia: {result.band}" if result.band else "",
        f"Quota del premio: {format_percent(result.award_share, None)}" if result.award_share is not None else "",
        "Scheda negativa" if result.is_negative else "",
        f"Performance individuale: {individual}" if result.individual is not None else "",
        f"Voci da compilare: {len(result.missing)}" if result.missing else "",
    ]
    return " · ".join(one for one in told if one)
