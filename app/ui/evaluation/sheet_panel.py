"""One sheet at the side of the list: header, pages, outcome, what is missing, what can be done."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from app.domain.evaluation.detail import SheetDetail
from app.domain.italian import format_date, format_percent
from app.domain.workflow import SheetState
from app.ui.evaluation.outcome_strip import OutcomeStrip
from app.ui.evaluation.pages import ExplanationPage, HistoryPage, MissingPage, TextsPage
from app.ui.evaluation.score_page import ScorePage
from app.ui.kit.buttons import make_button, make_tool
from app.ui.kit.labels import Words, hint_label, title_label

KEYS = "Cifre: gradino  ·  Invio: avanti  ·  F2: nota  ·  Canc: toglie  ·  Ctrl+↑ e Ctrl+↓: altra scheda"


class SheetPanel(QWidget):
    """Shows one sheet. `moved(step)` asks for another one; the buttons ask the tab through `asked(name)`."""

    moved = Signal(int)
    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.detail: SheetDetail | None = None
        self.name = title_label("", 1.35)
        self.state = QLabel()
        self.facts = Words()
        self.facts.setProperty("quiet", True)
        self.outcome = OutcomeStrip()
        self.missing = MissingPage()
        self.scores = ScorePage()
        self.texts = TextsPage()
        self.explanation = ExplanationPage()
        self.history = HistoryPage()
        self.pages = QTabWidget()
        self.keys = hint_label(KEYS)
        self.stack = QStackedWidget()
        self.empty = hint_label("Scegliere una scheda dall'elenco per compilarla.")
        self._buttons = _buttons(self)
        self._lay_out()
        self.clear()

    def show_detail(self, detail: SheetDetail) -> None:
        self.detail = detail
        person = detail.person
        self.name.setText(person.full_name)
        self.state.setText(detail.state.italian)
        self.facts.setText(_facts(detail))
        for page in (self.scores, self.texts, self.explanation, self.history, self.outcome, self.missing):
            page.show_detail(detail)
        self.keys.setVisible(detail.is_open)
        place = self.pages.indexOf(self.missing)
        self.pages.setTabText(place, f"Manca ({self.missing.count})" if self.missing.count else "Manca")
        for name, button in self._buttons.items():
            button.setVisible(name in _offered(detail))
        self.stack.setCurrentIndex(1)

    def clear(self) -> None:
        self.detail = None
        self.stack.setCurrentIndex(0)

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

    def offer_completion(self) -> None:
        """After the last line: put the keyboard on *Completa* when nothing is missing."""
        button = self._buttons["complete"]
        if button.isVisible():
            button.setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        step = self.fontMetrics().height() // 2
        column.setContentsMargins(step, 0, 0, 0)
        heading = QHBoxLayout()
        heading.addWidget(self.name, 1)
        heading.addWidget(self.state)
        heading.addWidget(make_tool("Scheda precedente (Ctrl+↑)", "caret-up", self._previous))
        heading.addWidget(make_tool("Scheda seguente (Ctrl+↓)", "caret-down", self._next))
        column.addLayout(heading)
        column.addWidget(self.facts)
        self._add_pages()
        column.addWidget(self.pages, 1)
        column.addWidget(self.outcome)
        column.addLayout(self._button_row())
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack.addWidget(self.empty)
        self.stack.addWidget(sheet)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.stack)

    def _add_pages(self) -> None:
        scores = QWidget()
        column = QVBoxLayout(scores)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.scores, 1)
        column.addWidget(self.keys)
        self.pages.addTab(scores, "Punteggi")
        self.pages.addTab(self.missing, "Manca")
        self.pages.addTab(self.texts, "Osservazioni")
        self.pages.addTab(self.explanation, "Perché questo punteggio")
        self.pages.addTab(self.history, "Storia")
        self.pages.setAccessibleName("Pagine della scheda")
        self.pages.setDocumentMode(True)

    def _button_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        for button in self._buttons.values():
            row.addWidget(button)
            button.hide()
        row.addStretch(1)
        return row

    def _previous(self) -> None:
        self.moved.emit(-1)

    def _next(self) -> None:
        self.moved.emit(1)


_ACTIONS = (
    ("complete", "Completa", "check-circle", "Dichiara compilata la scheda: non deve mancare nulla"),
    ("reopen", "Riapri…", "arrow-counter-clockwise", "Torna a compilare la scheda, indicando il motivo"),
    ("not_evaluable", "Non valutabile…", "prohibit", "Toglie la scheda dalla valutazione, indicando il motivo"),
    ("hearing", "Contraddittorio…", "chats", "Registra l'audizione richiesta da una valutazione negativa"),
    ("preview", "Stampa scheda…", "printer", "Anteprima, stampa e PDF della scheda"),
)


def _buttons(panel: SheetPanel) -> dict[str, QPushButton]:
    return {
        name: make_button(text, icon_name, _asking(panel, name), words) for name, text, icon_name, words in _ACTIONS
    }


def _asking(panel: SheetPanel, name: str) -> Callable[[], None]:
    return lambda: panel.asked.emit(name)


def _offered(detail: SheetDetail) -> set[str]:
    """Which buttons make sense now."""
    offered = {"preview"}
    if not detail.may_score:
        return offered
    if detail.is_open:
        offered |= {"complete", "not_evaluable"}
        if detail.result.is_negative and not detail.missing and not detail.has_hearing:
            offered.add("hearing")
    if detail.state in {SheetState.COMPLETED, SheetState.NOT_EVALUABLE}:
        offered.add("reopen")
    return offered


def _facts(detail: SheetDetail) -> str:
    person = detail.person
    period = f"dal {format_date(person.period.start)} al {format_date(person.period.end)}"
    time = "" if person.part_time in {None, 100} else f"tempo parziale {format_percent(person.part_time, None)}"
    evaluator = f"valuta {person.evaluator}" if person.evaluator else "valutatore da indicare"
    first = [f"matricola {person.matricola}" if person.matricola else "", person.unit, person.contract_area]
    second = [person.profile, time, person.assignment, period, evaluator]
    return "  ·  ".join(filter(None, first + second))
