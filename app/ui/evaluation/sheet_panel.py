"""One sheet: its header, its pages, its foot; or why it is not shown."""

from collections.abc import Callable
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QAbstractButton, QMenu, QTabBar, QVBoxLayout, QWidget

from app.domain.obstacles import Obstacle
from app.domain.scoring.results import Missing
from app.domain.sheets.detail import SheetDetail
from app.domain.sheets.step_words import FOLLOW
from app.ui.evaluation.behind_banner import BehindBanner
from app.ui.evaluation.composition_page import CompositionPage
from app.ui.evaluation.facts_page import FactsPage
from app.ui.evaluation.history_page import SheetHistoryPage
from app.ui.evaluation.pages import ExplanationPage, SheetPage, TextsPage
from app.ui.evaluation.review_page import ReviewPage
from app.ui.evaluation.score_page import ScorePage
from app.ui.evaluation.score_rows import ScoreRows
from app.ui.evaluation.sheet_foot import SheetFoot
from app.ui.evaluation.sheet_header import SheetHeader
from app.ui.evaluation.shown_sheet import missing_along
from app.ui.evaluation.side_panel import SidePanel
from app.ui.evaluation.step_actions import StepActions
from app.ui.kit.awaiting import Awaiting
from app.ui.kit.buttons import make_button
from app.ui.kit.desk import Desk
from app.ui.kit.later import Later, LaterStack, come_after
from app.ui.kit.scale import keep_height, keep_margins, scaled
from app.ui.kit.tokens import MEASURES

Page = TypeVar("Page", bound=SheetPage)
TABS = 32
PAGES = (
    "Punteggi", "Osservazioni", "Composizione", "Perché questo punteggio", "Firme e riesame", "Dati", "Storia",
)  # fmt: skip
"""The pages of a sheet, in the order of the segment."""

NOTHING_CHOSEN = "Scegliere una scheda dall'elenco per compilarla."


