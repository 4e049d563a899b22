"""The session on top of the page, in one line: which one, how far it has gone, what to do next."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from app.domain.italian import format_date
from app.domain.obstacles import first_sentence
from app.domain.rounds.next_steps import CLOSE, PREPARE, SESSION_STEPS, progress_of
from app.domain.rounds.rounds import RoundRow
from app.domain.workflow import RoundState
from app.ui.evaluation.one_line import OneLine
from app.ui.evaluation.step_icons import SESSION_ICONS
from app.ui.evaluation.thin_bar import ThinBar
from app.ui.kit.buttons import make_button
from app.ui.kit.choice_box import ChoiceBox
from app.ui.kit.icons import icon


class SessionBar(QWidget):
    """`round_chosen(RoundRow)` by the user; `asked(name)` for its buttons and the actions of its menu."""

    round_chosen = Signal(object)
    asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._rounds: Sequence[RoundRow] = ()
        self.choice = ChoiceBox()
        self.choice.setAccessibleName("Sessione di valutazione")
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.progress = ThinBar("Schede compilate")
        self.count = QLabel()
        self.facts = OneLine()
        self.open_button = make_button("Apri sessione…", "plus", self._asking("open"), "Apre la sessione dell'anno")
        self.prepare_button = make_button(
            PREPARE.text, SESSION_ICONS[PREPARE.name], self._asking(PREPARE.name), PREPARE.help
        )
        self.print_button = make_button("Stampa schede…", "printer", self._asking("print"), "Tutte le schede in un PDF")
        self.menu = QMenu("Altre azioni", self)
        self.menu.setToolTipsVisible(True)
        self.actions_by_name = self._fill_menu()
        self.more_button = QPushButton("Altre azioni")
        self.more_button.setAccessibleName("Altre azioni sulla sessione")
        self.more_button.setToolTip("Assegnare, concludere e chiudere tutte le schede insieme; escludere giorni")
        self.more_button.setAutoDefault(False)
        self.more_button.setMenu(self.menu)
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
        for widget in (self.choice, self.progress, self.count, *self._buttons[1:]):
            widget.setVisible(current is not None)
        self.open_button.setVisible(current is None)
        if current is None:
            self.facts.setText("Per quest'anno non c'è ancora una sessione di valutazione.")
            return
        self.progress.show_share(current.done, current.total)
        self.count.setText(f"{current.progress} compilate")
        closed = "" if current.state is RoundState.OPEN else "chiusa  ·  "
        self.facts.setText(f"{closed}{current.method}  ·  aperta il {format_date(current.opened_on)}")
        self.print_button.setEnabled(current.total > 0)
        progress = progress_of(current, self._rounds)
        for step in (PREPARE, *SESSION_STEPS):
            why = first_sentence(step.obstacles(progress))
            shown = self.prepare_button if step is PREPARE else self.actions_by_name[step.name]
            shown.setEnabled(step.opens_list or not why)
            shown.setToolTip(why or step.help)

    def _fill_menu(self) -> dict[str, QAction]:
        found = {}
        for step in SESSION_STEPS:
            if step is CLOSE:
                self.menu.addSeparator()
            action = self.menu.addAction(icon(SESSION_ICONS[step.name]), step.text)
            action.triggered.connect(self._asking(step.name))
            found[step.name] = action
        return found

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for widget in (self.choice, self.progress, self.count):
            layout.addWidget(widget)
        layout.addSpacing(self.fontMetrics().averageCharWidth())
        layout.addWidget(self.facts, 1)
        for button in self._buttons:
            layout.addWidget(button)

    @property
    def _buttons(self) -> tuple[QPushButton, ...]:
        return self.open_button, self.prepare_button, self.print_button, self.more_button

    def _tell_choice(self, place: int) -> None:
        self.round_chosen.emit(self._rounds[place])

    def _asking(self, name: str) -> Callable[[], None]:
        return lambda: self.asked.emit(name)
