"""The Cruscotto: the steps of the year on one side, what is missing on the other, each a link to the place."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QSplitter, QVBoxLayout, QWidget

from app.domain.changes import Topic
from app.domain.columns import Column, Format
from app.domain.issues import Issue, Link
from app.domain.italian import plural
from app.services.first_look import steps_of_year
from app.ui.dashboard.steps import StepsView
from app.ui.kit.desk import Desk
from app.ui.kit.labels import hint_label, title_label
from app.ui.kit.overrides import override
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.tab import Tab

if TYPE_CHECKING:
    from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class FindingRow:
    """A finding as the table shows it."""

    id: int
    severity: str
    sentence: str
    article: str
    link: Link | None


FINDING_COLUMNS = (
    Column("severity", "Peso", width=9),
    Column("sentence", "Che cosa manca o non torna", Format.LONG_TEXT, 60),
    Column("article", "Fonte", width=26),
)


class DashboardTab(Tab):
    """Where the year stands, what is missing and where to mend it."""

    topics = frozenset(Topic)
    help_text = (
        "<p>Il Cruscotto dice a che punto è l'anno e che cosa manca.</p><ul>"
        "<li>A sinistra ci sono i passi dell'anno con la loro scadenza: un clic, o Invio, porta alla pagina dove si"
        " lavora.</li>"
        "<li>A destra ci sono i rilievi dei controlli: <b>errore</b> per ciò che impedisce di andare avanti,"
        " <b>avviso</b> e <b>nota</b> per il resto. Invio o doppio clic portano al punto da correggere.</li></ul>"
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title = title_label("L'anno")
        self.steps = StepsView(desk.hub)
        self.summary = hint_label("")
        self.findings = RowsTable(
            FINDING_COLUMNS,
            name="dashboard.findings",
            title="Che cosa manca",
            empty="Nessun rilievo: tutti i controlli sono a posto.",
        )
        self.findings.opened.connect(self._go)
        self._lay_out()

    @override
    def reload(self) -> None:
        year = self.desk.year
        self.title.setText(f"L'anno {year}")
        self.desk.read(steps_of_year, year, on_done=self.steps.show_steps, latest=(self, "steps"))
        self.desk.read(findings_of_year, year, on_done=self._show_findings, latest=(self, "findings"))

    @override
    def focus_search(self) -> bool:
        self.findings.filter.setFocus()
        return True

    def _lay_out(self) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setAccessibleName("I passi dell'anno")
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self.steps)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(_column(self.title, scroll))
        splitter.addWidget(_column(title_label("Che cosa manca"), self.summary, self.findings))
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 3)
        splitter.setChildrenCollapsible(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

    def _show_findings(self, findings: Sequence[Issue]) -> None:
        self.summary.setText(_summary(findings))
        self.findings.set_rows([_row(number, issue) for number, issue in enumerate(findings)])

    def _go(self, row: FindingRow) -> None:
        if row.link is not None:
            self.desk.hub.go_to(row.link)


def findings_of_year(workspace: "Workspace", year: int) -> tuple[Issue, ...]:
    """Run all the checks: loaded only now, so that the steps of the year are on the screen before."""
    from app.services.checks import check_year

    return check_year(workspace, year).all


def _column(*widgets: QWidget) -> QWidget:
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        layout.addWidget(widget)
    layout.setStretch(len(widgets) - 1, 1)
    return column


def _row(number: int, issue: Issue) -> FindingRow:
    return FindingRow(number, issue.severity.italian, issue.sentence, issue.article, issue.link)


def _summary(findings: Sequence[Issue]) -> str:
    if not findings:
        return "I controlli non hanno rilievi."
    return f"{plural(len(findings), 'rilievo', 'rilievi')}. Invio o doppio clic portano al punto da correggere."