class SheetPanel(SidePanel):
    """Shows one sheet; its pages but the first are made when they are looked at.

    `moved(step)` asks for another sheet, `list_asked()` for the list; the steps ask through `asked(name)`,
    `missing_asked(Missing)` leads where something is missing. `written(key, text)`, `decided(outcome)` and
    `composition_asked(name, row)` come from the pages.
    """

    moved = Signal(int)
    list_asked = Signal()
    asked = Signal(str)
    missing_asked = Signal(object)
    written = Signal(str, str)
    decided = Signal(object)
    file_asked = Signal(str, object)
    sheet_asked = Signal(object)
    composition_asked = Signal(str, object)

    def __init__(self, desk: Desk) -> None:
        super().__init__(NOTHING_CHOSEN)
        self.awaiting, self._hub = Awaiting(self), desk.hub
        self._detail: SheetDetail | None = None
        self.steps = StepActions(self)
        self.menu = QMenu("Altro", self)
        self.menu.setToolTipsVisible(True)
        self.missing_menu = QMenu("Che cosa manca", self)
        self.header = SheetHeader(self.menu)
        self.scores = ScorePage()
        self.bar = QTabBar()
        self.behind = BehindBanner(side=MEASURES.margin)
        self.pages = LaterStack()
        self.pages.addWidget(self.scores)
        self._texts = self.pages.add_later(self._make_texts)
        self._composition = self.pages.add_later(self._make_composition)
        self._explanation = self.pages.add_later(partial(self._made, ExplanationPage))
        self._review = self.pages.add_later(self._make_review)
        self._facts = self.pages.add_later(partial(self._made, FactsPage))
        self._history = self.pages.add_later(partial(self._made, partial(SheetHistoryPage, desk)))
        self.foot = SheetFoot(self.steps)
        self._room = False, False
        self._is_to_start = False
        self._bare_list_button = make_button("Elenco delle schede", "caret-double-right", self.list_asked.emit)
        self.put_below_words(self._bare_list_button)
        self._lay_out()
        self._fill_menu()
        self._connect()
        self.clear()

    @property
    def texts(self) -> TextsPage:
        return self._texts()

    @property
    def composition(self) -> CompositionPage:
        return self._composition()

    @property
    def explanation(self) -> ExplanationPage:
        return self._explanation()

    @property
    def review(self) -> ReviewPage:
        return self._review()

    @property
    def facts(self) -> FactsPage:
        return self._facts()

    @property
    def history(self) -> SheetHistoryPage:
        return self._history()

    @property
    def detail(self) -> SheetDetail | None:
        """The sheet shown; none from the choice of another until it is there, so that nothing acts on the old one."""
        return None if self.awaiting.is_on else self._detail

    def show_detail(self, detail: SheetDetail) -> None:
        self.awaiting.end()
        self._detail = detail
        if self.isVisible():
            self._hub.sheet_in_sight = detail.id
        self._show_pages(is_own_part=detail.is_own_part)
        self.header.show_detail(detail)
        self.steps.show_detail(detail)
        self._say_behind(detail)
        self.scores.show_detail(detail)
        for page in self._later_pages:
            if page.is_made and not detail.is_own_part:
                page().show_detail(detail)
        had_keyboard = self.window().focusWidget() in {self.foot.main_button, self.foot.other_button}
        self.foot.show_detail(detail)
        self.missing_menu.menuAction().setVisible(detail.is_open and bool(detail.missing))
        was_on_list_button = self._bare_list_button.hasFocus()
        self.show_chosen(is_chosen=True)
        if was_on_list_button:
            self.list_button.setFocus()
        if had_keyboard and not self.foot.take_keyboard():
            self.left.emit()
        if self._is_to_start:
            self.start()

    def _say_behind(self, detail: SheetDetail) -> None:
        may_prepare = any(one.words is FOLLOW and one.is_permitted for one in detail.steps)
        words = f"La struttura è cambiata dopo che la scheda è stata preparata. {detail.behind}"
        self.behind.say(words if detail.behind else "", may_prepare=may_prepare)

    def _show_pages(self, *, is_own_part: bool) -> None:
        """Leave to who scores a part the page of the scores alone: all the others are of the rest of the sheet."""
        for place in range(1, self.bar.count()):
            self.bar.setTabVisible(place, not is_own_part)
        self.header.show_pages(list(PAGES[:1] if is_own_part else PAGES), self.pages.currentIndex())
        if is_own_part:
            self.pages.setCurrentWidget(self.scores)

    @property
    def list_button(self) -> QAbstractButton:
        """What brings the list where neither list nor rail is in sight: in the header, or below the words."""
        return self._bare_list_button if self._detail is None else self.header.list_button

    def offer_list(self, *, is_offered: bool) -> None:
        self.header.offer_list(is_offered=is_offered)
        self._bare_list_button.setVisible(is_offered)

    def show_refused(self, sentence: str) -> None:
        """Say why the sheet chosen is not shown."""
        self.awaiting.end()
        had_keyboard = self.header.list_button.hasFocus()
        self._detail = None
        self.say_empty(sentence)
        self.show_chosen(is_chosen=False)
        if had_keyboard:
            self.list_button.setFocus()

    def clear(self) -> None:
        self.awaiting.end()
        self._detail = None
        self.say_empty(NOTHING_CHOSEN)
        self.show_chosen(is_chosen=False)

    def make_low(self, *, is_low: bool, is_tight: bool) -> None:
        """Fit in a low or narrow window: the pages become a choice in the header; in a tight one the header is two
        lines."""
        if (is_low, is_tight) != self._room:
            self._room = is_low, is_tight
            self.bar.setVisible(not is_low)
            self.header.make_low(is_low=is_low, is_tight=is_tight)
            self.foot.make_low(is_low=is_low, is_tight=is_tight)
            self.scores.make_low(is_low=is_low)

    def start(self) -> None:
        """Begin to fill, now or as soon as the sheet is there: the keyboard goes to the first row without a score."""
        self._is_to_start = self.awaiting.is_on
        if self._is_to_start:
            return
        self.pages.setCurrentWidget(self.scores)
        self.scores.decisions.start()

    def begin_at(self, place: str) -> None:
        """Begin to fill (`missing`), or go to what was said of the sheet (`review`)."""
        if place == "missing":
            self.start()
        elif place == "review":
            self.pages.setCurrentWidget(self.review)
            self.review.begin_at("said")

    @property
    def lacks_something(self) -> bool:
        """Tell whether the sheet shown may be filled now, and something of it is missing."""
        return self.detail is not None and self.detail.is_open and bool(self.detail.missing)

    def go_to_first_missing(self) -> None:
        if self.detail is not None and self.detail.missing:
            self.missing_asked.emit(self.detail.missing[0])

    def go_to_next_missing(self) -> None:
        """Go to what is missing after the row that has grown; after the last thing begin again from the first."""
        self._go_along_missing(1)

    def go_to_previous_missing(self) -> None:
        """Go to what is missing before the row that has grown; before the first thing comes the last."""
        self._go_along_missing(-1)

    def _go_along_missing(self, by: int) -> None:
        found = missing_along(self.detail.missing, self.score_rows, by) if self.detail else None
        if found is not None:
            self.missing_asked.emit(found)

    @property
    def score_rows(self) -> ScoreRows:
        return self.scores.decisions

    def show_scores(self) -> None:
        self.pages.setCurrentWidget(self.scores)

    def show_texts(self, key: str) -> None:
        """Show what is written in words, with the keyboard in a field."""
        self.pages.setCurrentWidget(self.texts)
        self.texts.go_to(key)

    def show_composition(self, section: str) -> None:
        """Show the parts of the sheet, with the keyboard on a section."""
        self.pages.setCurrentWidget(self.composition)
        self.composition.select(section)

    def offer_completion(self) -> None:
        """After the last row: put the keyboard on the step that leads on."""
        self.foot.take_keyboard()

    def add_to_menu(self, menu: QMenu, *more: QAction) -> None:
        """Add what is done with the whole session to the menu of the sheet."""
        self.menu.addSeparator()
        self.menu.addMenu(menu)
        self.menu.addActions(more)

    def _made(self, kind: Callable[[], Page]) -> Page:
        """Make a page, about the sheet that is shown."""
        page = kind()
        if self.detail is not None:
            page.show_detail(self.detail)
        return page

    def _make_texts(self) -> TextsPage:
        page = self._made(TextsPage)
        page.written.connect(self.written)
        page.decided.connect(self.decided)
        return page

    def _make_composition(self) -> CompositionPage:
        page = self._made(CompositionPage)
        page.asked.connect(self.composition_asked)
        return page

    def _make_review(self) -> ReviewPage:
        page = self._made(ReviewPage)
        page.asked.connect(self.asked)
        page.file_asked.connect(self.file_asked)
        page.obstacle_asked.connect(self._mend)
        page.sheet_asked.connect(self.sheet_asked)
        return page

    def _mend(self, obstacle: Obstacle) -> None:
        """Lead where what blocks the sheet is mended: the first thing missing, or the step that mends it."""
        if obstacle.missing:
            self.missing_asked.emit(obstacle.missing[0])
        elif obstacle.mended_by:
            self.steps[obstacle.mended_by].trigger()

    @property
    def _later_pages(self) -> tuple[Later[Any], ...]:
        """The pages that are made when they are looked at."""
        return self._texts, self._composition, self._explanation, self._review, self._facts, self._history

    def _keep_foot_last(self, page: QWidget) -> None:
        come_after(page, self.foot.missing, self.foot.other_button, self.foot.main_button)

    def _lay_out(self) -> None:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for name in PAGES:
            self.bar.addTab(name)
        self.bar.setExpanding(False)
        self.bar.setUsesScrollButtons(False)
        self.bar.setAccessibleName("Pagine della scheda")
        keep_height(self.bar, TABS)
        for widget in (self.header, self.behind, self.bar):
            column.addWidget(widget)
        column.addWidget(self.pages, 1)
        column.addWidget(self.foot)
        self.header.show_pages(list(PAGES), 0)
        self.stack.addWidget(sheet)
        self.pages.setMinimumHeight(scaled(100))
        layout = self.layout()
        if layout is not None:
            keep_margins(layout, 0, 0, 0, 0)

    def _fill_menu(self) -> None:
        self.menu.addMenu(self.missing_menu)
        self.menu.addActions(list(self.steps.all().values()))
        self.missing_menu.aboutToShow.connect(self._list_missing)

    def _list_missing(self) -> None:
        self.missing_menu.clear()
        for one in self.detail.missing if self.detail else ():
            self.missing_menu.addAction(one.label, partial(self._ask_missing, one))

    def _ask_missing(self, one: Missing, _checked: bool = False) -> None:
        self.missing_asked.emit(one)

    def _connect(self) -> None:
        self.pages.made.connect(self._keep_foot_last)
        self.header.moved.connect(self.moved)
        self.header.list_asked.connect(self.list_asked)
        self.header.page_chosen.connect(self.pages.setCurrentIndex)
        self.bar.currentChanged.connect(self.pages.setCurrentIndex)
        self.pages.currentChanged.connect(self._follow_page)
        self.steps.asked.connect(self.asked)
        self.behind.asked.connect(self.steps[FOLLOW.name].trigger)
        self.foot.first_asked.connect(self.go_to_first_missing)

    def _follow_page(self, place: int) -> None:
        self.bar.setCurrentIndex(place)
        self.header.pages.setCurrentIndex(place)
