"""A line of time: months at the head, bars in lanes with their shapes, today; each bar is a button.

Months, lines and bars are drawn by `months`, as in every line of time.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.domain.italian import format_short_date
from app.ui.kit.focus_ring import RING as RINGED
from app.ui.kit.icons import coloured_icon
from app.ui.kit.key_caps import KeyHint
from app.ui.kit.keys import ENTER
from app.ui.kit.months import (
    MIDDLE,
    BarShape,
    Months,
    bar_ink,
    paint_bar,
    paint_month_lines,
    paint_month_names,
    year_extents,
)
from app.ui.kit.overrides import override
from app.ui.kit.scale import font_of, scaled, zoom
from app.ui.kit.timeline_places import GAP, Extent, Placed, Wanted, placed
from app.ui.kit.tokens import MEASURES, Colours, colours_of
from app.ui.style.shapes import paint_band

HEAD, LANE, BAR, LABEL, TOP = 24, 46, 10, 20, 10
"""Heights of the drawing: the head, a lane, a bar, its label, and the room over the bar."""
FOLDED, STACKED, FOLDED_TOP = 72, 13, 4
"""When all the lanes are folded into one: its height, from a bar to the one below, and the room over the first."""
LANES, BOTTOM = 2, 8
ICON_GAP, WORDS_GAP, LABEL_SIDE = 6, 6, 4
THIN, RING, TAIL = 1, 2, 4


SIGNS = {
    BarShape.DONE: "check-circle-fill",
    BarShape.LATE: "warning-circle-fill",
    BarShape.RUNNING: "circle-half",
    BarShape.NEXT: "circle",
}


class TimelineEntry(NamedTuple):
    """A bar of a line of time: what it is, what is said of it, how far it is; `done_on` draws its thin tail."""

    title: str
    words: str
    start: date
    end: date
    shape: BarShape
    share: float = 0
    done_on: date | None = None


class TimelineBar(QAbstractButton):
    """One bar with its label: a button for the keyboard, for the mouse and for a screen reader."""

    def __init__(self, entry: TimelineEntry, step: Callable[["TimelineBar", int], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.entry = entry
        self._line = parent
        self._step = step
        self._bar = self._tail = self._label = QRectF()
        self._is_short = self._is_tinted = False
        self._today: float | None = None
        self.setAccessibleName(f"{entry.title}, {entry.shape.value}")
        self.setAccessibleDescription(entry.words)
        self.setToolTip(f"{entry.title}: {entry.words}")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty(RINGED, False)

    def place(
        self, bar: QRectF, tail: QRectF, label: QRectF, *, is_short: bool, is_tinted: bool, today: float | None
    ) -> None:
        """Take the room of the bar, of its tail and of its label, all in pixels of the line of time, and for a ring
        around them: no more than the line has."""
        around = scaled(RING) * 2
        parts = [part.toAlignedRect() for part in (bar, tail, label) if not part.isEmpty()]
        room = QRect(parts[0])
        for part in parts[1:]:
            room = room.united(part)
        room = room.adjusted(-around, -around, around, around)
        room = room.intersected(self._line.rect())
        self.setGeometry(room)
        away = QPointF(-room.left(), -room.top())
        self._bar, self._tail, self._label = (part.translated(away) for part in (bar, tail, label))
        self._is_short, self._is_tinted = is_short, is_tinted
        self._today = None if today is None else today - room.left()
        region = QRegion()
        for part in parts:
            region += part.translated(-room.topLeft()).adjusted(-around, -around, around, around)
        self.setMask(region)
        self.update()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self._step(self, 1 if event.key() == Qt.Key.Key_Right else -1)
        elif event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours = colours_of(self.palette())
        if not self._tail.isEmpty():
            painter.setOpacity(0.5)
            paint_band(painter, self._tail, bar_ink(self.entry.shape, colours))
            painter.setOpacity(1)
        paint_bar(painter, self._bar, self.entry.shape, self.entry.share, colours)
        if self._today is not None and self._bar.left() <= self._today <= self._bar.right():
            line = QRectF(self._today - scaled(1), self._bar.top(), scaled(2), self._bar.height())
            paint_band(painter, line, colours.accent)
        if not self._label.isEmpty():
            self._paint_label(painter, colours)
        if self.hasFocus():
            self._paint_ring(painter, colours)
        painter.end()

    def _paint_label(self, painter: QPainter, colours: Colours) -> None:
        entry, side, left = self.entry, scaled(MEASURES.icon), self._label.left() + scaled(LABEL_SIDE)
        ground = colours.soft if self.underMouse() else colours.window if self._is_tinted else colours.base
        paint_band(painter, self._label, ground)
        sign = QRect(round(left), round(self._label.center().y() - side / 2), side, side)
        coloured_icon(SIGNS[entry.shape], bar_ink(entry.shape, colours)).paint(painter, sign)
        room = self._label.adjusted(scaled(LABEL_SIDE) + side + scaled(ICON_GAP), 0, 0, 0)
        strong = font_of(MEASURES.body, strong=True)
        painter.setFont(strong)
        painter.setPen(QColor(colours.text))
        painter.drawText(room, MIDDLE, entry.title)
        if not self._is_short:
            room.adjust(QFontMetrics(strong).horizontalAdvance(entry.title) + scaled(WORDS_GAP), 0, 0, 0)
            painter.setFont(font_of(MEASURES.body))
            painter.setPen(QColor(colours.error if entry.shape is BarShape.LATE else colours.quiet))
            painter.drawText(room, MIDDLE, entry.words)

    def _paint_ring(self, painter: QPainter, colours: Colours) -> None:
        around = scaled(RING)
        ring = self._bar if self._label.isEmpty() else self._label
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.accent), around))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        inside = QRectF(self.rect()).adjusted(around / 2, around / 2, -around / 2, -around / 2)
        ring = ring.adjusted(-around, -around, around, around).intersected(inside)
        painter.drawRoundedRect(ring, MEASURES.radius, MEASURES.radius)


class Timeline(QWidget):
    """A line of whole months with its bars; `chosen(int)` when one is pressed, by its place in the order given."""

    chosen = Signal(int)

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.bars: list[TimelineBar] = []
        self._first, self._count, self._tinted = date(2000, 1, 1), 12, 12
        self._today: date | None = None
        self._is_folded = False
        zoom().changed.connect(self._fit)

    def show_entries(
        self, entries: Sequence[TimelineEntry], first: date, count: int, today: date, *, tinted_from: int = 0
    ) -> None:
        """Draw these bars on `count` months from `first`; those from the month `tinted_from` on have another ground."""
        focused = next((number for number, bar in enumerate(self.bars) if bar.hasFocus()), None)
        self._first, self._count, self._tinted = first, count, tinted_from or count
        self._today = today if today in self.months() else None
        if [bar.entry for bar in self.bars] != list(entries):
            self._make_bars(entries)
        self._place()
        self.update()
        if focused is not None and focused < len(self.bars):
            self.bars[focused].setFocus()

    def fold(self, is_folded: bool) -> None:
        """Put all the lanes into one, where the page is short."""
        if is_folded is not self._is_folded:
            self._is_folded = is_folded
            self._fit()

    def months(self) -> Months:
        return Months(self._first, self._count, 1, (self.width() - 2) / self._count)

    def key_hints(self) -> Sequence[KeyHint]:
        return (KeyHint("Sinistra–Destra", "altro passo"), KeyHint("Invio", "apre la pagina"))

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(600), scaled(HEAD + self._body()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(300), self.sizeHint().height())

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
        painter = QPainter(self)
        colours, months = colours_of(self.palette()), self.months()
        head, body = scaled(HEAD), self.height() - scaled(HEAD)
        paint_band(painter, QRect(0, head, self.width(), body), colours.base)
        tinted = round(months.left + self._tinted * months.width)
        paint_band(painter, QRect(tinted, head, self.width() - tinted, body), colours.window)
        paint_month_names(painter, months, 0, head, colours)
        paint_month_lines(painter, months, head, body, colours)
        painter.setPen(QPen(QColor(colours.line), scaled(THIN)))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRect(0, head, self.width() - 1, body - 1))
        if self._today is not None:
            self._paint_today(painter, self._today, colours)
        painter.end()

    def _paint_today(self, painter: QPainter, today: date, colours: Colours) -> None:
        x, (words, tag) = self.months().x_of(today), self.today_tag(today)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QBrush(QColor(colours.fill)))
        line = QRectF(x - scaled(1), tag.bottom(), scaled(2), self.height() - tag.bottom())
        paint_band(painter, line, colours.accent)
        painter.drawRoundedRect(tag, scaled(MEASURES.radius), scaled(MEASURES.radius))
        painter.setFont(font_of(MEASURES.caption, strong=True))
        painter.setPen(QColor(colours.on_fill))
        painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, words)

    def today_tag(self, today: date) -> tuple[str, QRectF]:
        """Return what the tag of today says, and where: no day, where that would cover the number of a year."""
        whole, short = (self._tag(today, words) for words in (f"oggi {format_short_date(today)}", "oggi"))
        return short if self._covers_year(whole[1]) and not self._covers_year(short[1]) else whole

    def _tag(self, today: date, words: str) -> tuple[str, QRectF]:
        metrics = QFontMetrics(font_of(MEASURES.caption, strong=True))
        width = metrics.horizontalAdvance(words) + scaled(GAP) * 2
        left = min(max(self.months().x_of(today) - width / 2, 0), self.width() - width)
        return words, QRectF(left, scaled(2), width, scaled(HEAD) - scaled(4))

    def _covers_year(self, tag: QRectF) -> bool:
        return any(start < tag.right() and tag.left() < end for start, end in year_extents(self.months()))

    def _make_bars(self, entries: Sequence[TimelineEntry]) -> None:
        for bar in self.bars:
            bar.hide()
            bar.deleteLater()
        self.bars = [TimelineBar(entry, self._step, self) for entry in entries]
        for number, bar in enumerate(self.bars):
            bar.setFocusPolicy(Qt.FocusPolicy.StrongFocus if number == 0 else Qt.FocusPolicy.ClickFocus)
            bar.clicked.connect(self._choose)
            bar.show()

    def _choose(self) -> None:
        if isinstance(bar := self.sender(), TimelineBar) and bar in self.bars:
            self.chosen.emit(self.bars.index(bar))

    def _step(self, bar: TimelineBar, by: int) -> None:
        """Move the keyboard to the neighbour, which Tab then finds again."""
        number = min(max(self.bars.index(bar) + by, 0), len(self.bars) - 1)
        for place, one in enumerate(self.bars):
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus if place == number else Qt.FocusPolicy.ClickFocus)
        self.bars[number].setFocus(Qt.FocusReason.TabFocusReason)

    def _body(self) -> int:
        return FOLDED if self._is_folded else LANES * LANE + BOTTOM

    def _fit(self) -> None:
        self.updateGeometry()
        self._place()
        self.update()

    def _place(self) -> None:
        """Give each bar its lane and each label the room that is free."""
        months = self.months()
        wanted = [self._wanted(bar.entry, months) for bar in self.bars]
        room = Extent(scaled(LABEL_SIDE), self.width() - scaled(LABEL_SIDE))
        today = None if self._today is None else months.x_of(self._today)
        for bar, found in zip(self.bars, placed(wanted, LANES, room, scaled(GAP)), strict=True):
            drawn = self._bar_rect(bar.entry, months, found.lane)
            label = self._label_rect(found)
            tail = self._tail_rect(bar.entry, months, drawn)
            is_tinted = label.left() >= months.left + self._tinted * months.width
            bar.place(drawn, tail, label, is_short=found.is_short, is_tinted=is_tinted, today=today)

    def _wanted(self, entry: TimelineEntry, months: Months) -> Wanted:
        """Measure a bar, its tail included, and its label."""
        bar = self._bar_rect(entry, months, 0)
        end = max(bar.right(), self._tail_rect(entry, months, bar).right())
        strong, normal = QFontMetrics(font_of(MEASURES.body, strong=True)), QFontMetrics(font_of(MEASURES.body))
        short = scaled(MEASURES.icon + ICON_GAP + LABEL_SIDE * 2) + strong.horizontalAdvance(entry.title)
        full = short + scaled(WORDS_GAP) + normal.horizontalAdvance(entry.words)
        return Wanted(Extent(bar.left(), end), full, short)

    def _bar_rect(self, entry: TimelineEntry, months: Months, lane: int) -> QRectF:
        top = scaled(HEAD) + scaled(FOLDED_TOP + lane * STACKED if self._is_folded else lane * LANE + TOP)
        left, right = months.x_of(entry.start), months.end_of(entry.end)
        width = max(right - left - 2, scaled(BAR))
        return QRectF(min(left + 1, months.right - width), top, width, scaled(BAR))

    def _tail_rect(self, entry: TimelineEntry, months: Months, bar: QRectF) -> QRectF:
        if entry.done_on is None or entry.done_on <= entry.end:
            return QRectF()
        middle = bar.center().y() - scaled(TAIL) / 2
        return QRectF(bar.right(), middle, max(months.end_of(entry.done_on) - bar.right(), 0), scaled(TAIL))

    def _label_rect(self, found: Placed) -> QRectF:
        if found.label is None:
            return QRectF()
        below = (
            FOLDED_TOP + LANES * STACKED + found.lane * LABEL if self._is_folded else found.lane * LANE + TOP + BAR + 3
        )
        top = scaled(HEAD) + scaled(below)
        return QRectF(found.label.left, top, found.label.right - found.label.left, scaled(LABEL))
