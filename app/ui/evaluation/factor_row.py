"""One row of what is to be decided: the words, the weight, the grades, the note; the row with the keyboard grows."""

from decimal import Decimal

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.domain.issues import Severity
from app.domain.italian import format_decimal, listed
from app.domain.method.scale import Scale
from app.domain.method.vocabulary import ScaleMode
from app.domain.sheets.detail import ItemDetail, SheetDetail
from app.domain.sheets.scores import allowed_values, row_for_digit
from app.ui.evaluation.note_edit import NoteEdit
from app.ui.evaluation.score_field import ScoreField
from app.ui.kit.buttons import make_tool
from app.ui.kit.grade import GradeStep
from app.ui.kit.grades import Grades
from app.ui.kit.icons import coloured_icon, icon
from app.ui.kit.keys import ENTER
from app.ui.kit.labels import Message, Words, hint_label
from app.ui.kit.overrides import override
from app.ui.kit.scale import font_of, keep_font, keep_margins, keep_size, keep_spacing, scaled, zoom
from app.ui.kit.tight_words import TightWords, caption
from app.ui.kit.tokens import MEASURES, colours_of

LOW = 40
"""The height of a row in a low or narrow window."""
HOW = "Le cifre danno il grado, le frecce dicono che cosa significa senza scriverlo."
_WEIGHT, _NOTE, _LEAST_WORDS, _BAR, _SIGN = 40, 28, 150, 3, 14
_WITH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


