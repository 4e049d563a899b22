"""The grades of a scale side by side: one radio group, whose grades are radio buttons for a screen reader too."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGroupBox, QSizePolicy, QWidget

from app.ui.kit.grade import USUAL_LETTERS, Grade, GradeLetters, GradeLook, GradeStep
from app.ui.kit.overrides import override
from app.ui.kit.scale import font_of, scaled, zoom
from app.ui.kit.tokens import MEASURES, colours_of

RING_WIDTH, RING_GAP = 2, 2
MOST_WITH_WORDS = 7
"""More steps than these are digits alone, with the word of the chosen one beside them."""

_DIGITS = range(Qt.Key.Key_0.value, Qt.Key.Key_9.value + 1)
_ERASE = frozenset({Qt.Key.Key_Delete, Qt.Key.Key_Backspace})
_SIDEWAYS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Grades(QGroupBox):
    """Chooses a step of a scale.

    `given(Decimal or None)`: by the user, never while it is filled. `looked_at(GradeStep or None)`: the one under the
    pointer or reached with the arrows, which write nothing. `refused(int)`: a digit that is not on the scale.
    """

    given = Signal(object)
    looked_at = Signal(object)
    refused = Signal(int)
    entered = Signal()
    left = Signal()

    def __init__(
        self,
        name: str,
        steps: Sequence[GradeStep],
        value_of_digit: Callable[[int], Decimal | None],
        parent: QWidget | None = None,
        letters: GradeLetters = USUAL_LETTERS,
    ) -> None:
        """`value_of_digit` says which step a digit key gives, None for no step; `letters` how large they are."""
        super().__init__(parent)
        self._letters = letters
        self.steps = steps
        self._value_of_digit = value_of_digit
        self._value: Decimal | None = None
        self._before: Decimal | None = None
        self._hovered: Grade | None = None
        self._pointed: Grade | None = None
        self._is_locked = False
        self._is_narrow = not letters.has_words or len(steps) > MOST_WITH_WORDS
        self._has_word_beside = letters.has_words
        self.buttons = [Grade(step, self, letters) for step in steps]
        # A radio button by itself cannot be unchecked; out of an exclusive group it is a check box to screen readers.
        self._group = QButtonGroup(self)
        self._group.setExclusive(False)
        for button in self.buttons:
            self._group.addButton(button)
            button.asked.connect(self.give)
            button.hovered.connect(partial(self._hover, button))
            button.focused.connect(self._hear_focus)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        zoom().changed.connect(self._fit)
        self.show_value(None)
        self._fit()

    @property
    def value(self) -> Decimal | None:
        return self._value

    @property
    def is_locked(self) -> bool:
        return self._is_locked

    @property
    def is_narrow(self) -> bool:
        return self._is_narrow

    @property
    def digit_keys(self) -> str:
        """The digits that give a grade, as on their caps: `1–5`."""
        keys = [str(digit) for digit in (*range(1, 10), 0) if self._value_of_digit(digit) is not None]
        return f"{keys[0]}–{keys[-1]}" if keys else ""

    @property
    def looked_at_step(self) -> GradeStep | None:
        """The step to describe: under the pointer, else reached with the arrows, else the one given."""
        looked_at = self._hovered or self._pointed
        return looked_at.step if looked_at else self.step_of(self._value)

    @property
    def word_beside(self) -> GradeStep | None:
        """The step whose word stands beside digits: the one given, whatever the pointer is over; else the looked at."""
        return self.step_of(self._value) or self.looked_at_step

    def rename(self, name: str) -> None:
        """Say what is graded now."""
        self.setAccessibleName(name)

    def step_of(self, value: Decimal | None) -> GradeStep | None:
        return next((step for step in self.steps if step.value == value), None)

    def show_value(self, value: Decimal | None, before: Decimal | None = None, before_year: int = 0) -> None:
        """Show a grade given, and the one of the year before; nothing is emitted."""
        self._before = before
        for button in self.buttons:
            button.name_of(f"grado del {before_year}" if button.step.value == before else "")
        self._show_given(value)

    def lock(self, *, is_locked: bool) -> None:
        """Let the grades be read and not given."""
        self._is_locked = is_locked
        self._dress()

    def fit_in(self, width: int) -> None:
        """Take no more than a width: words, else digits with the word of the chosen one beside them, else digits."""
        if not self._letters.has_words:
            return
        is_narrow = self.natural_width > width or len(self.steps) > MOST_WITH_WORDS
        has_word = self._digits_width + self._longest_word <= width
        if (is_narrow, has_word) != (self._is_narrow, self._has_word_beside):
            self._is_narrow, self._has_word_beside = is_narrow, has_word
            self._fit()

    def give(self, value: Decimal | None) -> None:
        """Give a grade as the user does; the same again, or while they are locked, gives nothing."""
        is_new = value != self._value and not self._is_locked
        self._pointed = None
        self._show_given(value if is_new else self._value)
        if is_new:
            self.given.emit(value)
        self.looked_at.emit(self.looked_at_step)

    def take_keyboard(self) -> None:
        self._tab_stop().setFocus(Qt.FocusReason.TabFocusReason)

    @property
    def has_keyboard(self) -> bool:
        return any(button.hasFocus() for button in self.buttons)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            event.ignore()
        elif key.value in _DIGITS:
            self._give_digit(key.value - Qt.Key.Key_0.value)
        elif key in _ERASE:
            self.give(None)
        elif key in _SIDEWAYS:
            self._point(_SIDEWAYS[key])
        elif key is Qt.Key.Key_Space and self._pointed is not None:
            self.give(self._pointed.step.value)
        else:
            event.ignore()

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def _give_digit(self, digit: int) -> None:
        value = self._value_of_digit(digit)
        if value is None:
            self.refused.emit(digit)
            return
        self.give(value)
        self._tab_stop().setFocus(Qt.FocusReason.OtherFocusReason)

    def _point(self, by: int) -> None:
        """Go to the next grade and write nothing; from no grade at all go to the first, or back to the last."""
        start = self._pointed or self._given_button()
        place = self.buttons.index(start) + by if start else 0 if by > 0 else len(self.buttons) - 1
        button = self.buttons[min(max(place, 0), len(self.buttons) - 1)]
        button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._pointed = button
        self._dress()
        self.looked_at.emit(self.looked_at_step)

    def _hover(self, button: Grade, is_there: bool) -> None:
        self._hovered = button if is_there else None
        self._dress()
        self.looked_at.emit(self.looked_at_step)

    def _hear_focus(self, has_focus: bool) -> None:
        if has_focus:
            self.entered.emit()
        else:
            self._pointed = None
            self.left.emit()
        self._dress()

    def _show_given(self, value: Decimal | None) -> None:
        self._value = value
        given = self.step_of(value)
        self.setAccessibleDescription(f"Punteggio: {given.spoken}" if given else "Punteggio da dare")
        self._dress()
        self._take_the_tab_stop()

    def _given_button(self) -> Grade | None:
        return next((button for button in self.buttons if button.step.value == self._value), None)

    def _tab_stop(self) -> Grade:
        return self._given_button() or self.buttons[0]

    def _take_the_tab_stop(self) -> None:
        """Let Tab come to one grade only, as to any radio group: the given one, else the first."""
        stop = self._tab_stop()
        for button in self.buttons:
            is_stop = button is stop
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if is_stop else Qt.FocusPolicy.ClickFocus)
        self.setFocusProxy(stop)

    def _dress(self) -> None:
        for button in self.buttons:
            value = button.step.value
            look = GradeLook(
                is_given=value == self._value,
                is_before=value == self._before,
                is_looked_at=button in {self._hovered, self._pointed},
                is_locked=self._is_locked,
                is_narrow=self._is_narrow,
            )
            button.wear(look)
        self.update()

    @property
    def natural_width(self) -> int:
        """How wide the grades are with their words."""
        return sum(button.natural_width for button in self.buttons) + 2 * _margin()

    @override
    def sizeHint(self) -> QSize:
        return QSize(
            sum(self._widths()) + 2 * _margin() + self._word_room(), scaled(self._letters.height) + 2 * _margin()
        )

    @override
    def minimumSizeHint(self) -> QSize:
        """Digits alone: whoever has no more room makes the grades narrow."""
        return QSize(self._digits_width, scaled(self._letters.height) + 2 * _margin())

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring around them all, and the word beside digits; the grades paint themselves."""
        painter, colours = QPainter(self), colours_of(self.palette())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.has_keyboard:
            painter.setPen(QPen(QColor(colours.accent), scaled(RING_WIDTH)))
            half, radius = scaled(RING_WIDTH) / 2, scaled(MEASURES.radius + RING_GAP)
            ring = QRectF(self._joined()).adjusted(-_margin(), -_margin(), _margin(), _margin())
            painter.drawRoundedRect(ring.adjusted(half, half, -half, -half), radius, radius)
        if self._word_room() and (step := self.word_beside) is not None:
            painter.setFont(font_of(self._letters.letters))
            painter.setPen(QColor(colours.quiet if self._value is None else colours.text))
            left = self._joined().right() + _margin() + scaled(MEASURES.gap)
            if painter.fontMetrics().horizontalAdvance(step.word) <= self.width() - left:
                painter.drawText(QRect(left, 0, self.width() - left, self.height()), _MIDDLE, step.word)
        painter.end()

    def _joined(self) -> QRect:
        return QRect(_margin(), _margin(), sum(self._widths()), scaled(self._letters.height))

    def _widths(self) -> list[int]:
        return [scaled(self._letters.cell) if self._is_narrow else button.natural_width for button in self.buttons]

    @property
    def _digits_width(self) -> int:
        return scaled(self._letters.cell) * len(self.steps) + 2 * _margin()

    @property
    def _longest_word(self) -> int:
        """The room that the longest word takes beside narrow digits."""
        metrics = QFontMetrics(font_of(self._letters.letters))
        longest = max((metrics.horizontalAdvance(step.word) for step in self.steps), default=0)
        return longest + scaled(MEASURES.gap) + 2 if longest else 0

    def _word_room(self) -> int:
        return self._longest_word if self._is_narrow and self._has_word_beside else 0

    def _fit(self) -> None:
        self.updateGeometry()
        self._place()
        self._dress()

    def _place(self) -> None:
        left = _margin()
        for button, width in zip(self.buttons, self._widths(), strict=True):
            button.joined = self._joined()
            button.setGeometry(left, _margin(), width, scaled(self._letters.height))
            left += width


_MIDDLE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def _margin() -> int:
    """The room around the grades in which the ring of the keyboard is drawn."""
    return scaled(RING_WIDTH + RING_GAP)
