"""The lines of the document as they are drawn: on the colour of their role, with its tag and four cells."""

from typing import NamedTuple, Protocol

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView, QToolTip

from app.domain.plan_text.roles import LineRole
from app.ui.kit.icons import coloured_icon
from app.ui.kit.overrides import override
from app.ui.kit.scale import font_of, scaled
from app.ui.kit.tokens import MEASURES, colours_of
from app.ui.plan_import.lines_model import CERTAINTY, LINE_ROLE, PAGE, ROLE, DocumentLine
from app.ui.plan_import.role_words import LOOKS, cells_of
from app.ui.style.shapes import paint_band, paint_panel

Index = QModelIndex | QPersistentModelIndex
State = QStyle.StateFlag
LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
SIDE, BAR, STEP, PICTURE = 8, 3, 16, 16
TAG_HEIGHT, TAG_WIDTH = 18, 100
CELL_WIDTH, CELL_HEIGHT, CELL_GAP, CELL_COUNT = 6, 10, 2, 4
DOUBT_ROOM = 60


class LinesLook(Protocol):
    """What the look of the lines follows besides what they are: a view may look as if it had the keyboard."""

    @property
    def has_keyboard(self) -> bool:
        """Tell whether the chosen rows are those that a key would change."""
        ...

    @property
    def is_gathering(self) -> bool:
        """Tell whether the current row may be none of those chosen, and is to be marked by itself."""
        ...


class LinePainting(QStyledItemDelegate):
    """Paints page, tag, cells and words; of a doubt its figure too."""

    def __init__(self, view: QTableView, look: LinesLook) -> None:
        super().__init__(view)
        self._view, self._look = view, look

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(scaled(TAG_WIDTH), scaled(MEASURES.tree_row))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: DocumentLine | None = index.data(LINE_ROLE)
        if line is None:
            return
        painter.save()
        drawing = _LineDrawing(painter, option, line, self._looks_of(index))
        drawing.paint_ground()
        match index.column():
            case int() as column if column == PAGE:
                drawing.paint_page()
            case int() as column if column == ROLE:
                drawing.paint_tag()
            case int() as column if column == CERTAINTY:
                drawing.paint_cells()
            case _:
                drawing.paint_words()
        painter.restore()

    def _looks_of(self, index: Index) -> "_Looks":
        is_current = self._look.is_gathering and self._view.currentIndex().row() == index.row()
        return _Looks(self._look.has_keyboard, self._view.columnAt(0) == index.column(), is_current)

    @override
    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        QToolTip.showText(event.globalPos(), str(index.data(Qt.ItemDataRole.ToolTipRole) or ""), view)
        return True


class _Looks(NamedTuple):
    """How a cell looks: chosen rows have the keyboard, it is the first of its row, its row is marked as current."""

    has_keyboard: bool
    is_first: bool
    is_marked: bool


class _LineDrawing:
    """One cell of one line being painted."""

    def __init__(self, painter: QPainter, option: QStyleOptionViewItem, line: DocumentLine, looks: _Looks) -> None:
        self._painter = painter
        self._rect = option.rect
        self._line = line
        self._looks = looks
        self._colours = colours_of(option.palette)
        self._is_selected = bool(option.state & State.State_Selected)

    def paint_ground(self) -> None:
        tone = self._colours.tones[LOOKS[self._line.role].tone]
        is_plain = self._line.role is LineRole.NOTHING
        ground = self._colours.base if is_plain else tone.ground
        if self._is_selected:
            ground = self._colours.selected if self._looks.has_keyboard else self._colours.sunken
        paint_band(self._painter, self._rect, ground)
        edge = QRect(self._rect.left(), self._rect.bottom(), self._rect.width(), 1)
        paint_band(self._painter, edge, self._colours.selected_line if self._is_selected else self._colours.base)
        if self._is_selected and self._looks.is_first:
            bar = QRect(self._rect.topLeft(), QSize(scaled(BAR), self._rect.height()))
            paint_band(self._painter, bar, self._colours.accent if self._looks.has_keyboard else self._colours.edge)
        if self._looks.is_marked and self._looks.has_keyboard:
            self._paint_current()

    def paint_page(self) -> None:
        self._write(self._rect.adjusted(scaled(SIDE), 0, 0, 0), self._line.page, self._colours.quiet, MEASURES.caption)

    def paint_tag(self) -> None:
        height = scaled(TAG_HEIGHT)
        top = self._rect.top() + (self._rect.height() - height) // 2
        left = self._rect.left() + (scaled(SIDE) if self._looks.is_first else 0)
        tag = QRect(left, top, scaled(TAG_WIDTH), height)
        ink = self._colours.tones[LOOKS[self._line.role].tone].ink
        paint_panel(self._painter, tag, self._colours.base, ink, radius=3)
        self._painter.setFont(font_of(MEASURES.key, strong=True))
        self._painter.setPen(QColor(ink))
        self._painter.drawText(tag, Qt.AlignmentFlag.AlignCenter, LOOKS[self._line.role].tag.upper())

    def paint_cells(self) -> None:
        full = cells_of(self._line.guess.confidence)
        top = self._rect.top() + (self._rect.height() - scaled(CELL_HEIGHT)) // 2
        for number in range(CELL_COUNT):
            left = self._rect.left() + number * scaled(CELL_WIDTH + CELL_GAP)
            cell = QRect(left, top, scaled(CELL_WIDTH), scaled(CELL_HEIGHT))
            ink = self._colours.quiet
            paint_panel(self._painter, cell, ink if number < full else self._colours.base, ink, radius=0)

    def paint_words(self) -> None:
        room = self._rect.adjusted(scaled(STEP) * LOOKS[self._line.role].depth, 0, -scaled(SIDE), 0)
        if self._line.is_doubt:
            self._paint_doubt(room)
            room = room.adjusted(0, 0, -scaled(DOUBT_ROOM), 0)
        if tag := self._line.by_hand.tag:
            self._write(room, tag, self._colours.quiet, MEASURES.caption, RIGHT)
            room = room.adjusted(0, 0, -scaled(DOUBT_ROOM), 0)
        is_quiet = self._line.role is LineRole.NOTHING
        self._write(room, self._line.words, self._colours.quiet if is_quiet else self._colours.text, MEASURES.body)

    def _paint_doubt(self, room: QRect) -> None:
        words = f"{self._line.guess.confidence} %"
        self._write(room, words, self._colours.warning, MEASURES.caption, RIGHT)
        side = scaled(PICTURE)
        left = room.right() + 1 - scaled(DOUBT_ROOM - SIDE) + scaled(SIDE)
        place = QRect(left, room.top() + (room.height() - side) // 2, side, side)
        coloured_icon("question-fill", self._colours.warning).paint(self._painter, place)

    def _paint_current(self) -> None:
        """Draw the line that has the keyboard when it is not selected, or one of several that are."""
        for top in (self._rect.top(), self._rect.bottom() - 1):
            paint_band(
                self._painter, QRect(self._rect.left(), top, self._rect.width(), scaled(2)), self._colours.accent
            )

    def _write(self, room: QRect, text: str, ink: str, pixels: int, flags: int = LEFT) -> None:
        font = font_of(pixels)
        self._painter.setFont(font)
        self._painter.setPen(QColor(ink))
        one_line = " / ".join(text.split("\n"))  # of a cell of several lines one alone has room
        words = QFontMetrics(font).elidedText(one_line, Qt.TextElideMode.ElideRight, max(room.width(), 0))
        self._painter.drawText(room, flags, words)
