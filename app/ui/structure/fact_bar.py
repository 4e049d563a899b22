"""A bar of the year of a person: one of a group of choices, whose edges can be dragged."""

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Protocol

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFontMetrics,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QRadioButton, QWidget

from app.domain.italian import format_date
from app.domain.periods import FOREVER
from app.domain.structure.person_year import Lane, LaneFact
from app.ui.kit.focus_ring import RING as RINGED
from app.ui.kit.keys import ENTER
from app.ui.kit.months import paint_hatch
from app.ui.kit.overrides import override
from app.ui.kit.scale import font_of, scaled
from app.ui.kit.tokens import MEASURES, Tone, ToneName, colours_of
from app.ui.structure.bar_words import GAP, SIDE, BarWords

AROUND, RING, CHOSEN, GRIP = 4, 2, 3, 6
"""Room around a bar for the ring of the focus, its width, the border of the chosen bar, where an edge is gripped."""
TONES = {
    Lane.POSTING: ToneName.SECTOR,
    Lane.APPOINTMENT: ToneName.AREA,
    Lane.ABSENCE: ToneName.NOTHING,
    Lane.EVALUATOR: ToneName.PERSON,
    Lane.SHEET: ToneName.OBJECTIVE,
}
SINGLE = {
    Lane.POSTING: "Assegnazione",
    Lane.APPOINTMENT: "Incarico di EQ",
    Lane.ABSENCE: "Assenza",
    Lane.EVALUATOR: "Valutatore",
    Lane.SHEET: "Scheda",
}
MIDDLE = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class Edge(Enum):
    """Which end of a bar: its first day or its last."""

    START = "valid_from"
    END = "valid_to"


@dataclass(frozen=True, slots=True)
class EdgeMove:
    """An edge of a bar dropped on another day."""

    fact: LaneFact
    edge: Edge
    day: date


class BarOwner(Protocol):
    """The lanes, as far as a bar needs them."""

    def choose_bar(self, bar: "FactBar") -> None: ...
    def answer_key(self, bar: "FactBar", event: QKeyEvent) -> bool: ...
    def drag(self, bar: "FactBar", edge: Edge, place: QPoint) -> None: ...
    def drop(self, bar: "FactBar", edge: Edge) -> None: ...
    def give_up_drag(self) -> None: ...
    def open_menu(self, bar: "FactBar", place: QPoint) -> None: ...


class FactBar(QRadioButton):
    """The days of one fact; chosen, it has a thick border of its own ink."""

    def __init__(self, fact: LaneFact, owner: BarOwner, parent: QWidget) -> None:
        super().__init__(parent)
        self.fact = fact
        self.words = BarWords()
        self._owner = owner
        self._edge: Edge | None = None
        self.setProperty(RINGED, False)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAccessibleName(f"{SINGLE[fact.lane]}: {sentence_of(fact)}")
        self.setToolTip(f"{fact.name}\n{fact.note}\n{days_in_words(fact)}".replace("\n\n", "\n"))

    def place(self, left: int, right: int, top: int, height: int, words: BarWords) -> None:
        """Take the room of the bar, and around it that of the ring."""
        around = scaled(AROUND)
        self.words = words
        self.setGeometry(left - around, top - around, right - left + around * 2, height + around * 2)
        self.update()

    def tone(self) -> Tone:
        return colours_of(self.palette()).tones[TONES[self.fact.lane]]

    @override
    def hitButton(self, position: QPoint) -> bool:
        return self.rect().contains(position)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._owner.answer_key(self, event):
            super().keyPressEvent(event)

    @override
    def event(self, event: QEvent) -> bool:
        """Keep Ctrl+N for the lanes, whatever the menus of the window say."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and is_new(event):
            event.accept()
            return True
        return super().event(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._owner.choose_bar(self)
            self._edge = self._edge_at(event.position().x())

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._edge is not None:
            self._owner.drag(self, self._edge, self.mapToParent(event.position().toPoint()))
        elif self._edge_at(event.position().x()):
            self.setCursor(Qt.CursorShape.SizeHorCursor)
        else:
            self.unsetCursor()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._edge is not None:
            edge, self._edge = self._edge, None
            self._owner.drop(self, edge)

    @override
    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.setFocus(Qt.FocusReason.MouseFocusReason)
        self._owner.choose_bar(self)
        self._owner.open_menu(self, event.globalPos())

    def leave_edge(self) -> None:
        """Let go of the edge that is being dragged."""
        self._edge = None
        self._owner.give_up_drag()

    @property
    def is_dragged(self) -> bool:
        return self._edge is not None

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        around = scaled(AROUND)
        bar = self.rect().adjusted(around, around, -around, -around)
        self._paint_shape(painter, bar)
        self._paint_words(painter, bar)
        if self.hasFocus():
            self._paint_ring(painter)
        painter.end()

    def _paint_shape(self, painter: QPainter, bar: QRect) -> None:
        colours, tone = colours_of(self.palette()), self.tone()
        width = scaled(CHOSEN) if self.isChecked() else 1
        path, half = QPainterPath(), width / 2
        radius = scaled(MEASURES.radius)
        path.addRoundedRect(QRectF(bar).adjusted(half, half, -half, -half), radius, radius)
        painter.fillPath(path, QColor(tone.ground))
        if self.fact.is_neutral:
            painter.save()
            painter.setClipPath(path)
            paint_hatch(painter, QRectF(bar), QColor(colours.edge))
            painter.restore()
        painter.setPen(QPen(QColor(tone.ink), width))
        painter.drawPath(path)

    def _paint_words(self, painter: QPainter, bar: QRect) -> None:
        colours, strong = colours_of(self.palette()), font_of(MEASURES.body, strong=True)
        room = bar.adjusted(scaled(SIDE), 0, -scaled(SIDE) // 2, 0)
        width = QFontMetrics(strong).horizontalAdvance(self.words.name)
        if self.fact.is_neutral and self.words.name:
            painter.fillRect(room.adjusted(-2, scaled(4), 2 - max(room.width() - width, 0), -scaled(4)), self.ground())
        painter.setFont(strong)
        painter.setPen(QColor(self.tone().ink))
        painter.drawText(room, MIDDLE, self.words.name)
        painter.setFont(font_of(MEASURES.body))
        painter.setPen(QColor(colours.text))
        painter.drawText(room.adjusted(width + scaled(GAP), 0, 0, 0), MIDDLE, self.words.note)

    def ground(self) -> QColor:
        return QColor(self.tone().ground)

    def _paint_ring(self, painter: QPainter) -> None:
        width, colours = scaled(RING), colours_of(self.palette())
        half, radius = width / 2, scaled(MEASURES.radius + RING)
        painter.setPen(QPen(QColor(colours.accent), width))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)

    def _edge_at(self, x: float) -> Edge | None:
        grip = scaled(GRIP) + scaled(AROUND)
        if self.fact.moves_at_end and x >= self.width() - grip:
            return Edge.END
        return Edge.START if self.fact.moves_at_start and x <= grip else None


def is_new(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.New)


def is_edit(event: QKeyEvent) -> bool:
    return event.key() in ENTER or event.key() == Qt.Key.Key_F2


def days_in_words(fact: LaneFact) -> str:
    """Say from when to when a fact holds, beyond the year too."""
    end = "" if fact.whole.end == FOREVER else f" al {format_date(fact.whole.end)}"
    return f"dal {format_date(fact.whole.start)}{end}"


def sentence_of(fact: LaneFact) -> str:
    return ", ".join(part for part in (fact.name, fact.note, days_in_words(fact)) if part)
