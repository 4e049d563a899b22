"""What stands where there is nothing to show: one sentence that says why, one that says what to do, one button."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from app.domain.rounds.next_steps import PREPARE
from app.ui.evaluation.sheet_foot import OfferedButton
from app.ui.evaluation.year_results import NO_ROUND
from app.ui.kit.buttons import make_primary
from app.ui.kit.labels import Words, hint_label
from app.ui.kit.scale import keep_font, keep_margins, keep_spacing
from app.ui.kit.tokens import MEASURES


class NothingYet(QWidget):
    """Why the page is empty, and the step that fills it."""

    def __init__(self) -> None:
        super().__init__()
        self.why: QLabel = Words()
        keep_font(self.why, MEASURES.section, strong=True)
        self.what_to_do = hint_label("")
        self.button = OfferedButton()
        make_primary(self.button)
        layout = QVBoxLayout(self)
        keep_margins(layout, MEASURES.margin, MEASURES.margin, MEASURES.margin, MEASURES.margin)
        keep_spacing(layout, MEASURES.gap)
        layout.addStretch(1)
        for words in (self.why, self.what_to_do):
            words.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(words)
        layout.addWidget(self.button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)

    def ask_for_round(self, press: Callable[[], object], why_off: str) -> None:
        self.say(NO_ROUND.split("\n")[0], "Si apre con la metodologia dell'anno, poi si preparano le schede.")
        self.offer("Apri sessione…", press, why_off)

    def ask_for_sheets(self, press: Callable[[], object], why_off: str) -> None:
        self.say("La sessione non ha ancora schede.", "Si creano dalla struttura dell'anno: si vede prima come.")
        self.offer(PREPARE.text, press, why_off)

    def say(self, why: str, what_to_do: str) -> None:
        """Say why there is nothing; nobody can do anything about it from here."""
        self.why.setText(why)
        self.what_to_do.setText(what_to_do)
        self.button.offer_nothing()

    def offer(self, text: str, press: Callable[[], object], why_off: str = "") -> None:
        """Offer the step that fills the page; `why_off` says why it cannot be taken."""
        self.button.offer(text, press, why_off)
