"""The bottom of *Seduta*: back, skip, note, interview; who comes next, what is missing, the step that leads on."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from app.domain.scoring.missing import MissingKind
from app.domain.sheets.detail import SheetDetail
from app.domain.sheets.next_steps import leading_step, missing_in_words, what_is_next
from app.domain.sheets.sitting import SittingWalk
from app.domain.sheets.step_words import COMPLETE
from app.ui.evaluation.sheet_foot import NEXT, MissingLink, OfferedButton
from app.ui.evaluation.step_actions import StepActions
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import make_primary
from app.ui.kit.fitting_words import FittingWords
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_font, keep_height, keep_margins, keep_spacing
from app.ui.kit.tokens import colours_of
from app.ui.session_room.cap_button import CapButton, keep_icon
from app.ui.session_room.sizes import RoomSizes

BEFORE, SKIP, NOTE, INTERVIEW = "Precedente", "Salta", "Nota", "Colloquio"
COMPLETE_AND_GO, GO_ON, TO_LIST = "Completa e avanti", "Avanti", "Riepilogo"
WITH_PERSON = "Con la persona nella stanza: i nomi degli altri si nascondono e dopo «Completa» viene «Consegna…»"
AT_THE_SHEET = frozenset({MissingKind.SCORE, MissingKind.REASON})
"""What is given in the room itself; the rest leads out of it."""


class RoomFoot(QWidget):
    """Signals, each a verb of the room: `before_asked`, `skip_asked`, `note_asked`, `interview_chosen(bool)`,
    `first_missing_asked`, `next_missing_asked`, `completion_asked` (and on to who comes next), `next_asked`."""

    before_asked = Signal()
    skip_asked = Signal()
    note_asked = Signal()
    interview_chosen = Signal(bool)
    first_missing_asked = Signal()
    next_missing_asked = Signal()
    completion_asked = Signal()
    next_asked = Signal()

    def __init__(self, sizes: RoomSizes, steps: StepActions) -> None:
        super().__init__()
        self._steps = steps
        self.before = CapButton(BEFORE, "caret-left")
        self.before.clicked.connect(self.before_asked)
        self.before.setToolTip("Persona precedente (Ctrl+↑)")
        self.skip = CapButton(SKIP, "clock-clockwise", "F6")
        self.skip.clicked.connect(self.skip_asked)
        self.skip.setToolTip("Segna la persona come saltata e va avanti: torna nel riepilogo alla fine (F6)")
        self.note = CapButton(NOTE, "chat-text", "F2")
        self.note.clicked.connect(self.note_asked)
        self.note.setToolTip("Nota al punteggio (F2)")
        self.interview = CapButton(INTERVIEW, "user", "F7")
        self.interview.clicked.connect(self._tell_interview)
        self.interview.setCheckable(True)
        self.interview.setToolTip(f"{WITH_PERSON} (F7)")
        self.interview.setAccessibleDescription(WITH_PERSON)
        self.verbs = ButtonRow(self.before, self.skip, self.note, self.interview)
        self.missing = MissingLink(sizes.quiet.pixels)
        self.missing.clicked.connect(self.first_missing_asked)
        self.waiting = FittingWords()
        self.following = FittingWords()
        self.other_button, self.main_button = OfferedButton(), OfferedButton()
        make_primary(self.main_button)
        self._lay_out(sizes)
        self.setAccessibleName("Passi della seduta")

    def show_sheet(self, detail: SheetDetail, walk: SittingWalk, *, is_interview: bool) -> None:
        """Show what can be done with the person in front."""
        before, following = walk.beside(-1), walk.next_to_do
        self.before.setText(before.person if before is not None and not is_interview else BEFORE)
        self.before.setAccessibleName(self.before.text())
        self.before.setEnabled(before is not None)
        self.skip.setEnabled(not detail.state.is_complete)
        self.note.setEnabled(detail.is_open)
        self.interview.setChecked(is_interview)
        is_missing = detail.is_open and bool(detail.missing)
        self.missing.show_words(missing_in_words(detail.missing) if is_missing else "", len(detail.missing))
        self.waiting.say("" if is_missing else what_is_next(detail), "")
        self.following.say(f"Poi: {following.person}" if following is not None and not is_interview else "", "")
        self._offer_steps(detail, is_interview=is_interview, is_last=following is None)
        self._fit()

    def take_keyboard(self) -> bool:
        """Put the keyboard on the step that leads on."""
        self.main_button.setFocus()
        return self.main_button.hasFocus()

    def _offer_steps(self, detail: SheetDetail, *, is_interview: bool, is_last: bool) -> None:
        self.other_button.offer_nothing()
        lead = None if detail.closed else leading_step(detail)
        if detail.is_open and any(one.kind in AT_THE_SHEET for one in detail.missing):
            self.main_button.offer(NEXT, self.next_missing_asked.emit)
        elif detail.is_open and not detail.missing and lead is not None:
            if lead.words is COMPLETE and not is_interview:
                self.main_button.offer(COMPLETE_AND_GO, self.completion_asked.emit, help_text=lead.tip)
            else:
                self.main_button.offer_step(self._steps, lead.words.name)
        elif is_interview and lead is not None and detail.state.is_complete and not detail.state.is_delivered:
            self.main_button.offer_step(self._steps, lead.words.name)
        else:
            self.main_button.offer(TO_LIST if is_last else GO_ON, self.next_asked.emit)
            if lead is not None and detail.state.is_complete:
                self.other_button.offer_step(self._steps, lead.words.name)

    def _tell_interview(self) -> None:
        self.interview_chosen.emit(self.interview.isChecked())

    def _fit(self) -> None:
        """Leave out the quiet words where the verbs would have no room."""
        for words in (self.waiting, self.following):
            words.setVisible(bool(words.text()))
        beside = [self.other_button, self.main_button]
        taken = sum(one.sizeHint().width() for one in beside if not one.isHidden()) + self.verbs.sizeHint().width()
        room = self.width() - taken - self._around
        self.missing.shorten(is_short=self.missing.natural_width > room)

    @property
    def _around(self) -> int:
        margins = self._row.contentsMargins()
        return margins.left() + margins.right() + self._row.spacing() * self._row.count()

    def _lay_out(self, sizes: RoomSizes) -> None:
        buttons: tuple[QPushButton, ...] = (self.before, self.skip, self.note, self.interview, self.verbs.more)
        for button in (*buttons, self.other_button, self.main_button):
            keep_height(button, sizes.button)
            keep_font(button, sizes.quiet.pixels, strong=button is self.main_button)
            keep_icon(button, sizes.small)
        keep_height(self.missing, sizes.button)
        for words in (self.waiting, self.following):
            keep_font(words, sizes.quiet.pixels)
            words.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self._row = row = QHBoxLayout(self)
        keep_margins(row, sizes.side, 0, sizes.side, 0)
        keep_spacing(row, sizes.gap)
        row.addWidget(self.verbs, 1)
        for widget in (self.missing, self.waiting, self.following, self.other_button, self.main_button):
            row.addWidget(widget)
        keep_height(self, sizes.foot)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self.palette())
        painter.fillRect(self.rect(), QColor(colours.base))
        painter.fillRect(0, 0, self.width(), 1, QColor(colours.line))
        painter.end()
