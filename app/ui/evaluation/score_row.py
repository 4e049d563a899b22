"""What a row that takes a score does, whatever it looks like: on the page of a sheet and in *Seduta*."""

from decimal import Decimal

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.domain.issues import Severity
from app.domain.italian import format_decimal, listed
from app.domain.method.scale import Scale
from app.domain.method.vocabulary import ScaleMode
from app.domain.sheets.detail import ItemDetail, SheetDetail
from app.domain.sheets.scores import allowed_values, row_for_digit
from app.ui.evaluation.note_edit import NoteEdit
from app.ui.evaluation.score_field import ScoreField
from app.ui.kit.grade import USUAL_LETTERS, GradeLetters, GradeStep
from app.ui.kit.grades import Grades
from app.ui.kit.keys import ENTER
from app.ui.kit.labels import Message
from app.ui.kit.overrides import override
from app.ui.kit.scale import scaled
from app.ui.kit.tokens import colours_of

_WITH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


class ScoreRow(QWidget):
    """A factor, or an objective to judge. Signals, each with the row: `entered`, `finished` (Enter: go on), `walked`
    (an arrow up or down); `scored(item, value)` and `noted(item, text)`.

    Each way of looking lays out `editor`, `note` and `message`, and calls `connect_parts`; `bar` is how wide, in pixels
    of the drawing, what marks an open row is.
    """

    bar = 3
    scored = Signal(object, object)
    noted = Signal(object, str)
    finished = Signal(object)
    entered = Signal(object)
    walked = Signal(object, int)
    note_opened = Signal(object)

    def __init__(self, item: ItemDetail, editor: Grades | ScoreField | None, note: NoteEdit) -> None:
        super().__init__()
        self.item = item
        self.editor = editor
        self.note = note
        self.message = Message(self)
        self._is_open_to_scores = False
        self._is_open = False
        self._has_note_open = False

    def show_words(self) -> None:
        """Show what is said of the score and of the note as they are now."""
        raise NotImplementedError

    def show_meaning(self) -> None:
        """Show what the grade means that is looked at, else that is given."""
        raise NotImplementedError

    def fit(self) -> None:
        """Show the parts of the row for which there is room and reason."""
        raise NotImplementedError

    @property
    def takes_score(self) -> bool:
        return self.editor is not None and self._is_open_to_scores

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

    @property
    def is_open(self) -> bool:
        """Whether it has grown: one row at a time, that of the keyboard."""
        return self._is_open

    @property
    def looked_at_words(self) -> tuple[str, str]:
        """The grade that is looked at, or given, and what it means: `4 Buono` and its descriptor."""
        step = self.editor.looked_at_step if isinstance(self.editor, Grades) else None
        if step is not None:
            return f"{step.digits} {step.word}".strip(), step.meaning
        row = self.item.scale.row_of(self.value) if self.item.scale and self.value is not None else None
        return row.label if row else "", self.item.meaning

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
        self.fit()
        self.note.setFocus()
        self.note_opened.emit(self)

    def open(self, *, is_open: bool) -> None:
        """Let the row grow, or take its usual height again."""
        if is_open != self._is_open:
            self._is_open = is_open
            if not is_open:
                self._has_note_open = False
                self.message.clear()
            self.fit()

    def show_item(self, detail: SheetDetail, item: ItemDetail, *, is_of_another: bool) -> None:
        """Show fresh values; nothing is emitted, and a note being written of the same sheet is left alone."""
        self.item, self._is_open_to_scores = item, detail.is_open
        before = detail.before.mark_of(item.place)
        if isinstance(self.editor, Grades):
            self.editor.rename(item.label)
            self.editor.show_value(item.value, before, detail.before.year)
        elif self.editor is not None:
            self.editor.show_item(item, before=before, year=detail.year, is_of_another=is_of_another)
        if self.editor is not None:
            self.editor.lock(is_locked=not detail.is_open)
        if is_of_another:
            self._has_note_open = False
            self.message.clear()
        self.note.show_text(item.note, is_open=detail.is_open, is_of_another=is_of_another)
        self.note.name_after(item.label)
        self._tell()
        self.fit()

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

    def connect_parts(self) -> None:
        self.note.committed.connect(self._tell_note)
        self.note.finished.connect(self._leave_note)
        self.note.textChanged.connect(self._forget_wrong_note)
        if self.editor is not None:
            self.editor.given.connect(self._tell_score)
            self.editor.entered.connect(self._tell_entered)
        if isinstance(self.editor, Grades):
            self.editor.looked_at.connect(self.show_meaning)
            self.editor.refused.connect(self._refuse_digit)
            self.editor.left.connect(self.message.clear)
        elif self.editor is not None:
            self.editor.refused.connect(self.message.say)

    def _tell(self) -> None:
        self.note.ask_for(is_required=self.takes_score and self.lacks_reason)
        self.show_words()

    def _tell_score(self, value: Decimal | None) -> None:
        self.message.clear()
        if self.lacks_reason:
            self._has_note_open = True
        self._tell()
        self.fit()
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
        self.fit()

    def _forget_wrong_note(self) -> None:
        if self.note.property("error"):
            self.note.mark_wrong(is_wrong=False)
            self.message.clear()
        self._tell()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self.palette())
        if self.is_open:
            painter.fillRect(self.rect(), QColor(colours.base))
            painter.fillRect(QRect(0, 0, scaled(self.bar), self.height() - 1), QColor(colours.accent))
        painter.fillRect(QRect(0, self.height() - 1, self.width(), 1), QColor(colours.line))
        painter.end()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        has_modifiers = bool(event.modifiers() & _WITH)
        if event.key() in ENTER and not has_modifiers:
            self.finish()
        elif event.key() == Qt.Key.Key_F2 and (self._is_open_to_scores or self.item.note):
            self.open_note()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down} and not has_modifiers:
            self.walked.emit(self, 1 if event.key() == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.start()


def editor_of(item: ItemDetail, letters: GradeLetters = USUAL_LETTERS) -> Grades | ScoreField | None:
    """Make what gives the score of a line: its grades, a field for a number, nothing where it takes none."""
    if not item.takes_score:
        return None
    if item.scale is None or item.scale.mode is not ScaleMode.STEPS:
        return ScoreField(item, letters)
    scale = item.scale
    steps = [
        GradeStep(
            row.value, "" if row.label == format_decimal(row.value, None) else row.label, item.descriptor_of(place)
        )
        for place, row in enumerate(scale.rows)
        if row.value is not None
    ]
    return Grades(item.label, steps, lambda digit: _value_of(scale, digit), letters=letters)


def _value_of(scale: Scale, digit: int) -> Decimal | None:
    row = row_for_digit(scale, digit)
    return row.value if row else None


def reason_required(scale: Scale | None) -> str:
    """Say with which grades a note must be written."""
    grades = [format_decimal(row.value, None) for row in (scale.rows if scale else ()) if row.is_reason_required]
    if not grades:
        return ""
    return f"Obbligatoria con {'il grado' if len(grades) == 1 else 'i gradi'} {listed(grades)}"
