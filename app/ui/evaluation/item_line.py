"""One line of the sheet: what is evaluated, its score, what the step means, its note, its degree."""

from decimal import Decimal

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QPlainTextEdit, QWidget

from app.domain.issues import Severity
from app.domain.italian import format_decimal
from app.domain.method.vocabulary import ScaleMode
from app.domain.sheets.detail import IndicatorLine, ItemDetail
from app.ui.evaluation.scale_bar import ScaleBar
from app.ui.evaluation.score_field import ScoreField
from app.ui.kit.labels import Message, Words, hint_label
from app.ui.kit.overrides import override


class ItemLine(QWidget):
    """A factor or an objective. Signals: `scored(item, value)`, `noted(item, text)`, `finished()` (Enter: go on)."""

    scored = Signal(object, object)
    noted = Signal(object, str)
    finished = Signal()
    entered = Signal(object)
    note_opened = Signal(object)

    def __init__(self, item: ItemDetail, *, is_open: bool) -> None:
        super().__init__()
        self.item = item
        self._is_open = is_open
        self.title = Words(_title(item))
        self.title.setTextFormat(Qt.TextFormat.PlainText)
        self.degree = QLabel()
        self.editor = _editor(item)
        self.meaning = hint_label("")
        self.message = Message(self)
        self.note = NoteEdit(item.label)
        self._lay_out()
        self._connect()
        self.show_item(item, is_open=is_open)

    @property
    def takes_score(self) -> bool:
        return self.editor is not None and self._is_open

    def start(self) -> None:
        """Put the keyboard on the score."""
        if self.editor is not None:
            self.editor.setFocus(Qt.FocusReason.TabFocusReason)

    def open_note(self) -> None:
        self.note.show()
        self.note.setFocus()
        self._tell_note_opened()

    def show_item(self, item: ItemDetail, *, is_open: bool) -> None:
        """Show fresh values; nothing is emitted, and a note being written is left alone."""
        self.item, self._is_open = item, is_open
        if self.editor is not None:
            self.editor.show_item(item)
            self.editor.setEnabled(is_open)
        self.degree.setText(_degree(item))
        self.note.show_text(item.note, is_open=is_open)
        self._tell_meaning()

    def _tell_meaning(self) -> None:
        chosen = self.editor.descriptor if self.editor is not None else ""
        measured = "\n".join(_indicator(line) for line in self.item.indicators)
        excluded = self.item.why_excluded and f"Non si applica: {self.item.why_excluded}"
        text = excluded or chosen or measured or self.item.description
        self.meaning.setText(text)
        self.meaning.setVisible(bool(text))

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        step = self.fontMetrics().height() // 3
        grid.setContentsMargins(0, step, 0, step)
        grid.setVerticalSpacing(step // 2)
        grid.setColumnStretch(0, 1)
        self.degree.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.title, 0, 0)
        grid.addWidget(self.degree, 0, 1)
        if self.editor is not None:
            self.title.setBuddy(self.editor)
            grid.addWidget(self.editor, 1, 0, 1, 2)
        grid.addWidget(self.message, 2, 0, 1, 2)
        grid.addWidget(self.meaning, 3, 0, 1, 2)
        grid.addWidget(self.note, 4, 0, 1, 2)
        if self.item.description:
            self.title.setToolTip(self.item.description)

    def _connect(self) -> None:
        self.note.committed.connect(self._tell_note)
        self.note.finished.connect(self.start)
        if self.editor is not None:
            self.editor.chosen.connect(self._tell_score)
            self.editor.entered.connect(self._tell_entered)
        if isinstance(self.editor, ScaleBar):
            self.editor.refused.connect(self._tell_refused)
            self.editor.left.connect(self.message.clear)

    def _tell_score(self, value: Decimal | None) -> None:
        self.message.clear()
        self._tell_meaning()
        self.scored.emit(self.item, value)

    def _tell_note(self, text: str) -> None:
        self.noted.emit(self.item, text)

    def _tell_note_opened(self) -> None:
        self.note_opened.emit(self)

    def _tell_refused(self, sentence: str) -> None:
        self.message.say(sentence, Severity.WARNING)

    def _tell_entered(self) -> None:
        self.entered.emit(self)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers() & _WITH:
            self.finished.emit()
        elif event.key() == Qt.Key.Key_F2 and self._is_open:
            self.open_note()
        else:
            super().keyPressEvent(event)


_WITH = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


class NoteEdit(QPlainTextEdit):
    """The note beside a score: hidden while empty. Enter or Esc ends it; Shift+Enter begins a line."""

    committed = Signal(str)
    finished = Signal()

    def __init__(self, label: str) -> None:
        super().__init__()
        self._stored = ""
        self.setAccessibleName(f"Nota: {label}")
        self.setPlaceholderText("Nota del valutatore (Invio per finire)")
        self.setTabChangesFocus(True)
        self._fit()
        self.textChanged.connect(self._fit)
        self.installEventFilter(self)

    def show_text(self, text: str, *, is_open: bool) -> None:
        self.setReadOnly(not is_open)
        if not self.hasFocus() and text != self.toPlainText():
            self.setPlainText(text)
        self._stored = text
        self.setVisible(bool(text) or self.hasFocus())

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.FocusOut:
            self._commit()
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and self._ends(event):
            self._commit()
            self.finished.emit()
            self.setVisible(bool(self.toPlainText().strip()))
            return True
        return super().eventFilter(watched, event)

    @staticmethod
    def _ends(event: QKeyEvent) -> bool:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        return event.key() == Qt.Key.Key_Escape or (is_enter and not event.modifiers() & _WITH)

    def _commit(self) -> None:
        text = self.toPlainText().strip()
        if text != self._stored and not self.isReadOnly():
            self._stored = text
            self.committed.emit(text)

    def _fit(self) -> None:
        lines = min(max(self.document().blockCount(), len(self.toPlainText()) // 60 + 1, 1), 6)
        metrics = self.fontMetrics()
        self.setFixedHeight(metrics.lineSpacing() * lines + metrics.height())


def _editor(item: ItemDetail) -> ScaleBar | ScoreField | None:
    if not item.takes_score:
        return None
    if item.scale is not None and item.scale.mode is ScaleMode.STEPS:
        return ScaleBar(item, item.scale)
    return ScoreField(item)


def _title(item: ItemDetail) -> str:
    return f"{item.code}  {item.label}" if item.code else item.label


def _degree(item: ItemDetail) -> str:
    weight = "" if item.weight is None else f"peso {format_decimal(item.weight, None)}"
    degree = "non si applica" if item.is_excluded else f"grado {format_decimal(item.degree)}"
    return "  ·  ".join(filter(None, (weight, degree)))


def _indicator(line: IndicatorLine) -> str:
    words = line.words
    parts = [words.text]
    parts += [f"atteso {words.target}"] if words.target else []
    parts.append(f"risultato {words.result}" if words.result else "risultato da inserire")
    parts.append(f"grado {format_decimal(line.degree)}")
    return "  ·  ".join(parts)
