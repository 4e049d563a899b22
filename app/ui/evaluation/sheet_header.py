"""The header of a sheet, in one line: who, how far, in which role and days, who sees it, the sheets beside it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from app.domain.italian import format_date, plural
from app.domain.periods import Period
from app.domain.sheets.detail import SheetDetail
from app.domain.sheets.next_steps import closing_in_words, until_in_words
from app.domain.workflow import SheetState, standing_words
from app.ui.evaluation.step_icons import state_shape
from app.ui.kit.buttons import make_button, make_tool
from app.ui.kit.choice_box import ChoiceBox
from app.ui.kit.fitting_words import FittingWords
from app.ui.kit.icons import coloured_icon
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_font, keep_height, keep_margins, keep_size, keep_spacing, keep_width, scaled, zoom
from app.ui.kit.tokens import MEASURES, colours_of

HEIGHT, LOW = 44, 40
PAGE_CHOICE = 176
SITTING = "Seduta"


class SheetHeader(QWidget):
    """Signals: `moved(step)` to another sheet, `list_asked`, `page_chosen(place)` where the pages are a choice,
    `sitting_asked` for *Seduta*."""

    moved = Signal(int)
    list_asked = Signal()
    page_chosen = Signal(int)
    sitting_asked = Signal()

    def __init__(self, menu: QMenu) -> None:
        super().__init__()
        self._is_low = self._is_tight = False
        self.list_button = make_tool("Elenco delle schede (F9)", "caret-double-right", self._ask_list)
        self.name = QLabel()
        keep_font(self.name, MEASURES.title, strong=True)
        self.shape = StateShape()
        self.state = QLabel()
        self.closing = FittingWords()
        self.closing.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.facts = FittingWords()
        self.period = QLabel()
        self.period.setForegroundRole(self.period.palette().ColorRole.PlaceholderText)
        self.pages = ChoiceBox()
        self.pages.setAccessibleName("Pagina della scheda")
        keep_width(self.pages, PAGE_CHOICE)
        self.eye = StateShape("eye")
        self.seen_by = FittingWords()
        self.seen_by.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.previous = _arrow("Scheda precedente (Ctrl+↑)", "caret-up", self._go_back)
        self.place = QLabel()
        self.next = _arrow("Scheda successiva (Ctrl+↓)", "caret-down", self._go_on)
        help_text = "Una persona alla volta, a schermo intero (F11)"
        self.sitting = make_button(SITTING, "presentation", self._ask_sitting, help_text)
        keep_height(self.sitting, MEASURES.page_button)
        self.more = QPushButton("Altro")
        self.more.setAccessibleName("Altre azioni sulla scheda e sulla sessione")
        self.more.setAutoDefault(False)
        self.more.setMenu(menu)
        keep_height(self.more, MEASURES.page_button)
        self._lay_out()
        self.pages.activated.connect(self.page_chosen)
        zoom().changed.connect(self._fit)
        self._fit()

    def show_detail(self, detail: SheetDetail) -> None:
        self.name.setText(detail.person.full_name)
        words = standing_words(detail.state, detail.answer)
        self.shape.show_state(detail.state, words)
        self.state.setText(words)
        self.closing.say(*(closing_in_words(detail) if detail.state.is_settled else until_in_words(detail)))
        self.closing.setVisible(not self._is_low and bool(self.closing.text()))
        self.facts.say(*facts_in_words(detail.role.italian, detail.person.units))
        self.period.setText(period_in_words(detail.person.period))
        self.seen_by.say(detail.visible_to, "")
        self.eye.setAccessibleName(detail.visible_to)
        self.eye.setToolTip(detail.visible_to)

    def show_place(self, place: int, count: int) -> None:
        """Say which of the sheets this is, from 1."""
        self.place.setText(f"{place} di {count}" if place else "")
        self.previous.setEnabled(place > 1)
        self.next.setEnabled(0 < place < count)

    def show_pages(self, names: list[str], current: int) -> None:
        if names != [self.pages.itemText(place) for place in range(self.pages.count())]:
            self.pages.clear()
            self.pages.addItems(names)
        self.pages.setCurrentIndex(current)

    def offer_list(self, *, is_offered: bool) -> None:
        """Show the button that brings the list, where neither list nor rail is in sight."""
        self.list_button.setVisible(is_offered)

    def make_low(self, *, is_low: bool, is_tight: bool) -> None:
        """Leave out what a low or narrow window has no room for; in a tight one stand on two lines."""
        self._is_low, self._is_tight = is_low, is_tight
        self._fit()

    def _fit(self) -> None:
        is_low, lines = self._is_low, 2 if self._is_tight else 1
        self.setFixedHeight(scaled((LOW if is_low else HEIGHT) * lines))
        self.pages.setVisible(is_low)
        self.sitting.setText("" if is_low else SITTING)
        only_wide: tuple[QWidget, ...] = (self._rule, self.facts, self.period, self.seen_by, self.closing)
        for widget in only_wide:
            widget.setVisible(not is_low)
        self.closing.setVisible(not is_low and bool(self.closing.text()))
        direction = QBoxLayout.Direction.TopToBottom if self._is_tight else QBoxLayout.Direction.LeftToRight
        self._box.setDirection(direction)
        self._box.setStretch(0, 0 if is_low else 1)
        self._box.setStretch(1, 1 if is_low else 0)

    def _lay_out(self) -> None:
        self._rule = QFrame()
        self._rule.setFrameShape(QFrame.Shape.VLine)
        self._rule.setFrameShadow(QFrame.Shadow.Plain)
        self._rule.setForegroundRole(self._rule.palette().ColorRole.Mid)
        keep_height(self._rule, 20)
        self._who = who = QHBoxLayout()
        beside = QHBoxLayout()
        left: tuple[QWidget, ...] = (self.list_button, self.name, self.shape, self.state, self.closing, self._rule)
        arrows = self.previous, self.place, self.next
        right: tuple[QWidget, ...] = (self.eye, self.seen_by, *arrows, self.sitting, self.more)
        for widget in left:
            who.addWidget(widget)
        who.addWidget(self.facts)
        who.addWidget(self.period)
        who.addStretch(1)
        beside.addWidget(self.pages)
        beside.addStretch(1)
        for widget in right:
            beside.addWidget(widget)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        keep_margins(self._box, MEASURES.margin, 0, MEASURES.margin, 0)
        for layout in (who, beside):
            keep_spacing(layout, MEASURES.gap)
            self._box.addLayout(layout)
        keep_spacing(self._box, MEASURES.gap)

    def offer_sitting(self, *, is_offered: bool) -> None:
        """Show the button of *Seduta*, to who may score, while there is something to score."""
        self.sitting.setVisible(is_offered)

    def _ask_sitting(self) -> None:
        self.sitting_asked.emit()

    def _ask_list(self) -> None:
        self.list_asked.emit()

    def _go_back(self) -> None:
        self.moved.emit(-1)

    def _go_on(self) -> None:
        self.moved.emit(1)


class StateShape(QWidget):
    """A sign of 16 pixels: the shape of a state, or one that never changes."""

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self._name = name
        self._state: SheetState | None = None
        keep_size(self, MEASURES.icon, MEASURES.icon)

    def show_state(self, state: SheetState, words: str) -> None:
        self._state = state
        self.setAccessibleName(words)
        self.update()

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(MEASURES.icon), scaled(MEASURES.icon))

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self.palette())
        name, colour = state_shape(self._state, colours) if self._state else (self._name, colours.quiet)
        if name:
            coloured_icon(name, colour).paint(painter, QRect(0, 0, self.width(), self.height()))
        painter.end()


def facts_in_words(role: str, units: Sequence[str]) -> tuple[str, ...]:
    """Say role and unit, then always less: the Area goes before the Settore, and the role is the last to go."""
    return *(", ".join((role, *units[left:])) for left in range(len(units) + 1)), ""


def period_in_words(period: Period) -> str:
    """Write the days of a sheet: `01/01 – 30/09/2024, 274 giorni`."""
    is_of_one_year = period.start.year == period.end.year
    first = f"{period.start:%d/%m}" if is_of_one_year else format_date(period.start)
    return f"{first} – {format_date(period.end)}, {plural(period.days, 'giorno', 'giorni')}"


def _arrow(text: str, icon_name: str, slot: Callable[[], object]) -> QPushButton:
    button = make_button("", icon_name, slot, text)
    button.setAccessibleName(text)
    keep_size(button, MEASURES.page_button, MEASURES.page_button)
    return button
