"""One sheet at the side of the list: header, pages, outcome, what is missing, what can be done."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTabWidget, QVBoxLayout, QWidget

from app.domain.italian import format_date, format_percent
from app.domain.sheets.detail import SheetDetail
from app.domain.sheets.next_steps import dates_in_words, first_step, what_is_next
from app.domain.sheets.particulars import SheetPerson
from app.domain.sheets.step_words import SHEET_STEPS
from app.ui.evaluation.composition_page import CompositionPage
from app.ui.evaluation.one_line import OneLine
from app.ui.evaluation.outcome_strip import OutcomeStrip
from app.ui.evaluation.pages import ExplanationPage, MissingPage, SheetHistoryPage, SheetPage, TextsPage
from app.ui.evaluation.score_page import ScorePage
from app.ui.evaluation.side_panel import SidePanel
from app.ui.evaluation.step_icons import SHEET_ICONS
from app.ui.kit.buttons import make_button, make_tool
from app.ui.kit.labels import title_label
from app.ui.kit.overrides import override

KEYS = "Cifre: gradino  ·  Invio: avanti  ·  F2: nota  ·  Canc: toglie  ·  Ctrl+↑, Ctrl+↓: altra scheda  ·  Esc: elenco"

_PREVIEW = "preview"

_LOW = 16
"""In lines of text: a lower sheet has no room to spare."""


class SheetPanel(SidePanel):
    """Shows one sheet. `moved(step)` asks for another one; the buttons ask through `asked(name)`."""

    moved = Signal(int)
    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__("Scegliere una scheda dall'elenco per compilarla.")
        self.detail: SheetDetail | None = None
        self.name = title_label("")
        self.state = QLabel()
        self.facts = OneLine()
        self.period = OneLine()
        self.dates = OneLine()
        self.outcome = OutcomeStrip()
        self.next_step = OneLine()
        self.missing = MissingPage()
        self.scores = ScorePage()
        self.composition = CompositionPage()
        self.texts = TextsPage()
        self.explanation = ExplanationPage()
        self.history = SheetHistoryPage()
        self.pages = QTabWidget()
        self.keys = OneLine(KEYS)
        self._buttons = _buttons(self)
        self._lay_out()
        self.clear()

    def show_detail(self, detail: SheetDetail) -> None:
        self.detail = detail
        person = detail.person
        self.name.setText(person.full_name)
        self.state.setText(detail.state.italian)
        self.facts.setText(_facts(detail.person))
        self.period.setText(_period(detail))
        self.dates.setText(dates_in_words(detail.calendar))
        self.dates.setVisible(bool(self.dates.text()))
        for page in self._views:
            page.show_detail(detail)
        self._tell_keys()
        place = self.pages.indexOf(self.missing)
        self.pages.setTabText(place, f"Manca ({self.missing.count})" if self.missing.count else "Manca")
        self._show_steps(detail)
        self.show_chosen(is_chosen=True)

    @property
    def _views(self) -> tuple[ScorePage | SheetPage | OutcomeStrip, ...]:
        pages = (self.composition, self.texts, self.explanation, self.history, self.missing)
        return (self.scores, *pages, self.outcome)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._tell_keys()

    def _tell_keys(self) -> None:
        """Tell the keys of a sheet to fill, unless the lines to score need the room: F1 tells them too."""
        is_open = self.detail is not None and self.detail.is_open
        self.keys.setVisible(is_open and self.height() >= self.fontMetrics().height() * _LOW)

    def _show_steps(self, detail: SheetDetail) -> None:
        """Show only the steps that make sense now; one that must wait is greyed and says why."""
        steps = [one for one in detail.steps if one.is_permitted]
        for one in steps:
            button = self._buttons[one.words.name]
            button.show()
            button.setEnabled(one.can_be_pressed)
            button.setToolTip(one.tip)
        self._lead_on(detail)
        shown = {one.words for one in steps}
        for words in SHEET_STEPS:
            self._buttons[words.name].setVisible(words in shown)
        self.next_step.setText(what_is_next(detail))

    def _lead_on(self, detail: SheetDetail) -> None:
        """When the button with the keyboard is no step any more, give the keyboard to the next one, or to the list."""
        pressable = {one.words.name for one in detail.steps if one.is_permitted and one.can_be_pressed}
        held = next((name for name, button in self._buttons.items() if button is self.window().focusWidget()), "")
        if not held or held in pressable | {_PREVIEW}:
            return
        if name := first_step(detail):
            self._buttons[name].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left.emit()

    def clear(self) -> None:
        self.detail = None
        self.show_chosen(is_chosen=False)

    def button(self, name: str) -> QPushButton:
        return self._buttons[name]

    def start(self) -> None:
        """Begin to fill: the keyboard goes to the first line without a score."""
        self.pages.setCurrentWidget(self.scores)
        self.scores.start()

    def show_missing(self) -> None:
        """Show what stands in the way of completing."""
        self.pages.setCurrentWidget(self.missing)
        self.missing.list.setFocus()
        self.missing.list.setCurrentRow(0)

    def show_composition(self, section: str) -> None:
        """Show the parts of the sheet, with the keyboard on a section."""
        self.pages.setCurrentWidget(self.composition)
        self.composition.select(section)

    def offer_completion(self) -> None:
        """After the last line: put the keyboard on the first step that can be taken."""
        for name in ("complete", "hearing"):
            if self._buttons[name].isVisible() and self._buttons[name].isEnabled():
                self._buttons[name].setFocus(Qt.FocusReason.TabFocusReason)
                return

    def _lay_out(self) -> None:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        step = self.fontMetrics().height() // 2
        column.setContentsMargins(step, 0, 0, 0)
        column.setSpacing(step // 2)
        heading = QHBoxLayout()
        heading.addWidget(self.name, 1)
        heading.addWidget(self.state)
        heading.addWidget(self._buttons[_PREVIEW])
        heading.addWidget(make_tool("Scheda precedente (Ctrl+↑)", "caret-up", self._previous))
        heading.addWidget(make_tool("Scheda seguente (Ctrl+↓)", "caret-down", self._next))
        column.addLayout(heading)
        column.addWidget(self.facts)
        column.addWidget(self.period)
        column.addWidget(self.dates)
        self._add_pages()
        column.addWidget(self.pages, 1)
        column.addWidget(self.outcome)
        column.addLayout(self._button_row())
        self.stack.addWidget(sheet)

    def _add_pages(self) -> None:
        scores = QWidget()
        column = QVBoxLayout(scores)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.scores, 1)
        column.addWidget(self.keys)
        self.pages.addTab(scores, "Punteggi")
        self.pages.addTab(self.missing, "Manca")
        self.pages.addTab(self.composition, "Composizione")
        self.pages.addTab(self.texts, "Osservazioni")
        self.pages.addTab(self.explanation, "Perché questo punteggio")
        self.pages.addTab(self.history, "Storia")
        self.pages.setAccessibleName("Pagine della scheda")
        self.pages.setMinimumHeight(self.fontMetrics().height() * 5)
        self.pages.setDocumentMode(True)

    def _button_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for one in SHEET_STEPS:
            row.addWidget(self._buttons[one.name])
            self._buttons[one.name].hide()
        row.addSpacing(self.fontMetrics().averageCharWidth())
        row.addWidget(self.next_step, 1)
        return row

    def _previous(self) -> None:
        self.moved.emit(-1)

    def _next(self) -> None:
        self.moved.emit(1)


def _buttons(panel: SheetPanel) -> dict[str, QPushButton]:
    steps = {
        one.name: make_button(one.text, SHEET_ICONS[one.name], _asking(panel, one.name), one.help)
        for one in SHEET_STEPS
    }
    help_text = "Anteprima, stampa e PDF della scheda (Ctrl+P)"
    return steps | {_PREVIEW: make_button("Stampa scheda…", "printer", _asking(panel, _PREVIEW), help_text)}


def _asking(panel: SheetPanel, name: str) -> Callable[[], None]:
    return lambda: panel.asked.emit(name)


def _facts(person: SheetPerson) -> str:
    time = "" if person.part_time in {None, 100} else f"tempo parziale {format_percent(person.part_time, None)}"
    matricola = f"matricola {person.matricola}" if person.matricola else ""
    parts = (matricola, person.unit, person.contract_area, person.profile, time, person.assignment)
    return "  ·  ".join(filter(None, parts))


def _period(detail: SheetDetail) -> str:
    person, seen = detail.person, detail.calendar.assigned_on
    evaluator = f"valuta {person.evaluator}" if person.evaluator else "valutatore da indicare"
    days = f"dal {format_date(person.period.start)} al {format_date(person.period.end)}"
    return "  ·  ".join(filter(None, (days, evaluator, f"obiettivi visti il {format_date(seen)}" if seen else "")))
