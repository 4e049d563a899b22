"""Below the users: who could let the others in again, and whether the paper that lets anybody in is the right one."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.issues import Severity
from app.domain.users.standing import EntryStanding
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import make_button
from app.ui.kit.labels import Message
from app.ui.kit.scale import keep_spacing
from app.ui.kit.tokens import MEASURES


class EntryAdvice(QWidget):
    """Two sentences, and the verbs that mend what they say; nothing for an archive that asks no password."""

    def __init__(self, ask_second: Callable[[], object], ask_trial: Callable[[], object]) -> None:
        super().__init__()
        self.second = make_button("&Secondo amministratore…", "user-plus", ask_second)
        self.trial = make_button("P&rova la chiave di recupero…", "shield-check", ask_trial)
        self.administration, self.recovery = Message(self), Message(self)
        self._verbs = ButtonRow(self.second, self.trial)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        keep_spacing(column, MEASURES.gap)
        for widget in (self.administration, self.recovery, self._verbs):
            column.addWidget(widget)
        self.hide()

    def say(self, standing: EntryStanding) -> None:
        self.administration.say(standing.administration, Severity.NOTE)
        self.recovery.say(standing.recovery, Severity.NOTE)
        self._verbs.offer(self.second, is_offered=standing.lacks_administrator and not standing.waiting)
        self.show()
