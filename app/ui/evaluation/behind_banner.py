"""What says that sheets do not follow the structure any more, with the button that prepares the session again."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.issues import Severity
from app.domain.rounds.next_steps import PREPARE
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import make_button
from app.ui.kit.labels import Message
from app.ui.kit.scale import keep_margins
from app.ui.kit.tokens import MEASURES


class BehindBanner(QWidget):
    """Hidden while every sheet follows; `asked()` prepares the session."""

    asked = Signal()

    def __init__(self, *, side: int = 0) -> None:
        """`side` is the margin at the left and the right, in pixels of the drawing."""
        super().__init__()
        self.message = Message(self)
        self.button = make_button(PREPARE.text, "stack", self.asked.emit, PREPARE.help)
        self.verbs = ButtonRow(self.button)
        layout = QVBoxLayout(self)
        keep_margins(layout, side, MEASURES.gap_small if side else 0, side, MEASURES.gap_small if side else 0)
        layout.addWidget(self.message)
        layout.addWidget(self.verbs)
        self.hide()

    def say(self, words: str, *, may_prepare: bool) -> None:
        """Show what does not follow; empty words take the banner away."""
        self.setVisible(bool(words))
        if words:
            told = words if may_prepare else f"{words} La adegua il Segretario, con «{PREPARE.text}»."
            self.message.say(told, Severity.WARNING)
        else:
            self.message.clear()
        self.verbs.offer(self.button, is_offered=bool(words) and may_prepare)
        self.verbs.setVisible(bool(words) and may_prepare)
