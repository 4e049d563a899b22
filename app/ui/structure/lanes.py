"""The year of a person: a lane for each kind of dated fact, with its bars, walked with the arrows."""

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QColor, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QGroupBox, QMenu, QSizePolicy, QToolTip, QWidget

from app.domain.italian import MONTHS, format_date
from app.domain.periods import DAY, EARLIEST_YEAR, LATEST_YEAR
from app.domain.structure.person_year import Lane, LaneFact, PersonYear
from app.ui.kit.buttons import make_tool
from app.ui.kit.icons import icon
from app.ui.kit.key_caps import KeyHint, hint_news
from app.ui.kit.months import Months, paint_month_lines
from app.ui.kit.overrides import override
from app.ui.kit.scale import font_of, scaled, zoom
from app.ui.kit.tokens import MEASURES, Colours, colours_of
from app.ui.structure.bar_words import Stretch, words_of_row
from app.ui.structure.fact_bar import AROUND, MIDDLE, Edge, EdgeMove, FactBar, is_edit, is_new

HEAD, LANE, BAR, LABELS, INSET = 28, 36, 28, 112, 12
NARROW, FEW_LABELS = 620, 100
"""Under this width of the drawing the labels have less room, and months are letters."""
SHORT_MONTH = 30
STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
LANE_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
NEW = {
    Lane.POSTING: "Nuova assegnazione",
    Lane.APPOINTMENT: "Nuovo incarico di EQ",
    Lane.ABSENCE: "Nuova assenza",
    Lane.EVALUATOR: "Altro valutatore",
    Lane.SHEET: "Nuova scheda",
}
HINTS = (
    KeyHint("Sinistra Destra", "altro fatto"),
    KeyHint("Invio", "modifica"),
    KeyHint("Ctrl N", "nuovo"),
    KeyHint("Canc", "elimina"),
)