class FactorRow(QWidget):
    """A factor, or an objective to judge. Signals, each with the row: `entered`, `finished` (Enter: go on), `walked`
    (an arrow up or down); `scored(item, value)` and `noted(item, text)`."""

    scored = Signal(object, object)
    noted = Signal(object, str)
    finished = Signal(object)
    entered = Signal(object)
    walked = Signal(object, int)
    note_opened = Signal(object)

    def __init__(self, item: ItemDetail) -> None:
        super().__init__()
        self.item = item
        self._takes_score = False
        self._is_open = False
        self._is_low = False
        self._has_note_open = False
        self.title = TightWords()
        self.weight = WeightMark()
        self.editor = _editor(item)
        self.excluded = hint_label("")
        self.note_button = make_tool("Nota (F2)", "chat-text", self.open_note)
        self.more = QWidget()
        self.description = Words()
        self.chosen_word = QLabel()
        self.meaning = hint_label("")
        self.message = Message(self)
        self.note = NoteEdit(item.label)
        self.required = caption()
        self._lay_out()
        self._connect()
        zoom().changed.connect(self._fit)

    @property
    def takes_score(self) -> bool:
        return self.editor is not None and self._takes_score

    @property
    def is_empty(self) -> bool:
        """Tell whether it waits for a score, or for the reason of the one given."""
        return self.takes_score and (self.value is None or self.lacks_reason)

    @property
    def value(self) -> Decimal | None:
        return self.editor.value if self.editor is not None else None

    @property
    def lacks_reason(self) -> bool:
        row = self.item.scale.row_of(self.value) if self.item.scale and self.value is not None else None
        return row is not None and row.is_reason_required and not self.note.words

    def start(self) -> None:
        """Put the keyboard on the score."""
        if isinstance(self.editor, Grades):
            self.editor.take_keyboard()
        elif self.editor is not None:
            self.editor.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.entered.emit(self)

    def open_note(self) -> None:
        """Show the note and put the keyboard in it."""
        self._has_note_open = True
        self.entered.emit(self)
        self._fit()
        self.note.setFocus()
        self.note_opened.emit(self)

    def show_item(self, detail: SheetDetail, item: ItemDetail, *, is_of_another: bool) -> None:
        """Show fresh values; nothing is emitted, and a note being written of the same sheet is left alone."""
        self.item, self._takes_score = item, detail.is_open
        before = detail.before.get(item.place)
        if isinstance(self.editor, Grades):
            self.editor.rename(item.label)
            self.editor.show_value(item.value, before, detail.year - 1)
        elif self.editor is not None:
            self.editor.show_item(item, before=before, year=detail.year, is_of_another=is_of_another)
        if self.editor is not None:
            self.editor.lock(is_locked=not detail.is_open)
        if is_of_another:
            self._has_note_open = False
            self.message.clear()
        self.title.setText(f"{item.code}  {item.label}" if item.code else item.label)
        self.excluded.setText(f"Non si applica: {item.why_excluded}" if item.why_excluded else "Non si applica")
        self.description.setText(item.description)
        self.note.show_text(item.note, is_open=detail.is_open, is_of_another=is_of_another)
        self.note.name_after(item.label)
        self.required.setText(_required(item.scale))
        self._tell()
        self._fit()

    def open(self, *, is_open: bool) -> None:
        """Let the row grow, or take its usual height again."""
        if is_open != self._is_open:
            self._is_open = is_open
            self.title.make_strong(is_strong=is_open)
            if not is_open:
                self._has_note_open = False
                self.message.clear()
            self._fit()

    @property
    def is_open(self) -> bool:
        return self._is_open

    def make_low(self, *, is_low: bool) -> None:
        """Take less height: the description goes, and the note is there only when it is opened."""
        self._is_low = is_low
        self._fit()

    def _tell(self) -> None:
        lacks = "" if not self.is_empty else "manca il punteggio" if self.value is None else "manca la nota"
        self.weight.show_weight(self.item.weight, lacks)
        self.note.ask_for(is_required=self.takes_score and self.lacks_reason)
        name = "chat-text-fill" if self.item.note else "chat-text"
        self.note_button.setIcon(icon(name))
        said = (
            f"Nota: {self.item.label}" + ("" if self.item.note else ", vuota") + (", obbligatoria" * self.lacks_reason)
        )
        self.note_button.setAccessibleName(said)
        self._tell_meaning()

    def _tell_meaning(self) -> None:
        step = self.editor.looked_at_step if isinstance(self.editor, Grades) else None
        row = self.item.scale.row_of(self.value) if self.item.scale and self.value is not None else None
        self.chosen_word.setVisible(step is not None or row is not None)
        if step is not None:
            self.chosen_word.setText(f"{step.digits} {step.word}".strip())
            self.meaning.setText(step.meaning)
        else:
            self.chosen_word.setText(row.label if row else "")
            self.meaning.setText(self.item.meaning or (HOW if self.takes_score and self.value is None else ""))

    def _fit(self) -> None:
        height = LOW if self._is_low else MEASURES.factor_row
        self._top.setMinimumHeight(scaled(height) - 1)
        is_scorable = self.editor is not None and not self.item.is_excluded
        self.excluded.setVisible(not is_scorable)
        if self.editor is not None:
            self.editor.setVisible(is_scorable)
        self.note_button.setVisible(is_scorable)
        wants_note = self._has_note_open or not self._is_low
        has_note = is_scorable and wants_note and (self._takes_score or bool(self.item.note))
        self.note.setVisible(has_note)
        self.required.setVisible(has_note and self._takes_score and bool(self.required.text()))
        self.description.setVisible(bool(self.description.text()) and not self._is_low)
        self.more.setVisible(self._is_open)
        self.update()

    def _lay_out(self) -> None:
        self._top = QWidget()
        top = QHBoxLayout(self._top)
        keep_margins(top, MEASURES.gap, 0, 0, 0)
        keep_spacing(top, MEASURES.gap_small)
        top.addWidget(self.title, 1)
        top.addWidget(self.weight)
        if self.editor is not None:
            self.title.setBuddy(self.editor)
            top.addWidget(self.editor)
        self.excluded.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        top.addWidget(self.excluded, 1)
        keep_size(self.note_button, _NOTE, _NOTE)
        self.note_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        top.addWidget(self.note_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 1)
        column.setSpacing(0)
        column.addWidget(self._top)
        column.addWidget(self.more)
        self._lay_out_more()
        self.more.hide()

    def _lay_out_more(self) -> None:
        column = QVBoxLayout(self.more)
        keep_margins(column, MEASURES.gap, 0, MEASURES.gap_groups, MEASURES.gap)
        keep_spacing(column, MEASURES.gap_small)
        column.addWidget(self.description)
        meaning = QHBoxLayout()
        keep_spacing(meaning, MEASURES.gap)
        keep_font(self.chosen_word, MEASURES.body, strong=True)
        meaning.addWidget(self.chosen_word, 0, Qt.AlignmentFlag.AlignTop)
        meaning.addWidget(self.meaning, 1)
        column.addLayout(meaning)
        column.addWidget(self.message)
        note = QHBoxLayout()
        keep_spacing(note, MEASURES.gap)
        note.addWidget(self.note, 4)
        note.addWidget(self.required, 1)
        column.addLayout(note)

    def _connect(self) -> None:
        self.note.committed.connect(self._tell_note)
        self.note.finished.connect(self._leave_note)
        self.note.textChanged.connect(self._forget_wrong_note)
        if self.editor is not None:
            self.editor.given.connect(self._tell_score)
            self.editor.entered.connect(self._tell_entered)
        if isinstance(self.editor, Grades):
            self.editor.looked_at.connect(self._tell_meaning)
            self.editor.refused.connect(self._refuse_digit)
            self.editor.left.connect(self.message.clear)
        elif self.editor is not None:
            self.editor.refused.connect(self.message.say)

    def _tell_score(self, value: Decimal | None) -> None:
        self.message.clear()
        if self.lacks_reason:
            self._has_note_open = True
        self._tell()
        self._fit()
        self.scored.emit(self.item, value)

    def _tell_note(self, text: str) -> None:
        self.noted.emit(self.item, text)

    def _tell_entered(self) -> None:
        self.entered.emit(self)

    def _refuse_digit(self, digit: int) -> None:
        scale = self.item.scale
        self.message.say(f"La cifra {digit} non è nella scala. {allowed_values(scale)}", Severity.WARNING)

    def _leave_note(self) -> None:
        self._has_note_open = bool(self.note.words)
        self.start()
        self._fit()

    def _forget_wrong_note(self) -> None:
        if self.note.property("error"):
            self.note.mark_wrong(is_wrong=False)
            self.message.clear()
        self._tell()

    def finish(self) -> None:
        """Go on, unless the score given asks for a reason that is not there yet."""
        if isinstance(self.editor, ScoreField) and not self.editor.is_readable:
            return
        if self.takes_score and self.lacks_reason:
            self.open_note()
            self.note.mark_wrong(is_wrong=True)
            self.message.say(f"Scrivere perché: il grado {format_decimal(self.value, None)} va motivato.")
        else:
            self.finished.emit(self)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        has_modifiers = bool(event.modifiers() & _WITH)
        if event.key() in ENTER and not has_modifiers:
            self.finish()
        elif event.key() == Qt.Key.Key_F2 and (self._takes_score or self.item.note):
            self.open_note()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down} and not has_modifiers:
            self.walked.emit(self, 1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.start()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if isinstance(self.editor, Grades):
            rest = scaled(_WEIGHT + _NOTE + _LEAST_WORDS + MEASURES.gap * 3)
            self.editor.fit_in(self.width() - rest)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self.palette())
        if self._is_open:
            painter.fillRect(self.rect(), QColor(colours.base))
            painter.fillRect(QRect(0, 0, scaled(_BAR), self.height() - 1), QColor(colours.accent))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), QColor(colours.line))
        painter.end()


