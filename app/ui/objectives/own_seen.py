"""What the person who has logged in says of the own objectives: that they have seen them."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.permissions import Action, may
from app.services.objectives.acknowledging import acknowledge_own, own_to_see
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import confirm
from app.ui.objectives.controls import Controls


class OwnSeen(QObject):
    """Shows the button of the controls while some of the own objectives wait to be seen, and asks before it writes."""

    def __init__(self, page: QWidget, desk: Desk, controls: Controls) -> None:
        super().__init__(page)
        self._page, self._desk, self._controls = page, desk, controls
        controls.own_asked.connect(self.ask)
        controls.tree_shown.connect(self.read)

    def read(self) -> None:
        if may(self._desk.workspace.actor, Action.ACKNOWLEDGE):
            self._desk.read(own_to_see, self._desk.year, on_done=self._controls.show_own, latest=(self, "own"))

    def ask(self) -> None:
        year = self._desk.year
        question = f"Ha visto i suoi obiettivi del {year}, con indicatori, valori attesi e pesi?"
        more = "La presa visione resta annotata con il suo nome e il giorno di oggi."
        confirm(self._page, question, more, "Li ho visti", partial(self._desk.save, acknowledge_own, year))
