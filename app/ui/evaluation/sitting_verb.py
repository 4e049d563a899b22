"""*Seduta* as a verb of the page: its button, its line in the menu of the sheet, its key (spec: *Filling a sheet*)."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from app.domain.ids import RoundId, SheetId
from app.domain.permissions import Action, may_some
from app.domain.rounds.rounds import RoundRow
from app.ui.evaluation.sheet_panel import SheetPanel
from app.ui.kit.desk import Desk
from app.ui.kit.icons import icon


class SittingVerb(QObject):
    """Asks the window for *Seduta* at the sheet in front; offered to who may score, while the session is open."""

    def __init__(
        self, desk: Desk, panel: SheetPanel, shown: Callable[[], tuple[RoundId | None, SheetId | None]]
    ) -> None:
        """`shown` gives the round and the sheet in front."""
        super().__init__(panel)
        self._desk = desk
        self._panel = panel
        self._shown = shown
        self._may_score = may_some(desk.workspace.actor, Action.SCORE)
        self.is_offered = False
        self.action = QAction(icon("presentation"), "Seduta (F11)", self)
        self.action.setVisible(False)
        self.action.triggered.connect(self.ask)
        panel.header.offer_sitting(is_offered=False)
        panel.header.sitting_asked.connect(self.ask)

    def show_round(self, current: RoundRow | None) -> None:
        """Be offered for a session, or not: of one that is over nothing is scored any more."""
        self.is_offered = self._may_score and current is not None and current.is_open and current.total > 0
        self.is_offered = self.is_offered and current is not None and current.takes_scores
        self.action.setVisible(self.is_offered)
        self._panel.header.offer_sitting(is_offered=self.is_offered)

    def ask(self) -> None:
        round_id, sheet_id = self._shown()
        if round_id is not None:
            self._panel.score_rows.commit_notes()
            self._desk.hub.sitting_asked.emit(round_id, sheet_id)
