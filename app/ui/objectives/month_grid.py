"""The phases on the months of the year: a click, or Space and Enter, plans a month or takes it away."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.domain.italian import MONTHS
from app.domain.objectives.phase import MONTH_LETTERS, PhaseRow
from app.ui.kit.context_menu import Verbs
from app.ui.kit.empty_list import EmptyList
from app.ui.kit.overrides import override
from app.ui.kit.tokens import colours_of

Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()
TOGGLES = {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_X}
PLANNED = "■"


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
        planned = self.is_planned(index)
        match role:
            case Role.DisplayRole:
                return PLANNED if planned else ""
            case Role.TextAlignmentRole:
                return Qt.AlignmentFlag.AlignCenter
            case Role.ForegroundRole if planned:
                return QColor(colours_of(QGuiApplication.palette()).accent)
            case Role.AccessibleTextRole | Role.ToolTipRole:
                return self._words(index, planned=planned)
        return None

    def _words(self, index: Index, *, planned: bool) -> str:
        title = self.rows[index.row()].title
        return f"{title}, {MONTHS[index.column()]}: {'previsto' if planned else 'non previsto'}"

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


class MonthGrid(QTableView):
    """`toggled(PhaseRow, month)`: the user plans a month (1..12) or takes it away."""

    toggled = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.months = MonthModel(self)
        self.is_read_only = False
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
        if index.isValid() and not self.is_read_only:
            self.toggled.emit(self.months.rows[index.row()], index.column() + 1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in TOGGLES:
            self.toggle(self.currentIndex())
        else:
            super().keyPressEvent(event)
