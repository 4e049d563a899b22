"""The year of one person at the side of the list: the result, the sheets that make it, and why."""

from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from app.domain.issues import Severity
from app.domain.italian import DASH, plural
from app.domain.scoring.steps import Step
from app.domain.sheets.rows import YearResultRow
from app.domain.sheets.year import YEAR_SHEET_COLUMNS, YearDetail, YearSheetRow
from app.ui.evaluation.side_panel import SidePanel
from app.ui.kit.awaiting import Awaiting
from app.ui.kit.explanation import step_nodes
from app.ui.kit.labels import Message, hint_label, title_label
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.tokens import MEASURES
from app.ui.kit.tree import Tree


class YearPanel(SidePanel):
    """Shows the year of one person. `sheet_asked(SheetId)` is Enter on a sheet."""

    sheet_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__("Scegliere una persona dall'elenco per vedere come si forma il suo risultato dell'anno.")
        self.detail: YearDetail | None = None
        self.awaiting = Awaiting(self)
        self.name = title_label("")
        self.facts = hint_label("")
        self.result = title_label("")
        self.individual = title_label("", MEASURES.body)
        self.message = Message(self)
        self.sheets = RowsTable(
            YEAR_SHEET_COLUMNS, name="evaluation.year_sheets", title="Schede dell'anno", empty="Nessuna scheda."
        )
        self.tree = Tree(
            ("Voce e calcolo", "Risultato"),
            title="Perché questo risultato",
            empty="Scegliere una persona per vedere come si forma il suo risultato.",
            open_levels=_OPEN_LEVELS,
        )
        self.stack.addWidget(self._page())
        self.sheets.opened.connect(self._ask_sheet)

    def show_detail(self, detail: YearDetail | None) -> None:
        """Show a year, or that there is nobody to show."""
        self.awaiting.end()
        is_other = detail is None or self.detail is None or detail.row.id != self.detail.row.id
        self.detail = detail
        self.show_chosen(is_chosen=detail is not None)
        if detail is None:
            return
        self._show_outcome(detail)
        self.sheets.set_rows(detail.sheets)
        self.tree.set_nodes(step_nodes(detail.explanation))
        if is_other:
            self.tree.view.expandToDepth(_OPEN_LEVELS - 1)

    def start(self) -> None:
        """Give the keyboard to the sheets of the person."""
        if self.detail is not None:
            self.sheets.view.setFocus()

    def _show_outcome(self, detail: YearDetail) -> None:
        row = detail.row
        self.name.setText(row.person)
        self.facts.setText(_facts(row))
        is_provisional = row.is_provisional and row.total is not None
        word = "Risultato provvisorio dell'anno" if is_provisional else "Risultato dell'anno"
        total, *rest = detail.explanation
        self.result.setText(f"{word}: {_written(row.total, total)}")
        self.individual.setVisible(bool(rest))
        if rest:
            self.individual.setText(f"Performance individuale dell'anno: {_written(row.individual, rest[0])}")
        if row.note:
            self.message.say(f"{row.note}.", Severity.NOTE)
        else:
            self.message.clear()

    def _ask_sheet(self, row: YearSheetRow) -> None:
        self.sheet_asked.emit(row.id)

    def _page(self) -> QWidget:
        page = QWidget()
        step = self.fontMetrics().height() // 2
        column = QVBoxLayout(page)
        column.setContentsMargins(step, 0, 0, 0)
        column.setSpacing(step // 2)
        heading = QHBoxLayout()
        heading.setSpacing(step * 2)
        heading.addWidget(self.name)
        heading.addWidget(self.facts, 1)
        column.addLayout(heading)
        for widget in (self.result, self.individual, self.message):
            column.addWidget(widget)
        column.addWidget(self._parts(), 1)
        return page

    def _parts(self) -> QSplitter:
        """Stand the sheets over the explanation: neither can be squeezed to nothing."""
        self.sheets.hide_filter()
        self.tree.filter.hide()
        line = self.fontMetrics().height()
        parts = QSplitter(Qt.Orientation.Vertical)
        for widget, lines in ((self.sheets, 4), (self.tree, 4)):
            widget.setMinimumHeight(line * lines)
            parts.addWidget(widget)
        parts.setChildrenCollapsible(False)
        parts.setStretchFactor(1, 1)
        parts.setSizes([line * 7, line * 20])
        return parts


_OPEN_LEVELS = 2


def _written(figure: Decimal | None, step: Step) -> str:
    """Write a figure with the decimals that its explanation gives it."""
    return DASH if figure is None else step.shown


def _facts(row: YearResultRow) -> str:
    matricola = f"matricola {row.matricola}" if row.matricola else ""
    counted = plural(row.sheets, "scheda", "schede"), plural(row.days, "giorno", "giorni")
    return "  ·  ".join(filter(None, (matricola, *counted)))
