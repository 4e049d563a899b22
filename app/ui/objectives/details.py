"""The side of the objectives: one objective in its pages, several, the branch that was chosen, or how to begin."""

from collections.abc import Callable, Hashable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from app.domain.errors import UserError
from app.domain.ids import ObjectiveId
from app.domain.issues import Link
from app.domain.italian import format_percent
from app.domain.objectives import ObjectiveState
from app.domain.objectives.detail import ObjectiveChoices, ObjectiveDetail
from app.domain.objectives.tree import ObjectiveGroup
from app.services.objectives.detail import objective_detail
from app.ui.kit.awaiting import Awaiting
from app.ui.kit.desk import Desk
from app.ui.kit.elided import ElidedLabel
from app.ui.kit.icons import icon
from app.ui.kit.labels import hint_label
from app.ui.kit.later import LaterStack
from app.ui.kit.scale import keep_margins, keep_minimum_height, keep_spacing
from app.ui.kit.scroll import in_scroll_area
from app.ui.kit.tokens import MEASURES
from app.ui.objectives.chosen import ChosenObjectives
from app.ui.objectives.description_page import DescriptionPage
from app.ui.objectives.detail_page import DetailPage
from app.ui.objectives.group_page import GroupPage
from app.ui.objectives.history_page import HistoryPage
from app.ui.objectives.indicators_page import IndicatorsPage
from app.ui.objectives.lock_line import LockLine
from app.ui.objectives.monitoring_page import MonitoringPage
from app.ui.objectives.page_switch import PageSwitch
from app.ui.objectives.people_page import PeoplePage
from app.ui.objectives.phases_page import PhasesPage
from app.ui.objectives.records_pages import ResourcesPage
from app.ui.objectives.several_page import SeveralPage
from app.ui.objectives.sight import rows_in_sight
from app.ui.objectives.verbs import NEUTRALISE, PRINT, RESUME, REVISE, WITHDRAW, ObjectiveVerbs

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
LEFT = MEASURES.gap
LOWEST = 48
"""A page scrolls, rather than ask the window for more height than this."""


class DetailsPanel(QStackedWidget):
    """Each page is filled when it is looked at: opening an objective reads the archive once."""

    def __init__(self, desk: Desk, chosen: ChosenObjectives, verbs: ObjectiveVerbs, add: Callable[[], object]) -> None:
        super().__init__()
        self.setAccessibleName("Dettagli")
        self.begin = hint_label(BEGIN)
        self.begin.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.group = GroupPage(desk, verbs, add)
        self.several = SeveralPage(chosen, verbs)
        self.objective = ObjectivePages(desk, verbs)
        self.choices = ObjectiveChoices()
        self._desk, self._chosen = desk, chosen
        self._wanted: Link | None = None
        self.awaiting = Awaiting(self)
        for widget in (self.begin, self.group, self.several, self.objective):
            self.addWidget(widget)

    def show_chosen(self) -> None:
        """Show the objective chosen, which is read, or all those chosen, or the branch.

        While another objective is read, the verbs of what is still in sight are off: they would act on it.
        """
        chosen = self._chosen
        if (only := chosen.only) is not None:
            if self.currentWidget() is not self.objective or self.objective.shown != only.id:
                self.awaiting.begin()
            work = (self._desk.workspace, only.id)
            self._desk.runner.run(
                objective_detail, *work, on_done=self._show_detail, on_error=self._lose, latest=(self, "detail")
            )
            return
        self.awaiting.end()
        if chosen.rows:
            self.show_several()
        elif chosen.group is not None:
            self.show_group(chosen.group)
        else:
            self.show_nothing()

    def _show_detail(self, detail: ObjectiveDetail) -> None:
        """Show the objective, if it is still the one chosen: the answer may come late."""
        if self._chosen.only and self._chosen.only.id == detail.draft.id:
            self.awaiting.end()
            self.show_objective(detail, self.choices)

    def _lose(self, _error: UserError) -> None:
        self.awaiting.end()
        self.show_nothing()

    def show_nothing(self) -> None:
        self.setCurrentWidget(self.begin)

    def show_group(self, group: ObjectiveGroup) -> None:
        self.group.show_group(group)
        self.setCurrentWidget(self.group)
        self._focus_wanted("objectives", 0)

    def seen_of_group(self) -> set[Hashable]:
        """Return the objectives in sight in the table of the branch, when it is shown."""
        return rows_in_sight(self.group.table) if self.currentWidget() is self.group else set()

    def show_several(self) -> None:
        self.several.show_chosen()
        self.setCurrentWidget(self.several)

    def show_objective(self, detail: ObjectiveDetail, choices: ObjectiveChoices) -> None:
        self.objective.show_detail(detail, choices)
        self.setCurrentWidget(self.objective)
        self._focus_wanted("objective", detail.draft.id or 0)

    def focus_soon(self, link: Link) -> None:
        """Give the keyboard to the field of a link as soon as what it is about is shown."""
        self._wanted = link if link.field else None
        if self.currentWidget() is self.group:
            self._focus_wanted("objectives", 0)
        elif self.currentWidget() is self.objective and self.objective.shown is not None:
            self._focus_wanted("objective", self.objective.shown)

    def _focus_wanted(self, kind: str, identity: ObjectiveId | int) -> None:
        link = self._wanted
        if link is None:
            return
        if link.kind == kind == "objective" and link.id == identity:
            self._wanted = None
            self.objective.focus_field(link.field, link.part)
        elif link.kind.startswith("objectives_") and kind == "objectives":
            self._wanted = None
            self.group.focus_weights()


