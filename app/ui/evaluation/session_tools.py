"""The session as a row of controls: which one, what can be done with all its sheets, and the actions themselves."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QToolButton, QWidget

from app.domain.italian import format_date
from app.domain.obstacles import first_sentence
from app.domain.permissions import Action
from app.domain.rounds.next_steps import CLOSE, PREPARE, SESSION_STEPS, RoundProgress, RoundStep, progress_of
from app.domain.rounds.rounds import RoundRow
from app.domain.workflow import RoundState
from app.ui.evaluation.step_icons import SESSION_ICONS
from app.ui.kit.buttons import make_tool
from app.ui.kit.choice_box import ChoiceBox
from app.ui.kit.icons import icon
from app.ui.kit.scale import keep_height, keep_margins, keep_size, keep_spacing
from app.ui.kit.tokens import MEASURES

PRINT, LEDGER = "print", "ledger"
GIVE_OUT, TAKE_IN = "give_out", "take_in"
_WORKBOOKS = (
    (GIVE_OUT, "Esporta un file Excel per valutatore…", "Le schede da compilare, su un altro computer", Action.EXPORT),
    (
        TAKE_IN,
        "Importa un file Excel compilato…",
        "Prima di scrivere mostra che cosa cambia nelle schede",
        Action.IMPORT,
    ),
)


class SessionTools(QWidget):
    """`round_chosen(RoundRow)` by the user; `asked(name)` for the actions; `fold_asked()` to fold the list away."""

    round_chosen = Signal(object)
    asked = Signal(str)
    fold_asked = Signal()

    def __init__(
        self,
        why_not: Callable[[RoundStep], str] = lambda _: "",
        why_no_workbook: Callable[[Action], str] = lambda _: "",
    ) -> None:
        """`why_not` says why the person at the keyboard may not take a step, `why_no_workbook` why not export or
        import the workbooks of the evaluators; empty when they may."""
        super().__init__()
        self._why_no_workbook = why_no_workbook
        self._why_not = why_not
        self._rounds: Sequence[RoundRow] = ()
        self.choice = ChoiceBox()
        self.choice.setAccessibleName("Sessione di valutazione")
        self.actions_by_name: dict[str, QAction] = {}
        self.menu = QMenu("Sessione", self)
        self.menu.setToolTipsVisible(True)
        self._fill_menu()
        self.more_button = QPushButton("Sessione")
        self.more_button.setAccessibleName("Azioni sulla sessione")
        self.more_button.setToolTip("Preparare, stampare, assegnare, concludere e chiudere tutte le schede insieme")
        self.more_button.setAutoDefault(False)
        self.more_button.setMenu(self.menu)
        self.fold_button: QToolButton = make_tool("Riduce l'elenco (F9)", "caret-double-left", self._ask_fold)
        self._lay_out()
        self.choice.activated.connect(self._tell_choice)

    def show_rounds(self, rounds: Sequence[RoundRow], current: RoundRow | None) -> None:
        """Show the rounds of the year; nothing is emitted."""
        self._rounds = rounds
        titles = [one.title for one in rounds]
        if titles != [self.choice.itemText(place) for place in range(self.choice.count())]:
            self.choice.clear()
            self.choice.addItems(titles)
        if current is None:
            return
        self.choice.setCurrentIndex(rounds.index(current))
        for name in (PRINT, LEDGER):
            self.actions_by_name[name].setEnabled(current.total > 0)
        for name, _, help_text, asks in _WORKBOOKS:
            why = self._why_no_workbook(asks) or ("" if current.is_open else "La sessione è chiusa.")
            self.actions_by_name[name].setEnabled(not why)
            self.actions_by_name[name].setToolTip(why or help_text)
            self.actions_by_name[name].setStatusTip(why or help_text)
        progress = progress_of(current, self._rounds)
        for step in (PREPARE, *SESSION_STEPS):
            why, action = self.why_off(step, progress), self.actions_by_name[step.name]
            action.setEnabled((step.opens_list and not self._why_not(step)) or not why)
            action.setToolTip(why or step.help)
            action.setStatusTip(why or step.help)

    def why_off(self, step: RoundStep, progress: RoundProgress) -> str:
        """Say why a step of the session cannot be taken: it is for others, or something stands in the way."""
        return self._why_not(step) or first_sentence(step.obstacles(progress))

    def _fill_menu(self) -> None:
        self._add(PREPARE)
        self.actions_by_name[PRINT] = self.menu.addAction(icon(SESSION_ICONS[PRINT]), "Stampa schede…")
        self.actions_by_name[PRINT].setToolTip("Tutte le schede in un PDF")
        self.actions_by_name[PRINT].triggered.connect(partial(self._ask, PRINT))
        self.actions_by_name[LEDGER] = self.menu.addAction(icon(SESSION_ICONS[LEDGER]), "Registro delle firme…")
        self.actions_by_name[LEDGER].setToolTip("Consegne, firme, osservazioni e carte ancora fuori")
        self.actions_by_name[LEDGER].triggered.connect(partial(self._ask, LEDGER))
        for name, text, _, _ in _WORKBOOKS:
            self.actions_by_name[name] = self.menu.addAction(icon(SESSION_ICONS[name]), text)
            self.actions_by_name[name].triggered.connect(partial(self._ask, name))
        self.menu.addSeparator()
        for step in SESSION_STEPS:
            if step is CLOSE:
                self.menu.addSeparator()
            self._add(step)

    def _add(self, step: RoundStep) -> None:
        action = self.menu.addAction(icon(SESSION_ICONS[step.name]), step.text)
        action.triggered.connect(partial(self._ask, step.name))
        self.actions_by_name[step.name] = action

    def _ask(self, name: str, _checked: bool = False) -> None:
        self.asked.emit(name)

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        keep_margins(row, 0, 0, 0, 0)
        keep_spacing(row, MEASURES.gap)
        row.addWidget(self.choice, 1)
        row.addWidget(self.more_button)
        row.addWidget(self.fold_button)
        keep_height(self.more_button, MEASURES.page_button)
        keep_size(self.fold_button, MEASURES.page_button, MEASURES.page_button)
        keep_height(self, MEASURES.action_button)

    def _ask_fold(self) -> None:
        self.fold_asked.emit()

    def _tell_choice(self, place: int) -> None:
        self.round_chosen.emit(self._rounds[place])


def session_facts(current: RoundRow) -> str:
    """Say how far a session has gone, by which method and since when."""
    closed = "" if current.state is RoundState.OPEN else "chiusa  ·  "
    opened = f"aperta il {format_date(current.opened_on)}"
    return f"{current.progress} compilate  ·  {closed}{current.method}  ·  {opened}"
