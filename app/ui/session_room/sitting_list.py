"""The list at the end of *Seduta*: who was skipped, who is left, who is done; Enter leads to them."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.italian import format_decimal, plural
from app.domain.sheets.rows import SheetRow
from app.domain.sheets.sitting import SittingMark, SittingWalk
from app.ui.kit.context_menu import Order, Verbs
from app.ui.kit.icons import coloured_icon
from app.ui.kit.key_caps import KeyHint
from app.ui.kit.keys import ENTER
from app.ui.kit.labels import hint_label
from app.ui.kit.overrides import override
from app.ui.kit.scale import font_of, keep_font, keep_margins, keep_spacing, scaled, zoom
from app.ui.kit.tokens import Colours, colours_of
from app.ui.session_room.segments import counted
from app.ui.session_room.sizes import RoomSizes

TITLE = "Riepilogo della seduta"
NOBODY = "Nessuna scheda di questa sessione è da compilare per chi è entrato."
ALL_DONE = "Tutte le schede della seduta sono compilate."
HIDDEN = "Colloquio in corso: i nomi degli altri sono nascosti. F7 li mostra."
ORDER = (SittingMark.SKIPPED, SittingMark.TO_DO, SittingMark.DONE)
"""What is left comes first."""
_BAR, _MARK_ROOM, _TOTAL_ROOM = 4, 110, 90
_AnyIndex = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class SittingModel(QAbstractListModel):
    """The people of the sitting, those that wait first."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[tuple[SittingMark, SheetRow]] = ()

    def show_walk(self, walk: SittingWalk) -> None:
        self.beginResetModel()
        self.rows = [(mark, row) for mark in ORDER for row in walk.with_mark(mark)]
        self.endResetModel()

    @override
    def rowCount(self, parent: _AnyIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        mark, row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.person
            case Qt.ItemDataRole.AccessibleTextRole | Qt.ItemDataRole.ToolTipRole:
                return ", ".join(filter(None, (row.person, mark.italian, waits_for(mark, row), _total(row))))
            case Qt.ItemDataRole.UserRole:
                return mark, row
        return None


class SittingDelegate(QStyledItemDelegate):
    """Paints a person: the sign and the word of how they stand, the name, what is missing, the total."""

    def __init__(self, parent: QWidget, sizes: RoomSizes) -> None:
        super().__init__(parent)
        self._sizes = sizes

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _AnyIndex) -> QSize:
        return QSize(scaled(200), scaled(self._sizes.line))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        sizes, colours, box = self._sizes, colours_of(option.palette), option.rect
        is_chosen = bool(option.state & _State.State_Selected)
        painter.save()
        painter.fillRect(box, QColor(colours.selected if is_chosen else colours.base))
        painter.fillRect(QRect(box.left(), box.bottom(), box.width(), 1), QColor(colours.line))
        if is_chosen:
            has_focus = bool(option.state & _State.State_HasFocus)
            bar = QRect(box.left(), box.top(), scaled(_BAR), box.height())
            painter.fillRect(bar, QColor(colours.accent if has_focus else colours.edge))
        mark, row = index.data(Qt.ItemDataRole.UserRole)
        letters, side = sizes.quiet.pixels, scaled(sizes.quiet.pixels)
        sign, ink = _sign_of(mark, colours)
        left = box.left() + scaled(sizes.gap + _BAR)
        coloured_icon(sign, ink).paint(painter, QRect(left, box.center().y() - side // 2, side, side))
        left += side + scaled(sizes.gap)
        share = letters / 20
        mark_room, total_room = (round(scaled(room) * share) for room in (_MARK_ROOM, _TOTAL_ROOM))
        right = box.right() - scaled(sizes.gap)
        rest = (right - left - mark_room - total_room) // 2
        _write(painter, QRect(left, box.top(), mark_room, box.height()), mark.italian, letters, colours.quiet)
        left += mark_room
        name = QRect(left, box.top(), rest, box.height())
        _write(painter, name, row.person, letters, colours.text, is_strong=True)
        waits = QRect(left + rest, box.top(), rest, box.height())
        _write(painter, waits, waits_for(mark, row), letters, colours.quiet)
        total = QRect(right - total_room, box.top(), total_room, box.height())
        _write(painter, total, _total(row), letters, colours.text, align=_RIGHT)
        painter.restore()


class SittingView(QListView):
    """`opened(SheetId)` is Enter, or a double click, on a person."""

    opened = Signal(object)

    def __init__(self, parent: QWidget, model: SittingModel, sizes: RoomSizes) -> None:
        super().__init__(parent)
        self.setModel(model)
        self.setItemDelegate(SittingDelegate(self, sizes))
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("Persone della seduta")
        self.verbs = Verbs(self)
        self.verbs.add_verb(Order.EDIT, "Vai alla persona", "arrow-right", self.open_current, keys="Return")
        self.doubleClicked.connect(self.open_current)
        zoom().changed.connect(self.doItemsLayout)

    def open_current(self) -> None:
        found = self.currentIndex().data(Qt.ItemDataRole.UserRole)
        if found is not None:
            self.opened.emit(found[1].id)

    def key_hints(self) -> Sequence[KeyHint]:
        return (KeyHint("Invio", "vai alla persona"), KeyHint("Esc", "esci"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            self.open_current()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class SittingList(QWidget):
    """`opened(SheetId)` leads to a person."""

    opened = Signal(object)

    def __init__(self, sizes: RoomSizes) -> None:
        super().__init__()
        title = QLabel(TITLE)
        keep_font(title, sizes.factor.pixels, strong=True)
        self.counts = hint_label("")
        keep_font(self.counts, sizes.quiet.pixels)
        self.model = SittingModel(self)
        self.view = SittingView(self, self.model, sizes)
        self.view.opened.connect(self.opened)
        column = QVBoxLayout(self)
        keep_margins(column, sizes.side, sizes.gap, sizes.side, sizes.gap)
        keep_spacing(column, sizes.gap)
        column.addWidget(title)
        column.addWidget(self.counts)
        column.addWidget(self.view, 1)

    def show_walk(self, walk: SittingWalk, *, is_interview: bool) -> None:
        """Show the people; while somebody is in the room, only how many they are."""
        self.model.show_walk(walk)
        words = counted(walk.marks)
        if not walk.rows:
            words = NOBODY
        elif all(mark is SittingMark.DONE for mark in walk.marks):
            words = f"{ALL_DONE} {words.capitalize()}."
        self.counts.setText(f"{words}. {HIDDEN}" if is_interview else words)
        self.view.setVisible(not is_interview)
        if walk.rows:
            self.view.setCurrentIndex(self.model.index(0))

    def take_keyboard(self) -> None:
        self.view.setFocus()


def waits_for(mark: SittingMark, row: SheetRow) -> str:
    """Say what is left of a sheet: what is missing of it, or its state."""
    if mark is SittingMark.DONE:
        return row.standing
    return f"manca: {plural(row.missing, 'voce', 'voci')}" if row.missing else "da completare"


def _total(row: SheetRow) -> str:
    return "" if row.total is None else format_decimal(row.total)


def _sign_of(mark: SittingMark, colours: Colours) -> tuple[str, str]:
    match mark:
        case SittingMark.DONE:
            return "check-circle-fill", colours.good
        case SittingMark.SKIPPED:
            return "clock-clockwise", colours.warning
        case SittingMark.TO_DO:
            return "circle", colours.quiet


def _write(
    painter: QPainter, box: QRect, words: str, letters: int, ink: str, *, is_strong: bool = False, align: int = 0
) -> None:
    painter.setFont(font_of(letters, strong=is_strong))
    painter.setPen(QColor(ink))
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, align or _LEFT, shown)


_State = QStyle.StateFlag
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
