"""The text of a line, corrected in its place or divided where the cursor stands."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.errors import UserError
from app.domain.italian import shortened
from app.domain.plan_text.line_texts import likely_cuts
from app.ui.kit.key_caps import KeyHint
from app.ui.kit.keys import ENTER
from app.ui.kit.labels import Message, hint_label
from app.ui.kit.long_text import LongText
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_font, keep_margins, keep_spacing, scaled, zoom
from app.ui.kit.tokens import MEASURES, colours_of
from app.ui.style.shapes import paint_panel

SIDE, LEAST_WIDTH, LONGEST, CARET = 8, 320, 160, 2
DIVIDES, WRITES = "La riga si divide dove sta il cursore.", "Il testo del documento resta fra gli avvisi."
_NEXT, _LEAVE = KeyHint("Tab", "punto seguente"), KeyHint("Esc", "lascia")
DIVIDING_HINTS = (KeyHint("Invio", "dividi qui"), _NEXT, KeyHint("Sinistra Destra", "sposta il cursore"), _LEAVE)
WRITING_HINTS = (KeyHint("Invio", "tieni il testo"), KeyHint("Ctrl Invio", "dividi qui"), _NEXT, _LEAVE)
_OTHER_WINDOW = frozenset({Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason})


class LineText(LongText):
    """`entered(bool)`: what is written is right, to be divided at the cursor where so; `given_up`; `gone`: the
    keyboard is elsewhere."""

    entered = Signal(bool)
    given_up, gone = Signal(), Signal()

    def __init__(self) -> None:
        super().__init__()
        self.is_dividing = False
        self.setAccessibleName("Testo della riga")
        self.setAcceptDrops(False)

    @property
    def cut_at(self) -> int:
        """The character before which the cursor stands; Qt counts those outside the plane of letters twice."""
        before = self.toPlainText().encode("utf-16-le")[: self.textCursor().position() * 2]
        return len(before.decode("utf-16-le", "ignore"))

    def go_to(self, cut: int) -> None:
        cursor = self.textCursor()
        cursor.setPosition(len(self.toPlainText()[:cut].encode("utf-16-le")) // 2)
        self.setTextCursor(cursor)

    def key_hints(self) -> Sequence[KeyHint]:
        return DIVIDING_HINTS if self.is_dividing else WRITING_HINTS

    @override
    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 (the name is Qt's)
        """Tab goes to the next place where the line is likely to be divided, round from the end."""
        cuts = likely_cuts(self.toPlainText())
        ahead = [at for at in cuts if (at > self.cut_at if next else at < self.cut_at)]
        if cuts:
            self.go_to((ahead or cuts)[0 if next else -1])
        return True

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and event.modifiers() != Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit(self.is_dividing or event.modifiers() == Qt.KeyboardModifier.ControlModifier)
        elif event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in _OTHER_WINDOW:
            self.gone.emit()


class LineEditor(QWidget):
    """`written(str)`, `divided(str, int)`: the text and the character before which it is divided; `closed` when it is.

    Whoever cannot take what is written says so with `refuse`, and the editor stays.
    """

    written = Signal(str)
    divided = Signal(str, int)
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.text, self.message, self.hint = LineText(), Message(self, MEASURES.caption), hint_label("")
        self._place, self._before = QRect(), ""
        self._lay_out()
        self.text.entered.connect(self._enter)
        self.text.given_up.connect(self.close_editor)
        self.text.gone.connect(self._leave)
        self.text.textChanged.connect(self._fit)
        zoom().changed.connect(self.close_editor)
        self.hide()

    @property
    def is_open(self) -> bool:
        return self.isVisible()

    def edit(self, text: str, place: QRect, *, is_dividing: bool, original: str = "") -> None:
        """Open on a line, over its `place` of the parent.

        The cursor is where the line is likely to be divided, when it is to be, else at its end.
        """
        self._place, self._before = place, text
        self.text.is_dividing = is_dividing
        self.text.setCursorWidth(scaled(CARET) if is_dividing else 1)
        self.text.setPlainText(text)
        self.text.setAccessibleName("Dove dividere la riga" if is_dividing else "Testo della riga")
        told = f"Nel documento: «{shortened(' '.join(original.split()), LONGEST)}»." if original else WRITES
        self.hint.setText(DIVIDES if is_dividing else told)
        self.text.setAccessibleDescription(self.hint.text())
        self.message.clear()
        self.hint.show()
        cuts = likely_cuts(text) if is_dividing else ()
        self.text.go_to(cuts[0] if cuts else 0 if is_dividing else len(text))
        self.show()
        self.raise_()
        self._fit()
        self.text.setFocus()

    def refuse(self, error: UserError) -> None:
        """Say why what is written cannot be taken, and what to do."""
        self.hint.hide()
        self.message.say(error.sentence)
        self._fit()

    def close_editor(self) -> None:
        if self.is_open:
            self._before = self.text.toPlainText()  # the keyboard goes now: what is left is not written
            self.closed.emit()
            self.hide()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self.palette())
        paint_panel(painter, self.rect(), colours.base, colours.accent)
        painter.end()

    def _enter(self, is_dividing: bool) -> None:
        if is_dividing:
            self.divided.emit(self.text.toPlainText(), self.text.cut_at)
        else:
            self.written.emit(self.text.toPlainText())

    def _leave(self) -> None:
        """The keyboard went elsewhere: what was corrected is kept, as in the cells of tables; nothing is divided."""
        if not self.is_open:
            return
        if self.text.toPlainText() != self._before:
            self.written.emit(self.text.toPlainText())
        else:
            self.close_editor()

    def _fit(self) -> None:
        """Take the width of the words of the line and the height of the text, inside the parent."""
        if (parent := self.parentWidget()) is None or not self.is_open:
            return
        width = min(max(self._place.width(), scaled(LEAST_WIDTH)), parent.width())
        left = max(min(self._place.left(), parent.width() - width), 0)
        self.resize(width, self.height())
        layout = self.layout()
        if layout is not None:
            layout.activate()
        self.text.fit_lines()
        height = self._column.heightForWidth(width) if self._column.hasHeightForWidth() else self.sizeHint().height()
        top = max(min(self._place.top(), parent.height() - height), 0)
        self.setGeometry(QRect(QPoint(left, top), QSize(width, height)))

    def _lay_out(self) -> None:
        keep_font(self.hint, MEASURES.caption)
        self._column = QVBoxLayout(self)
        keep_margins(self._column, SIDE, SIDE, SIDE, SIDE)
        keep_spacing(self._column, MEASURES.gap_small)
        self._column.addWidget(self.text)
        self._column.addWidget(self.message)
        self._column.addWidget(self.hint)