class PersonLanes(QGroupBox):
    """Five lanes of bars. `chosen(LaneFact)`, `edit_asked`, `delete_asked`, `new_asked(Lane)` and
    `edge_moved(EdgeMove)` when an edge is dropped; `year_asked(int)` for another year."""

    chosen = Signal(object)
    edit_asked = Signal()
    delete_asked = Signal()
    new_asked = Signal(object)
    edge_moved = Signal(object)
    year_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.year: PersonYear | None = None
        self.bars: list[FactBar] = []
        self.menu: QMenu | None = None
        self._drag: tuple[FactBar, Edge, date] | None = None
        self._group = QButtonGroup(self)
        self.earlier = make_tool("Anno prima", "caret-left", self._ask_earlier)
        self.later = make_tool("Anno dopo", "caret-right", self._ask_later)
        for tool in (self.earlier, self.later):
            tool.setParent(self)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        zoom().changed.connect(self._fit)

    def key_hints(self) -> Sequence[KeyHint]:
        """Return the keys of the bar chosen: what nobody deletes, or makes anew here, is not offered."""
        fact = self.current()
        off = set() if fact is None or can_be_deleted(fact) else {"Canc"}
        off |= {"Ctrl N"} if fact is not None and fact.lane is Lane.SHEET else set()
        return [hint for hint in HINTS if hint.keys not in off]

    def show_year(self, year: PersonYear, name: str, day: date) -> None:
        """Show the year of a person; the bar chosen before stays so if it is still there, else that of `day` is."""
        kept, had_focus = self.current(), self._has_focus()
        self.year = year
        self.earlier.setEnabled(year.year > EARLIEST_YEAR)
        self.later.setEnabled(year.year < LATEST_YEAR)
        self.setAccessibleName(f"Anno {year.year} di {name}")
        self._make_bars(year.facts)
        self._fit()
        wanted = self._bar_of(kept) or self._bar_on(day)
        if wanted is not None:
            self.choose_bar(wanted)
            if had_focus:
                wanted.setFocus()
        else:
            self.chosen.emit(None)

    def current(self) -> LaneFact | None:
        checked = self._group.checkedButton()
        return checked.fact if isinstance(checked, FactBar) else None

    def focus_bars(self) -> None:
        checked = self._group.checkedButton()
        (checked or self.later).setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_bar(self, bar: FactBar) -> None:
        for one in self.bars:
            one.setFocusPolicy(Qt.FocusPolicy.StrongFocus if one is bar else Qt.FocusPolicy.ClickFocus)
        bar.setChecked(True)
        bar.raise_()
        self.chosen.emit(bar.fact)
        hint_news().changed.emit()

    def answer_key(self, bar: FactBar, event: QKeyEvent) -> bool:
        """Do what a key asks of the chosen bar; tell whether it was one of ours."""
        key = Qt.Key(event.key())
        if key in STEPS:
            self._go_to(self._beside(bar, STEPS[key]))
        elif key in LANE_STEPS:
            self._go_to(self._above_or_below(bar, LANE_STEPS[key]))
        elif is_edit(event):
            self.edit_asked.emit()
        elif key == Qt.Key.Key_Menu or (
            key == Qt.Key.Key_F10 and event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        ):
            self.open_menu(bar, bar.mapToGlobal(bar.rect().bottomLeft()))
        elif is_new(event):
            self.new_asked.emit(bar.fact.lane)
        elif key == Qt.Key.Key_Delete:
            self.delete_asked.emit()
        elif key == Qt.Key.Key_Escape and bar.is_dragged:
            bar.leave_edge()
        else:
            return False
        return True

    def open_menu(self, bar: FactBar, place: QPoint) -> None:
        """Offer on a bar what its keys do."""
        lane = bar.fact.lane
        menu = self.menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setAccessibleName("Che cosa si può fare")
        _add(menu, "pencil-simple", "Modifica", "F2", self.edit_asked.emit)
        new = _add(menu, "plus", f"{NEW[lane]}…", "Ctrl+N", lambda: self.new_asked.emit(lane))
        new.setEnabled(lane is not Lane.SHEET)
        menu.addSeparator()
        _add(menu, "trash", "Elimina…", "Del", self.delete_asked.emit).setEnabled(can_be_deleted(bar.fact))
        menu.popup(place)

    def drag(self, bar: FactBar, edge: Edge, place: QPoint) -> None:
        """Move an edge under the pointer, and say its day."""
        months = self.months()
        day = _nearest_border(months, place.x())
        days = bar.fact.days
        day = min(day, days.end) if edge is Edge.START else max(day - DAY, days.start)
        self._drag = (bar, edge, day)
        words = f"{'Dal' if edge is Edge.START else 'Al'} {format_date(day)}"
        QToolTip.showText(self.mapToGlobal(place), words, self)
        self._place()

    def drop(self, bar: FactBar, edge: Edge) -> None:
        """Ask for the day on which the edge was left, when it is another one."""
        dragged, self._drag = self._drag, None
        self._place()
        if dragged is not None and dragged[2] != (bar.fact.days.start if edge is Edge.START else bar.fact.days.end):
            self.edge_moved.emit(EdgeMove(bar.fact, edge, dragged[2]))

    def give_up_drag(self) -> None:
        self._drag = None
        self._place()

    def months(self) -> Months:
        year = self.year.year if self.year else date.min.year
        left = self._labels()
        return Months(date(year, 1, 1), 12, left, max(self.width() - left - scaled(AROUND) - 1, 12) / 12)

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(LABELS) * 4, self._height())

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(LABELS) * 2, self._height())

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
        colours, months, head = colours_of(self.palette()), self.months(), scaled(HEAD)
        painter.fillRect(self.rect(), QColor(colours.base))
        painter.fillRect(QRect(0, 0, self.width(), head), QColor(colours.sunken))
        paint_month_lines(painter, months, 0, self.height(), colours)
        painter.fillRect(QRect(round(months.left), 0, 1, self.height()), QColor(colours.line))
        self._paint_head(painter, months, colours)
        self._paint_lanes(painter, colours)
        self._paint_beside(painter, colours)
        painter.setPen(QPen(QColor(colours.edge), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = scaled(MEASURES.frame_radius)
        painter.drawRoundedRect(self.rect().toRectF().adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
        painter.end()

    def _paint_head(self, painter: QPainter, months: Months, colours: Colours) -> None:
        head = scaled(HEAD)
        painter.setFont(font_of(MEASURES.body, strong=True))
        painter.setPen(QColor(colours.text))
        year = QRect(0, 0, self._labels(), head)
        painter.drawText(year, Qt.AlignmentFlag.AlignCenter, str(self.year.year) if self.year else "")
        painter.setFont(font_of(MEASURES.caption))
        painter.setPen(QColor(colours.quiet))
        letters = 3 if months.width >= scaled(SHORT_MONTH) else 1
        for number, name in enumerate(MONTHS):
            left = round(months.left + number * months.width)
            painter.drawText(QRect(left, 0, round(months.width), head), Qt.AlignmentFlag.AlignCenter, name[:letters])

    def _paint_lanes(self, painter: QPainter, colours: Colours) -> None:
        painter.setFont(font_of(MEASURES.body))
        for lane, top, rows in self._lanes():
            painter.fillRect(QRect(0, top, self.width(), 1), QColor(colours.line))
            painter.setPen(QColor(colours.quiet))
            room = QRect(scaled(INSET), top, self._labels() - scaled(INSET), scaled(LANE) * rows)
            painter.drawText(room, MIDDLE, lane.italian)

    def _paint_beside(self, painter: QPainter, colours: Colours) -> None:
        """Write what has no room in a bar, over the lines of the months and on its own ground."""
        painter.setFont(font_of(MEASURES.caption))
        painter.setPen(QColor(colours.quiet))
        for bar in self.bars:
            words = bar.words
            if words.beside:
                room = QRect(words.left, bar.y() + scaled(AROUND), words.width, scaled(BAR))
                painter.fillRect(room.adjusted(-2, scaled(4), 2, -scaled(4)), QColor(colours.base))
                painter.drawText(room, MIDDLE, words.beside)

    def _make_bars(self, facts: Sequence[LaneFact]) -> None:
        for bar in self.bars:
            self._group.removeButton(bar)
            bar.hide()
            bar.deleteLater()
        order = list(Lane)
        ordered = sorted(facts, key=lambda fact: (order.index(fact.lane), fact.days))
        self.bars = [FactBar(fact, self, self) for fact in ordered]
        for bar in self.bars:
            self._group.addButton(bar)
            bar.show()

    def _place(self) -> None:
        for lane, top, _rows in self._lanes():
            for number, facts in enumerate(self.year.rows_of(lane) if self.year else ()):
                self._place_row(facts, top + number * scaled(LANE))
        side, head = scaled(20), scaled(HEAD)
        for tool, left in ((self.earlier, scaled(4)), (self.later, self._labels() - side - scaled(4))):
            tool.setGeometry(left, (head - side) // 2, side, side)
        self.update()

    def _place_row(self, facts: Sequence[LaneFact], top: int) -> None:
        months = self.months()
        bars = [self._bar_of(fact) for fact in facts]
        extents = [self._extent(bar, months) for bar in bars if bar]
        words = words_of_row(facts, extents, Stretch(round(months.left), round(months.right)))
        for bar, extent, said in zip(bars, extents, words, strict=True):
            if bar is not None:
                inset = (scaled(LANE) - scaled(BAR)) // 2
                bar.place(extent.left, extent.right, top + inset, scaled(BAR), said)

    def _extent(self, bar: FactBar, months: Months) -> Stretch:
        first, last = bar.fact.days.start, bar.fact.days.end
        if self._drag is not None and self._drag[0] is bar:
            first, last = (self._drag[2], last) if self._drag[1] is Edge.START else (first, self._drag[2])
        left = round(months.x_of(first)) + 1
        return Stretch(left, max(round(months.end_of(last)), left + scaled(4)))

    def _lanes(self) -> list[tuple[Lane, int, int]]:
        """Return each lane with its top and how many rows of bars it has."""
        found, top = [], scaled(HEAD)
        for lane in Lane:
            rows = len(self.year.rows_of(lane)) if self.year else 1
            found.append((lane, top, rows))
            top += rows * scaled(LANE)
        return found

    def _height(self) -> int:
        _, top, rows = self._lanes()[-1]
        return top + rows * scaled(LANE) + 1

    def _labels(self) -> int:
        return scaled(LABELS if self.width() >= scaled(NARROW) else FEW_LABELS)

    def _fit(self) -> None:
        self.updateGeometry()
        self._place()

    def _bar_of(self, fact: LaneFact | None) -> FactBar | None:
        return next((bar for bar in self.bars if fact is not None and bar.fact.key == fact.key), None)

    def _bar_on(self, day: date) -> FactBar | None:
        return next((bar for bar in self.bars if day in bar.fact.days), self.bars[-1] if self.bars else None)

    def _has_focus(self) -> bool:
        return any(bar.hasFocus() for bar in self.bars)

    def _beside(self, bar: FactBar, by: int) -> FactBar | None:
        own = sorted((one for one in self.bars if one.fact.lane is bar.fact.lane), key=lambda one: one.fact.days)
        place = own.index(bar) + by
        return own[place] if 0 <= place < len(own) else None

    def _above_or_below(self, bar: FactBar, by: int) -> FactBar | None:
        """Return the bar of the next lane that has any: of several, the nearest in time."""
        order = list(Lane)
        lanes = order[order.index(bar.fact.lane) + 1 :] if by > 0 else order[: order.index(bar.fact.lane)][::-1]
        for lane in lanes:
            if own := [one for one in self.bars if one.fact.lane is lane]:
                start = bar.fact.days.start
                return min(
                    own, key=lambda one: (not one.fact.days.overlaps(bar.fact.days), abs(one.fact.days.start - start))
                )
        return None

    def _go_to(self, bar: FactBar | None) -> None:
        if bar is not None:
            self.choose_bar(bar)
            bar.setFocus(Qt.FocusReason.TabFocusReason)

    def _ask_earlier(self) -> None:
        if self.year is not None:
            self.year_asked.emit(self.year.year - 1)

    def _ask_later(self) -> None:
        if self.year is not None:
            self.year_asked.emit(self.year.year + 1)


def can_be_deleted(fact: LaneFact) -> bool:
    """Tell whether a bar is of a fact that somebody wrote here: a sheet is not, nor an evaluator given by the rule."""
    return fact.row is not None and fact.lane is not Lane.SHEET


def _add(menu: QMenu, icon_name: str, text: str, keys: str, slot: Callable[[], object]) -> QAction:
    action = menu.addAction(icon(icon_name), text)
    action.setShortcut(QKeySequence(keys))
    action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
    action.triggered.connect(slot)
    return action


def _nearest_border(months: Months, x: int) -> date:
    """Return the day that begins nearest to a place."""
    number = min(max(int((x - months.left) // months.width), 0), months.count - 1)
    first, after = months.date_of(number), months.date_of(number + 1)
    days = (after - first).days
    share = (x - months.left) / months.width - number
    return first + DAY * min(max(round(share * days), 0), days)
