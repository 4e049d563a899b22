"""What waits for a decision, with the buttons of whoever may answer to it: on a sheet and on an objective."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.domain.issues import Severity
from app.domain.proposing import ProposalLine
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import make_button
from app.ui.kit.labels import Message

WAITING = "Aspetta la decisione del Segretario."


class ProposalBanner(QWidget):
    """Hidden while nothing waits. Signals: `accepted()`, `rejected()`, `taken_back()`, each to be asked first."""

    accepted = Signal()
    rejected = Signal()
    taken_back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.message = Message(self)
        self.accept_button = make_button("Accetta…", "check-circle", self.accepted.emit, "Fa ciò che è proposto")
        self.reject_button = make_button("Respingi…", "x-circle", self.rejected.emit, "Dice perché non si fa")
        self.back_button = make_button("Ritira la proposta…", "arrow-u-up-left", self.taken_back.emit)
        self.verbs = ButtonRow(*self.buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.message)
        layout.addWidget(self.verbs)
        self.hide()

    @property
    def buttons(self) -> Sequence[QPushButton]:
        return self.accept_button, self.reject_button, self.back_button

    def show_proposal(self, proposal: ProposalLine | None, *, may_decide: bool, is_own: bool) -> None:
        self.setVisible(proposal is not None)
        if proposal is None:
            self.message.clear()
            return
        told = proposal.asking if may_decide else f"{proposal.asking.rstrip('.')}. {WAITING}"
        self.message.say(told, Severity.WARNING)
        for button, is_offered in (
            (self.accept_button, may_decide),
            (self.reject_button, may_decide),
            (self.back_button, is_own),
        ):
            self.verbs.offer(button, is_offered=is_offered)
            button.setEnabled(is_offered)
