"""The Cruscotto: the steps of the year on one side, what is missing on the other, each a link to the place."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QSplitter, QVBoxLayout, QWidget

from app.domain.changes import Topic
from app.domain.issues import Issue
from app.domain.year_steps import Beginning, YearStep, beginnings
from app.services.first_look import steps_of_year
from app.ui.dashboard.beginning import BeginningsView
from app.ui.dashboard.findings import FindingsView
from app.ui.dashboard.steps import StepsView
from app.ui.kit.desk import Desk
from app.ui.kit.labels import title_label
from app.ui.kit.overrides import override
from app.ui.kit.tab import Tab

if TYPE_CHECKING:
    from app.services.checks import CheckRow
    from app.services.workspace import Workspace

WIDTHS = (55, 85)
"""How the width is shared between the steps and the findings the first time, in characters."""


class DashboardTab(Tab):
    """Where the year stands, what is missing and where to mend it."""

    topics = frozenset(Topic)
    help_text = (
        "<p>Il Cruscotto dice a che punto è l'anno e che cosa manca.</p><ul>"
        "<li>A sinistra ci sono i passi dell'anno con la loro scadenza: un clic, o Invio, porta alla pagina dove si"
        " lavora.</li>"
        "<li>A destra ci sono i rilievi dei controlli: <b>errore</b> per ciò che impedisce di andare avanti,"
        " <b>avviso</b> e <b>nota</b> per il resto. I rilievi uguali stanno sotto una riga sola, con il loro numero:"
        " Invio, doppio clic o la freccia a destra aprono l'elenco.</li>"
        "<li>Su un rilievo, Invio o doppio clic portano al punto da correggere.</li></ul>"
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.title = title_label("L'anno")
        self.steps = StepsView(desk.hub)
        self.beginnings = BeginningsView(desk)
        self.findings = FindingsView(desk.hub)
        self._missing = _column(title_label("Che cosa manca"), self.findings)
        self._is_blank = False
        self._lay_out()

    @override
    def reload(self) -> None:
        year = self.desk.year
        self.title.setText(f"L'anno {year}")
        self.desk.read(steps_of_year, year, on_done=self._show_steps, latest=(self, "steps"))

    @override
    def focus_search(self) -> bool:
        self.findings.tree.filter.setFocus()
        return not self._missing.isHidden()

    def _lay_out(self) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setAccessibleName("I passi dell'anno")
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setMinimumWidth(self.fontMetrics().averageCharWidth() * 36)
        scroll.setWidget(self.steps)
        side = _column(self.beginnings, self._missing)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(_column(self.title, scroll))
        splitter.addWidget(side)
        for place, share in enumerate(WIDTHS):
            splitter.setStretchFactor(place, share)
        splitter.setSizes([self.fontMetrics().averageCharWidth() * share for share in WIDTHS])
        splitter.setChildrenCollapsible(False)
        splitter.setHandleWidth(self.fontMetrics().averageCharWidth() * 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

    def _show_steps(self, steps: Sequence[YearStep]) -> None:
        self.steps.show_steps(steps)
        wanted = beginnings(steps)
        self._is_blank = Beginning.UNITS in wanted
        self.beginnings.show_beginnings(wanted)
        self._show_missing()
        year, checks, mine = self.desk.year, self.desk.registries.checks, (self, "findings")
        self.desk.read(findings_of_year, year, checks, on_done=self._show_findings, latest=mine, after_paint=True)

    def _show_findings(self, findings: Sequence[Issue]) -> None:
        self.findings.show_findings(findings)
        self._show_missing()

    def _show_missing(self) -> None:
        """Hide an empty list where there is nothing to check: «all is well» would be no help."""
        self._missing.setVisible(self.findings.has_findings or not self._is_blank)


def findings_of_year(
    workspace: "Workspace", year: int, checks: "Callable[[], Sequence[CheckRow[Any]]]"
) -> tuple[Issue, ...]:
    """Run all the checks: loaded only now, so that the steps of the year are on the screen before."""
    from app.services.checks import check_year

    return check_year(workspace, year, checks())


def _column(*widgets: QWidget) -> QWidget:
    """Put widgets one under the other; the last takes the room that is left, or leaves it empty when hidden."""
    column = QWidget()
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        layout.addWidget(widget)
    layout.setStretch(len(widgets) - 1, 1000)
    layout.addStretch(1)
    return column