class ObjectivePages(QWidget):
    """Title and state of an objective in lines that never grow, and its pages, each made when it is looked at."""

    def __init__(self, desk: Desk, verbs: ObjectiveVerbs) -> None:
        super().__init__()
        self.title = ElidedLabel(MEASURES.section, strong=True)
        self.state = ElidedLabel(MEASURES.caption, quiet=True)
        self.lock = LockLine()
        self.other = QPushButton("Altro")
        self.other.setAccessibleName("Altro")
        self.actions_of_menu: dict[str, QAction] = {}
        self.switch = PageSwitch(NAMES, "Pagine dell'obiettivo")
        self.switch.chosen.connect(self._show_number)
        self.stack = LaterStack()
        self._pages = [self.stack.add_later(partial(_made, name, page, desk), _in_area) for name, page in PAGES]
        self._detail: ObjectiveDetail | None = None
        self._choices = ObjectiveChoices()
        self._offer_verbs(verbs)
        self._lay_out()

    @property
    def shown(self) -> ObjectiveId | None:
        """The objective shown."""
        return self._detail.draft.id if self._detail else None

    def page(self, name: str) -> DetailPage:
        return self._pages[NAMES.index(name)]()

    def show_page(self, name: str) -> None:
        self.switch.choose(NAMES.index(name))
        self._show_number(NAMES.index(name))

    def show_detail(self, detail: ObjectiveDetail, choices: ObjectiveChoices) -> None:
        self._detail, self._choices = detail, choices
        self.title.setText(f"{detail.draft.code}  {detail.draft.title}")
        self.state.setText(_state_of(detail))
        self.lock.show_closing(detail.closing, detail.certified)
        self.other.setEnabled(detail.closing is None)
        self.other.setToolTip(detail.closing.sentence if detail.closing else "")
        is_active = detail.state is ObjectiveState.ACTIVE
        for words in (NEUTRALISE, WITHDRAW, RESUME):
            self.actions_of_menu[words].setVisible(is_active is not (words == RESUME))
        self._fill_current()

    def focus_field(self, field: str, part: int) -> None:
        """Open the page that has a field, with the keyboard in it; of a weight that is wrong, where it is wrong."""
        detail = self._detail
        if detail is None:
            return
        first, _, rest = field.partition(".")
        if first == "weights":
            first, rest = ("phases" if detail.indicator_total.is_right else "indicators"), "weight"
        self.show_page(_PAGE_OF.get(first, "Descrizione"))
        self._pages[self.switch.current]().focus_field(rest or first, part)

    def _show_number(self, number: int) -> None:
        self.stack.setCurrentIndex(number)
        self._fill_current()

    def _fill_current(self) -> None:
        if self._detail is not None:
            self._pages[self.stack.currentIndex()]().show_detail(self._detail, self._choices)

    def _offer_verbs(self, verbs: ObjectiveVerbs) -> None:
        menu = QMenu(self.other)
        self.other.setMenu(menu)
        for words, name, slot in (
            ("Duplica", "copy-simple", verbs.duplicate),
            ("Segna come rivisto", "check-circle", verbs.mark_reviewed),
            (PRINT, "printer", verbs.print_sheet),
            (REVISE, "plus", verbs.ask_revision),
            (NEUTRALISE, "prohibit", verbs.ask_neutralise),
            (WITHDRAW, "scissors", verbs.ask_withdraw),
            (RESUME, "arrow-counter-clockwise", verbs.ask_resume),
            ("Elimina…", "trash", verbs.ask_delete),
        ):
            self.actions_of_menu[words] = action = menu.addAction(icon(name), words)
            action.triggered.connect(slot)

    def _lay_out(self) -> None:
        head = QGridLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setVerticalSpacing(0)
        head.addWidget(self.title, 0, 0)
        head.addWidget(self.state, 1, 0)
        head.addWidget(self.other, 0, 1, 2, 1)
        head.setColumnStretch(0, 1)
        column = QVBoxLayout(self)
        keep_margins(column, LEFT, 0, 0, 0)
        keep_spacing(column, MEASURES.gap)
        column.addLayout(head)
        column.addWidget(self.lock)
        column.addWidget(self.switch)
        column.addWidget(self.stack, 1)


_PAGE_OF = {
    "indicators": "Indicatori",
    "value_source": "Indicatori",
    "phases": "Fasi",
    "people": "Persone e pesi",
    "history": "Storia",
}


def _made(name: str, page: type[DetailPage], desk: Desk) -> DetailPage:
    made = page(desk)
    made.setAccessibleName(name)
    return made


def _in_area(page: DetailPage) -> QWidget:
    area = in_scroll_area(page)
    keep_minimum_height(area, LOWEST)
    return area


def _state_of(detail: ObjectiveDetail) -> str:
    words = [detail.draft.kind.italian]
    if detail.draft.is_cross:
        words.append(f"trasversale a {len(detail.draft.units)} unità")
    if detail.state is not ObjectiveState.ACTIVE:
        words.append(detail.state.italian.lower())
    if detail.is_untouched:
        words.append(f"copiato da {detail.origin} e non rivisto" if detail.origin else "copiato e non rivisto")
    elif detail.origin:
        words.append(f"da {detail.origin}")
    if detail.degree is not None:
        words.append(f"grado di raggiungimento {format_percent(detail.degree, 2)}")
    return " · ".join(words)
