"""The side of the objectives: one objective in its pages, or the branch that was chosen, or how to begin."""

from collections.abc import Callable

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from app.domain.italian import format_percent
from app.domain.objectives import ObjectiveState
from app.domain.objectives.detail import ObjectiveChoices, ObjectiveDetail
from app.domain.objectives.tree import ObjectiveGroup
from app.ui.kit.desk import Desk
from app.ui.kit.labels import hint_label, title_label
from app.ui.kit.scroll import in_scroll_area
from app.ui.objectives.description_page import DescriptionPage
from app.ui.objectives.detail_page import DetailPage
from app.ui.objectives.group_page import GroupPage
from app.ui.objectives.history_page import HistoryPage
from app.ui.objectives.indicators_page import IndicatorsPage
from app.ui.objectives.people_page import PeoplePage
from app.ui.objectives.phases_page import PhasesPage
from app.ui.objectives.records_pages import MonitoringPage, ResourcesPage

PAGES: tuple[tuple[str, type[DetailPage]], ...] = (
    ("Descrizione", DescriptionPage),
    ("Indicatori", IndicatorsPage),
    ("Fasi", PhasesPage),
    ("Persone e pesi", PeoplePage),
    ("Risorse", ResourcesPage),
    ("Monitoraggio", MonitoringPage),
    ("Storia", HistoryPage),
)
NAMES = tuple(name for name, _ in PAGES)
BEGIN = "Scegliere a sinistra un obiettivo o un'unità."


class DetailsPanel(QStackedWidget):
    """Each page is filled when it is looked at: opening an objective reads the archive once."""

    def __init__(self, desk: Desk, add: Callable[[], object]) -> None:
        super().__init__()
        self.setAccessibleName("Dettagli")
        self.begin = hint_label(BEGIN)
        self.begin.setMargin(self.fontMetrics().height())
        self.group = GroupPage(desk, add)
        self.objective = ObjectivePages(desk)
        for widget in (self.begin, self.group, self.objective):
            self.addWidget(widget)

    def show_nothing(self) -> None:
        self.setCurrentWidget(self.begin)

    def show_group(self, group: ObjectiveGroup) -> None:
        self.group.show_group(group)
        self.setCurrentWidget(self.group)

    def show_objective(self, detail: ObjectiveDetail, choices: ObjectiveChoices) -> None:
        self.objective.show_detail(detail, choices)
        self.setCurrentWidget(self.objective)


class ObjectivePages(QWidget):
    """Title and state of an objective, and its pages."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.title = title_label("")
        self.title.setWordWrap(True)
        self.state = QLabel()
        self.state.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName("Pagine dell'obiettivo")
        self.pages = [page(desk) for _, page in PAGES]
        for (name, _), page in zip(PAGES, self.pages, strict=True):
            page.setAccessibleName(name)
            self.tabs.addTab(in_scroll_area(page), name)
        self.tabs.currentChanged.connect(self._fill_current)
        self._detail: ObjectiveDetail | None = None
        self._choices = ObjectiveChoices()
        column = QVBoxLayout(self)
        column.addWidget(self.title)
        column.addWidget(self.state)
        column.addWidget(self.tabs, 1)

    def page(self, name: str) -> DetailPage:
        return self.pages[NAMES.index(name)]

    def show_page(self, name: str) -> None:
        self.tabs.setCurrentIndex(NAMES.index(name))

    def show_detail(self, detail: ObjectiveDetail, choices: ObjectiveChoices) -> None:
        self._detail, self._choices = detail, choices
        self.title.setText(f"{detail.draft.code}  {detail.draft.title}")
        self.state.setText(_state_of(detail))
        self._fill_current()

    def _fill_current(self) -> None:
        if self._detail is not None:
            self.pages[self.tabs.currentIndex()].show_detail(self._detail, self._choices)


def _state_of(detail: ObjectiveDetail) -> str:
    words = [detail.draft.kind.italian]
    if detail.draft.is_cross:
        words.append(f"trasversale a {len(detail.draft.units)} unità")
    if detail.state is not ObjectiveState.ACTIVE:
        words.append(detail.state.italian.lower())
    if detail.degree is not None:
        words.append(f"grado di raggiungimento {format_percent(detail.degree, 2)}")
    return " · ".join(words)