class WeightMark(QWidget):
    """The weight of a row, after a triangle while its score, or the reason of it, is missing."""

    def __init__(self) -> None:
        super().__init__()
        self._weight = ""
        self._is_empty = False
        keep_size(self, _WEIGHT, 24)

    @property
    def is_empty(self) -> bool:
        return self._is_empty

    def show_weight(self, weight: Decimal | None, lacks: str) -> None:
        """Show the weight; `lacks` says what is missing of the row, empty when nothing is."""
        self._weight = "" if weight is None else format_decimal(weight, None)
        self._is_empty = bool(lacks)
        words = f"peso {self._weight}" if self._weight else ""
        self.setAccessibleName(", ".join(filter(None, (words, lacks))))
        self.setToolTip(lacks.capitalize())
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self.palette())
        painter.setFont(font_of(MEASURES.body))
        painter.setPen(QColor(colours.quiet))
        box = self.rect().adjusted(0, 0, -scaled(MEASURES.gap_small), 0)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), self._weight)
        if self._is_empty:
            side = scaled(_SIGN)
            place = QRect(0, (self.height() - side) // 2, side, side)
            coloured_icon("warning-fill", colours.warning).paint(painter, place)
        painter.end()


def _editor(item: ItemDetail) -> Grades | ScoreField | None:
    if not item.takes_score:
        return None
    if item.scale is None or item.scale.mode is not ScaleMode.STEPS:
        return ScoreField(item)
    scale = item.scale
    steps = [
        GradeStep(
            row.value, "" if row.label == format_decimal(row.value, None) else row.label, item.descriptor_of(place)
        )
        for place, row in enumerate(scale.rows)
        if row.value is not None
    ]
    return Grades(item.label, steps, lambda digit: _value_of(scale, digit))


def _value_of(scale: Scale, digit: int) -> Decimal | None:
    row = row_for_digit(scale, digit)
    return row.value if row else None


def _required(scale: Scale | None) -> str:
    """Say with which grades a note must be written."""
    grades = [format_decimal(row.value, None) for row in (scale.rows if scale else ()) if row.is_reason_required]
    if not grades:
        return ""
    return f"Obbligatoria con {'il grado' if len(grades) == 1 else 'i gradi'} {listed(grades)}"
