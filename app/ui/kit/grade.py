"""One grade of a scale: a radio button that paints its part of the joined shape of them all."""

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QRadioButton, QWidget

from app.domain.italian import format_decimal
from app.ui.kit.focus_ring import RING
from app.ui.kit.overrides import override
from app.ui.kit.scale import font_of, scaled, width_of
from app.ui.kit.tokens import MEASURES, Colours, colours_of

SIDE, AFTER_DIGIT, NARROW_CELL = 10, 7, 40
MARK_WIDTH, MARK_HEIGHT = 8, 4


@dataclass(frozen=True, slots=True)
class GradeStep:
    """One step of a scale: its value, its word, and what it means for the thing graded."""

    value: Decimal
    word: str = ""
    meaning: str = ""

    @property
    def digits(self) -> str:
        return format_decimal(self.value, None)

    @property
    def spoken(self) -> str:
        return f"{self.digits}, {self.word}" if self.word else self.digits


@dataclass(frozen=True, slots=True)
class GradeLook:
    """How a grade looks now; `is_before`: it is the one of the year before."""

    is_given: bool = False
    is_before: bool = False
    is_looked_at: bool = False
    is_locked: bool = False
    is_narrow: bool = False


class GradeLetters(NamedTuple):
    """How large grades are, in pixels of the drawing: their height, a cell of digits alone, their letters."""

    height: int
    cell: int
    letters: int
    has_words: bool = True


USUAL_LETTERS = GradeLetters(32, NARROW_CELL, MEASURES.body)


class Grade(QRadioButton):
    """A click, or what a screen reader presses, asks to give it; the keys are left to the group.

    Signals: `asked(value)`, `hovered(bool)`, `focused(bool)`.
    """

    asked = Signal(object)
    hovered = Signal(bool)
    focused = Signal(bool)

    def __init__(self, step: GradeStep, parent: QWidget, letters: GradeLetters = USUAL_LETTERS) -> None:
        super().__init__(parent)
        self.step = step
        self.letters = letters
        self.look = GradeLook()
        self.joined = QRect()
        self.toggled.connect(self._hear_toggle)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setProperty(RING, False)

    def name_of(self, before: str) -> None:
        """Take its name; `before` says of which year it is the grade, empty when of none."""
        self.setAccessibleName(f"{self.step.spoken}, {before}" if before else self.step.spoken)

    def wear(self, look: GradeLook) -> None:
        self.look = look
        self.setChecked(look.is_given)
        self.update()

    @property
    def natural_width(self) -> int:
        """As wide as digit and word in bold: choosing moves nothing."""
        letters = self.letters.letters
        word = scaled(AFTER_DIGIT) + width_of(self.step.word, letters, strong=True) if self.step.word else 0
        digits = width_of(self.step.digits, letters, strong=True)
        return max(digits + word + 2 * scaled(SIDE), scaled(self.letters.cell))

    def _hear_toggle(self, is_checked: bool) -> None:
        """A screen reader toggles a button without a click: that too is for the group to decide."""
        if is_checked != self.look.is_given:
            self.asked.emit(self.step.value)

    @override
    def nextCheckState(self) -> None:
        """Leave it to the group, which knows whether grades are given now."""
        self.asked.emit(self.step.value)

    @override
    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    @override
    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.hovered.emit(True)

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered.emit(False)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focused.emit(True)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focused.emit(False)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self.palette())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, colours)
        self._paint_words(painter, colours)
        if self.look.is_before:
            self._paint_mark(painter, colours.on_fill if self.look.is_given else colours.edge)
        painter.end()

    def _paint_ground(self, painter: QPainter, colours: Colours) -> None:
        """Draw the whole shape, of which only the part inside this grade is seen."""
        shape = QPainterPath()
        joined = QRectF(self.joined.translated(-self.pos())).adjusted(0.5, 0.5, -0.5, -0.5)
        shape.addRoundedRect(joined, scaled(MEASURES.radius), scaled(MEASURES.radius))
        painter.fillPath(shape, QColor(self._ground(colours)))
        painter.setPen(QPen(QColor(colours.line if self.look.is_locked else colours.edge), 1))
        painter.drawPath(shape)
        if self.x() > self.joined.left():
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.drawLine(0, 1, 0, self.height() - 2)

    def _ground(self, colours: Colours) -> str:
        look = self.look
        if look.is_locked:
            return colours.quiet if look.is_given else colours.sunken
        if look.is_given:
            return colours.fill_hover if self.underMouse() else colours.fill
        return colours.soft if look.is_looked_at else colours.base

    def _paint_words(self, painter: QPainter, colours: Colours) -> None:
        look = self.look
        inks = colours.text, colours.quiet
        if look.is_given:
            inks = (colours.base, colours.base) if look.is_locked else (colours.on_fill, colours.on_fill)
        strong, digits = font_of(self.letters.letters, strong=True), self.step.digits
        is_strong = look.is_given or self.letters.has_words
        painter.setFont(strong if is_strong else font_of(self.letters.letters))
        painter.setPen(QColor(inks[0]))
        if look.is_narrow or not self.step.word:
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, digits)
            return
        left = scaled(SIDE)
        painter.drawText(QRect(left, 0, self.width(), self.height()), _MIDDLE, digits)
        left += width_of(digits, self.letters.letters, strong=True) + scaled(AFTER_DIGIT)
        painter.setFont(strong if look.is_given else font_of(self.letters.letters))
        painter.setPen(QColor(inks[1]))
        painter.drawText(QRect(left, 0, self.width() - left, self.height()), _MIDDLE, self.step.word)

    def _paint_mark(self, painter: QPainter, colour: str) -> None:
        width, height = (scaled(side) * self.letters.letters // MEASURES.body for side in (MARK_WIDTH, MARK_HEIGHT))
        box = QRectF((self.width() - width) / 2, self.height() - height, width, height + 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(box, 2, 2)


_MIDDLE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
