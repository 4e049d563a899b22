"""A row that unfolds in place: caret, code, title, weight, degree; what is below it is made when it is first seen."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from app.ui.kit.focus_ring import RING
from app.ui.kit.icons import coloured_icon
from app.ui.kit.key_caps import hint_news
from app.ui.kit.overrides import override
from app.ui.kit.scale import font_of, keep_height, scaled
from app.ui.kit.tokens import MEASURES, Colours, colours_of

ROW, SECTION = 24, 32
CARET, CARET_ROOM, SIGN, WEIGHT, DEGREE = 10, 20, 14, 36, 56
"""The side of the caret and its column; the side of a sign; the columns of the numbers at the right."""


@dataclass(frozen=True, slots=True)
class RowSign:
    """A sign before the title: its icon, the token of its colour, and what it says to who does not see it."""

    icon: str
    colour: str
    words: str


@dataclass(frozen=True, slots=True)
class RowWords:
    """What a folded row says; `is_section`: taller and bolder, the heading of the rows below it; `sign` before the
    title."""

    title: str
    code: str = ""
    weight: str = ""
    degree: str = ""
    is_section: bool = False
    sign: RowSign | None = None

    @property
    def spoken(self) -> str:
        weight = f"peso {self.weight}" if self.weight else ""
        degree = f"grado {self.degree}" if self.degree else ""
        sign = self.sign.words if self.sign else ""
        return ", ".join(filter(None, (self.code, self.title, weight, degree, sign)))


class RowHead(QPushButton):
    """The line itself, pressed by a click, Enter or the space bar; the right arrow unfolds it, the left one folds it.

    `unfolded(bool, bool)`: whether it is open now, and whether all its neighbours go with it (Alt was held).
    `walked(int)`: an arrow up or down asks for a neighbour.
    """

    unfolded = Signal(bool, bool)
    walked = Signal(int)
    entered = Signal()

    def __init__(self, words: RowWords, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = words
        self.neighbours_codes: Collection[str] = ()
        self._is_open = False
        self.setFlat(True)
        self.setProperty(RING, False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        keep_height(self, SECTION if words.is_section else ROW)
        self.clicked.connect(self._toggle)
        self.show_words(words)

    @property
    def is_open(self) -> bool:
        return self._is_open

    def show_words(self, words: RowWords) -> None:
        self.words = words
        self.setAccessibleName(words.spoken)
        self.setToolTip(f"{words.title} ({words.sign.words})" if words.sign else words.title)
        self._tell()

    def open(self, *, is_open: bool) -> None:
        """Show the row open or folded; nothing is emitted."""
        self._is_open = is_open
        self._tell()
        hint_news().changed.emit()

    def _tell(self) -> None:
        self.setAccessibleDescription("aperta" if self._is_open else "chiusa, freccia a destra per aprire")
        self.update()

    def _toggle(self) -> None:
        with_all = bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.AltModifier)
        self.ask(is_open=not self._is_open, with_all=with_all)

    def ask(self, *, is_open: bool, with_all: bool = False) -> None:
        """Open or fold as the user does."""
        self.open(is_open=is_open)
        self.unfolded.emit(is_open, with_all)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        with_all = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        match event.key():
            case Qt.Key.Key_Right | Qt.Key.Key_Left:
                self.ask(is_open=event.key() == Qt.Key.Key_Right, with_all=with_all)
            case Qt.Key.Key_Down | Qt.Key.Key_Up if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.walked.emit(1 if event.key() == Qt.Key.Key_Down else -1)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter if not event.isAutoRepeat():
                self.ask(is_open=not self._is_open, with_all=with_all)
            case _:
                super().keyPressEvent(event)

    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(160), scaled(SECTION if self.words.is_section else ROW))

    @override
    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    @override
    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.update()

    @override
    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.update()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), colours_of(self.palette())
        if self.hasFocus():
            painter.fillRect(self.rect(), QColor(colours.selected))
            painter.fillRect(QRect(0, 0, scaled(3), self.height()), QColor(colours.accent))
        elif self.underMouse():
            painter.fillRect(self.rect(), QColor(colours.soft))
        if self.words.is_section:
            painter.fillRect(QRect(0, 0, self.width(), 1), QColor(colours.line))
        self._paint_caret(painter, colours)
        self._paint_words(painter, colours)
        painter.end()

    def _paint_caret(self, painter: QPainter, colours: Colours) -> None:
        side, indent = scaled(CARET), 0 if self.words.is_section else scaled(4)
        place = QRect(indent + scaled(2), (self.height() - side) // 2, side, side)
        coloured_icon("caret-down-bold" if self._is_open else "caret-right-bold", colours.quiet).paint(painter, place)

    def _paint_words(self, painter: QPainter, colours: Colours) -> None:
        words, is_strong = self.words, self.words.is_section
        font = font_of(MEASURES.body, strong=is_strong)
        painter.setFont(font)
        right = self.width()
        for text, width, colour in (
            (words.degree, DEGREE, colours.text),
            (words.weight, WEIGHT, colours.text if is_strong else colours.quiet),
        ):
            box = QRect(right - scaled(width), 0, scaled(width), self.height())
            painter.setPen(QColor(colour))
            painter.drawText(box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), text)
            right -= scaled(width)
        left = scaled(CARET_ROOM) if is_strong else scaled(CARET_ROOM + 2)
        metrics = QFontMetrics(font)
        if code_width := max(map(metrics.horizontalAdvance, (words.code, *self.neighbours_codes))):
            painter.setPen(QColor(colours.quiet))
            painter.drawText(QRect(left, 0, code_width, self.height()), _MIDDLE, words.code)
            left += code_width + scaled(MEASURES.gap)
        if words.sign is not None:
            side = scaled(SIGN)
            icon = coloured_icon(words.sign.icon, getattr(colours, words.sign.colour))
            icon.paint(painter, QRect(left, (self.height() - side) // 2, side, side))
            left += side + scaled(MEASURES.gap_small)
        room = QRect(left, 0, right - left, self.height())
        title = metrics.elidedText(words.title, Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(QColor(colours.text))
        painter.drawText(room, _MIDDLE, title)


class FoldedRow(QWidget):
    """A head, and below it what `make_body` makes when the row is first opened.

    `unfolded(row, is_open, with_all)` when the user opens or folds it.
    """

    unfolded = Signal(object, bool, bool)

    def __init__(self, words: RowWords, make_body: Callable[[], QWidget], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.head = RowHead(words)
        self._make_body = make_body
        self.body: QWidget | None = None
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.head)
        self.setFocusProxy(self.head)
        self.head.unfolded.connect(self._hear)

    @property
    def is_open(self) -> bool:
        return self.head.is_open

    def open(self, *, is_open: bool) -> None:
        """Open or fold the row; nothing is emitted."""
        self.head.open(is_open=is_open)
        self._follow(is_open)

    def renew(self, words: RowWords, make_body: Callable[[], QWidget]) -> None:
        """Show fresh words; what is below is made anew, at once when it is in sight."""
        self.head.show_words(words)
        self._make_body = make_body
        if self.body is not None:
            self.body.hide()
            self.body.deleteLater()
            self.body = None
            self._follow(self.is_open)

    def _hear(self, is_open: bool, with_all: bool) -> None:
        self._follow(is_open)
        self.unfolded.emit(self, is_open, with_all)

    def _follow(self, is_open: bool) -> None:
        if is_open and self.body is None:
            self.body = self._make_body()
            layout = self.layout()
            if layout is not None:
                layout.addWidget(self.body)
        if self.body is not None:
            self.body.setVisible(is_open)


class OneOpen(QObject):
    """Keeps one of some rows open at most, unless Alt asks for all of them.

    An object of Qt, child of what holds the rows: a slot of a plain object is disconnected when the garbage collector
    finds it, from rows that Qt may have deleted before.
    """

    def __init__(self, rows: Sequence[FoldedRow], parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = rows
        for row in rows:
            row.unfolded.connect(self._follow)

    def _follow(self, asked: FoldedRow, is_open: bool, with_all: bool) -> None:
        for row in self.rows:
            if with_all:
                row.open(is_open=is_open)
            elif is_open and row is not asked:
                row.open(is_open=False)


def align_codes(rows: Sequence[FoldedRow]) -> None:
    """Give the codes of some rows one column, as wide as the longest of them."""
    codes = {row.head.words.code for row in rows}
    for row in rows:
        row.head.neighbours_codes = codes
        row.head.update()


_MIDDLE = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
