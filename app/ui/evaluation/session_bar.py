"""The session on top of the page: which one, with which method, how far it has gone, what to do next."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QProgressBar, QPushButton, QVBoxLayout, QWidget

from app.domain.evaluation.rounds import RoundRow
from app.domain.italian import format_date
from app.domain.workflow import RoundState
from app.ui.kit.buttons import make_button
from app.ui.kit.labels import Words


class SessionBar(QWidget):
    """`round_chosen(RoundRow)` by the user; `asked(name)` for its buttons."""

    round_chosen = Signal(object)
    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rounds: Sequence[RoundRow] = ()
        self.choice = QComboBox()
        self.choice.setAccessibleName("Sessione di valutazione")
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.progress = QProgressBar()
        self.progress.setAccessibleName("Schede compilate")
        self.count = QLabel()
        self.facts = Words()
        self.facts.setProperty("quiet", True)
        self.open_button = make_button("Apri sessione…", "plus", self._ask_open, "Apre la sessione dell'anno")
        self.prepare_button = make_button(
            "Prepara sessione…", "stack", self._ask_prepare, "Crea e aggiorna le schede secondo la struttura"
        )
        self.print_button = make_button("Stampa schede…", "printer", self._ask_print, "Tutte le schede in un PDF")
        self._lay_out()
        self.choice.activated.connect(self._tell_choice)

    def show_rounds(self, rounds: Sequence[RoundRow], current: RoundRow | None) -> None:
        """Show the rounds of the year; nothing is emitted."""
        self._rounds = rounds
        titles = [one.title for one in rounds]
        if titles != [self.choice.itemText(place) for place in range(self.choice.count())]:
            self.choice.clear()
            self.choice.addItems(titles)
        if current is not None:
            self.choice.setCurrentIndex(rounds.index(current))
        self._show_round(current)

    def _show_round(self, current: RoundRow | None) -> None:
        for widget in (self.choice, self.progress, self.count, self.print_button, self.prepare_button):
            widget.setVisible(current is not None)
        self.open_button.setVisible(len(self._rounds) < 2)
        if current is None:
            self.facts.setText("Per quest'anno non c'è ancora una sessione di valutazione.")
            return
        self.progress.setRange(0, max(current.total, 1))
        self.progress.setValue(current.done)
        self.progress.setTextVisible(False)
        self.count.setText(f"{current.progress} compilate")
        closed = "" if current.state is RoundState.OPEN else "  ·  chiusa"
        self.facts.setText(f"{current.method}  ·  aperta il {format_date(current.opened_on)}{closed}")
        self.prepare_button.setEnabled(current.state is RoundState.OPEN)
        self.print_button.setEnabled(current.total > 0)

    def _lay_out(self) -> None:
        first = QHBoxLayout()
        self.progress.setFixedWidth(self.fontMetrics().averageCharWidth() * 10)
        for widget in (self.choice, self.progress, self.count):
            first.addWidget(widget)
        first.addStretch(1)
        for button in self._buttons:
            first.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addLayout(first)
        layout.addWidget(self.facts)

    @property
    def _buttons(self) -> tuple[QPushButton, ...]:
        return self.open_button, self.prepare_button, self.print_button

    def _tell_choice(self, place: int) -> None:
        self.round_chosen.emit(self._rounds[place])

    def _ask_open(self) -> None:
        self.asked.emit("open")

    def _ask_prepare(self) -> None:
        self.asked.emit("prepare")

    def _ask_print(self) -> None:
        self.asked.emit("print")
