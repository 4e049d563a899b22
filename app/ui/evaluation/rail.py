"""The rail: all the sheets of the session in 96 pixels, each with the shape of its state and a surname."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from app.domain.ids import SheetId
from app.domain.italian import format_date
from app.domain.sheets.rows import SheetRow
from app.domain.sheets.short_names import short_names
from app.ui.evaluation.step_icons import state_shape
from app.ui.kit.buttons import make_tool
from app.ui.kit.icons import coloured_icon
from app.ui.kit.key_caps import KeyHint
from app.ui.kit.keys import ENTER, is_figure
from app.ui.kit.overrides import override
from app.ui.kit.scale import font_of, keep_font, keep_height, keep_margins, keep_width, scaled, zoom
from app.ui.kit.tokens import MEASURES, colours_of

WIDTH, HEAD = 96, 44
_SIDE, _BAR = 10, 3
_AnyIndex = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class RailModel(QAbstractListModel):
    """The rows of the list as it shows them, under their short names."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: Sequence[SheetRow] = ()
        self.names: Sequence[str] = ()

    def show_rows(self, rows: Sequence[SheetRow]) -> None:
        """Show rows; while the sheets are the same, only what is written of them changes."""
        if [row.id for row in rows] == [row.id for row in self.rows]:
            self.rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self.rows, self.names = list(rows), short_names(rows)
        self.endResetModel()

    def place_of(self, sheet_id: SheetId) -> int:
        """Return the place of a sheet, -1 when it is not in the list."""
        return next((place for place, row in enumerate(self.rows) if row.id == sheet_id), -1)

    @override
    def rowCount(self, parent: _AnyIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def data(self, index: _AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, name = self.rows[index.row()], self.names[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return name
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{name}, {row.standing}"
            case Qt.ItemDataRole.ToolTipRole:
                days = f"dal {format_date(row.valid_from)} al {format_date(row.valid_to)}"
                return f"{row.person}\n{row.standing}, {days}"
            case Qt.ItemDataRole.UserRole:
                return row
        return None


class RailDelegate(QStyledItemDelegate):
    """Paints a row of the rail: 28 pixels, the chosen one with a bar at its side."""

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: _AnyIndex) -> QSize:
        return QSize(scaled(WIDTH) - scaled(MEASURES.scroll), scaled(MEASURES.rail_row))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _AnyIndex) -> None:
        box, state = option.rect, option.state
        colours = colours_of(option.palette)
        is_chosen, has_focus = bool(state & _State.State_Selected), bool(state & _State.State_HasFocus)
        painter.save()
        if is_chosen:
            painter.fillRect(box, QColor(colours.selected))
            bar = QRect(box.left(), box.top(), scaled(_BAR), box.height())
            painter.fillRect(bar, QColor(colours.accent if has_focus else colours.edge))
        elif state & _State.State_MouseOver:
            painter.fillRect(box, QColor(colours.soft))
        row: SheetRow = index.data(Qt.ItemDataRole.UserRole)
        side = scaled(14)
        shape, colour = state_shape(row.state, colours)
        place = QRect(box.left() + scaled(_SIDE), box.center().y() - side // 2, side, side)
        coloured_icon(shape, colour).paint(painter, place)
        painter.setFont(font_of(MEASURES.caption, strong=is_chosen))
        painter.setPen(QColor(colours.text))
        room = box.adjusted(place.right() - box.left() + scaled(6), 0, -2, 0)
        words = painter.fontMetrics().elidedText(index.data(), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), words)
        painter.restore()


class RailView(QListView):
    """`opened()` is Enter on a sheet."""

    opened = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setItemDelegate(RailDelegate(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setAccessibleName("Schede della sessione")
        zoom().changed.connect(self.doItemsLayout)

    def key_hints(self) -> Sequence[KeyHint]:
        return (KeyHint("Invio", "apri"), KeyHint("F9", "elenco"))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A figure begins a score: it leads where scores are written, as Enter does, and writes none by itself."""
        if event.key() in ENTER or is_figure(event):
            self.opened.emit()
        else:
            super().keyPressEvent(event)


class SheetRail(QWidget):
    """Signals: `chosen(SheetId)` by the user, `opened()` to fill the sheet, `list_asked()` for the whole list."""

    chosen = Signal(object)
    opened = Signal()
    list_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._is_following = False
        self.done = QLabel()
        keep_font(self.done, MEASURES.body, strong=True)
        self.total = QLabel()
        self.total.setForegroundRole(self.total.palette().ColorRole.PlaceholderText)
        self.list_button = make_tool("Elenco delle schede (F9)", "caret-double-right", self._ask_list)
        self.model = RailModel(self)
        self.view = RailView(self)
        self.view.setModel(self.model)
        self.view.selectionModel().currentChanged.connect(self._tell)
        self.view.opened.connect(self.opened)
        self.view.doubleClicked.connect(self.opened)
        head = QWidget()
        row = QHBoxLayout(head)
        keep_margins(row, MEASURES.gap_groups, 0, MEASURES.gap_small, 0)
        row.setSpacing(4)
        row.addWidget(self.done)
        row.addWidget(self.total)
        row.addStretch(1)
        row.addWidget(self.list_button)
        keep_height(head, HEAD)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(self.view, 1)
        keep_width(self, WIDTH)

    def show_rows(self, rows: Sequence[SheetRow]) -> None:
        current = self.current_id()
        self.model.show_rows(rows)
        if current is not None:
            self.select(current)

    def show_count(self, done: int, total: int) -> None:
        self.done.setText(str(done))
        self.total.setText(f"su {total}")
        self.done.setAccessibleName(f"{done} schede compilate su {total}")

    def current_id(self) -> SheetId | None:
        row = self.view.currentIndex().data(Qt.ItemDataRole.UserRole)
        return row.id if isinstance(row, SheetRow) else None

    def select(self, sheet_id: SheetId) -> None:
        """Show which sheet is open; nothing is emitted."""
        place = self.model.place_of(sheet_id)
        self._is_following = True
        self.view.setCurrentIndex(self.model.index(place))
        self._is_following = False

    def _ask_list(self) -> None:
        self.list_asked.emit()

    def _tell(self, current: QModelIndex) -> None:
        row = current.data(Qt.ItemDataRole.UserRole)
        if isinstance(row, SheetRow) and not self._is_following:
            self.chosen.emit(row.id)


_State = QStyle.StateFlag
