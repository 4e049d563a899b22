"""The phases on the months of the year, planned and worked: a click, or Space and Enter, puts one or takes it away."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.domain.italian import MONTHS
from app.domain.objectives.phase import MONTH_LETTERS, PhaseRow
from app.ui.kit.context_menu import Verbs
from app.ui.kit.empty_list import EmptyList
from app.ui.kit.overrides import override
from app.ui.kit.scale import scaled
from app.ui.kit.tokens import Colours, colours_of

Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
TOGGLES = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_X}
BAR = 6
ACTUAL_KEY = Qt.Key.Key_E
PLANNED, ACTUAL, BOTH = "■", "▬", "▣"
"""What a month says where it is copied or read; on the screen it is drawn: a box, a bar, a bar in a box."""


class MonthModel(QAbstractTableModel):
    """Twelve columns, a row for each phase; a planned month has a sign and a colour."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.rows: list[PhaseRow] = []

    def set_rows(self, rows: Sequence[PhaseRow]) -> None:
        if rows and [row.id for row in self.rows] == [row.id for row in rows]:
            self.rows = list(rows)
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, 11))
            return
        self.beginResetModel()
        self.rows = list(rows)
        self.endResetModel()

    def is_planned(self, index: Index) -> bool:
        return bool(self.rows[index.row()].months & (1 << index.column()))

    def is_actual(self, index: Index) -> bool:
        return bool(self.rows[index.row()].actual_months & (1 << index.column()))

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    @override
    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else 12

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        planned, actual = self.is_planned(index), self.is_actual(index)
        match role:
            case Role.DisplayRole:
                return _MARKS[planned, actual]
            case Role.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignCenter
            case Role.AccessibleTextRole | Role.ToolTipRole:
                return self._words(index, planned=planned, actual=actual)
        return None

    def _words(self, index: Index, *, planned: bool, actual: bool) -> str:
        title = self.rows[index.row()].title
        return f"{title}, {MONTHS[index.column()]}: {_WORDS[planned, actual]}"

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        is_month = orientation is Qt.Orientation.Horizontal
        if role == Role.DisplayRole:
            return MONTH_LETTERS[section] if is_month else self.rows[section].title
        if role == Role.ToolTipRole:
            return MONTHS[section].capitalize() if is_month else self.rows[section].title
        if role == Role.TextAlignmentRole and not is_month:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None


_WORDS = {
    (False, False): "non previsto",
    (True, False): "previsto",
    (False, True): "effettivo, non previsto",
    (True, True): "previsto ed effettivo",
}
_MARKS = {(False, False): "", (True, False): PLANNED, (False, True): ACTUAL, (True, True): BOTH}


class MonthLook(QStyledItemDelegate):
    """Draws a planned month as a box and one that was worked as a bar: told apart by their shape too."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        blank = QStyleOptionViewItem(option)
        self.initStyleOption(blank, index)
        blank.text = ""
        view = option.widget
        view.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, blank, painter, view)
        model = index.model()
        if isinstance(model, MonthModel):
            colours = colours_of(option.palette)
            draw_month(painter, option.rect, colours, planned=model.is_planned(index), actual=model.is_actual(index))


def draw_month(painter: QPainter, rect: QRect, colours: Colours, *, planned: bool, actual: bool) -> None:
    """Draw a month: the box is pale and edged, the bar is full and lies in the middle of it."""
    box = rect.adjusted(scaled(4), scaled(4), -scaled(4), -scaled(4))
    painter.save()
    if planned:
        painter.setPen(QPen(QColor(colours.accent), scaled(1)))
        painter.setBrush(QColor(colours.soft))
        painter.drawRect(box)
    if actual:
        high = scaled(BAR)
        bar = QRect(box.left(), box.center().y() - high // 2, box.width() + 1, high)
        painter.fillRect(bar, QColor(colours.text))
    painter.restore()


class MonthGrid(QTableView):
    """`toggled(PhaseRow, month)`: the user plans a month (1..12) or takes it away; `worked(PhaseRow, month)`: the same
    of a month in which the phase was worked on. A click does what `is_of_actual` says, E always the latter."""

    toggled = Signal(object, int)
    worked = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.months = MonthModel(self)
        self.is_read_only = False
        self.is_measured_only_read = False
        self.is_of_actual = False
        self.setItemDelegate(MonthLook(self))
        self.setModel(self.months)
        self.verbs = Verbs(self)
        EmptyList(self).say("Nessuna fase da disporre sui mesi.")
        self.setAccessibleName("Fasi nei mesi dell'anno")
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setMinimumSectionSize(self.fontMetrics().height())
        self.verticalHeader().setTextElideMode(Qt.TextElideMode.ElideRight)
        self.verticalHeader().setMaximumWidth(self.fontMetrics().averageCharWidth() * 26)
        self.clicked.connect(self.toggle)

    def set_rows(self, rows: Sequence[PhaseRow]) -> None:
        self.months.set_rows(rows)

    def toggle(self, index: QModelIndex) -> None:
        if self.is_of_actual:
            self.work(index)
        elif index.isValid() and not self.is_read_only:
            self.toggled.emit(self.months.rows[index.row()], index.column() + 1)

    def work(self, index: QModelIndex) -> None:
        """Say that a phase was worked on in a month, or that it was not."""
        if index.isValid() and not self.is_measured_only_read:
            self.worked.emit(self.months.rows[index.row()], index.column() + 1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in TOGGLES:
            self.toggle(self.currentIndex())
        elif event.key() == ACTUAL_KEY:
            self.work(self.currentIndex())
        else:
            super().keyPressEvent(event)
