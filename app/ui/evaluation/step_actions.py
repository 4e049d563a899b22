"""The steps of a sheet as actions: the menu lists them, the foot presses the one that leads on."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from app.domain.sheets.detail import SheetDetail
from app.domain.sheets.step_words import SHEET_STEPS
from app.ui.evaluation.step_icons import SHEET_ICONS
from app.ui.kit.icons import icon

PREVIEW, ASSIGNMENT, DELIVERY = "preview", "assignment", "delivery"
_PAPERS = (
    (PREVIEW, "Stampa scheda…", "Anteprima, stampa e PDF della scheda (Ctrl+P)"),
    (ASSIGNMENT, "Scheda di assegnazione…", "Obiettivi, pesi e fattori da firmare per presa visione, tra i documenti"),
    (DELIVERY, "Lettera di consegna…", "Che cosa si consegna ed entro quando si può rispondere, tra i documenti"),
)


class StepActions(QObject):
    """`asked(name)` when one is pressed. Only those that make sense now are visible; one that waits says why."""

    asked = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = {name: self._action(name, text, help_text) for name, text, help_text in _PAPERS}
        self._actions |= {one.name: self._action(one.name, one.text, one.help) for one in SHEET_STEPS}

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def all(self) -> Mapping[str, QAction]:
        """Return the papers and the steps by name, in the order in which a menu shows them."""
        return self._actions

    def show_detail(self, detail: SheetDetail) -> None:
        self._actions[PREVIEW].setVisible(not detail.is_own_part)
        is_assigned = detail.state.is_evaluated and not detail.is_interim
        self._actions[ASSIGNMENT].setVisible(is_assigned and not detail.is_own_part)
        self._actions[DELIVERY].setVisible(detail.state.is_delivered)
        offered = {one.words.name: one for one in detail.steps if one.is_permitted}
        for words in SHEET_STEPS:
            action, step = self._actions[words.name], offered.get(words.name)
            action.setVisible(step is not None)
            if step is not None:
                action.setEnabled(step.can_be_pressed)
                action.setToolTip(step.tip)
                action.setStatusTip(step.tip)

    def _action(self, name: str, text: str, help_text: str) -> QAction:
        action = QAction(icon(SHEET_ICONS[name]), text, self)
        action.setToolTip(help_text)
        action.triggered.connect(partial(self._ask, name))
        return action

    def _ask(self, name: str, _checked: bool = False) -> None:
        self.asked.emit(name)
