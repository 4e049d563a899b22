"""The lines of the grid for the views that show them: group rows and rows, with what was just typed in them."""

from collections.abc import Hashable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.domain.columns import Column
from app.domain.exact import HUNDRED
from app.domain.ids import ObjectiveId
from app.domain.italian import listed, plural
from app.domain.objectives.grid.columns import (
    FROZEN,
    GRID_COLUMNS,
    HEADINGS,
    KEYS,
    VALUE_KEYS,
    YEARS_BEFORE,
    copied_text,
    shown_text,
)
from app.domain.objectives.grid.lines import BlockKey, KeptLines, Line, Seen, lines_of, numbers_of
from app.domain.objectives.grid.reading import OF_FIRST_ROW
from app.domain.objectives.grid.rows import GridGroup, GridRow
from app.domain.objectives.grid.value_cells import why_not_measured
from app.domain.objectives.vocabulary import IndicatorRule
from app.ui.kit.overrides import override
from app.ui.kit.rows_model import COLUMN_ROLE, MISSING_ROLE, ROW_ROLE, alignment_of

Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex
NO_INDEX = QModelIndex()


class GridModel(QAbstractTableModel):
    """`written(GridRow, key, text)`: a cell was edited; it shows its new text until fresh rows come."""

    written = Signal(object, str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.seen = Seen()
        self.year = 0
        self.plan_lock = self.value_lock = ""
        self.measurable: frozenset[ObjectiveId] | None = None
        self.is_measuring = False
        self.is_loaded = False
        self.owners: tuple[str, ...] = ()
        self.difficulties: tuple[str, ...] = ()
        self.groups: tuple[GridGroup, ...] = ()
        self._kept = KeptLines()
        self._lines: list[Line] = []
        self._numbers: dict[Hashable, int] = {}
        self._pending: dict[tuple[Hashable, str], str] = {}

    @property
    def lock(self) -> str:
        """Why nothing can be written in the columns in sight: to measure may be granted where to plan is not."""
        return self.value_lock if self.is_measuring else self.plan_lock

    @property
    def lines(self) -> Sequence[Line]:
        return self._lines

    @property
    def rows(self) -> list[GridRow]:
        """The rows in sight, without the lines of their groups."""
        return [line for line in self._lines if isinstance(line, GridRow)]

    def set_groups(self, groups: Sequence[GridGroup]) -> None:
        """Show what is stored now: rows that were in sight stay there, though the filter would hide them."""
        self.is_loaded = True
        self.groups = tuple(groups)
        begun = self.seen.begun
        is_written = begun is not None and self.has_pending(begun)
        self._pending.clear()
        self.see(begun=None if is_written else begun)

    def has_pending(self, block: BlockKey) -> bool:
        """Tell whether something typed in the rows of an objective is not stored yet."""
        return any(isinstance(identity, tuple) and identity[:2] == block for identity, _ in self._pending)

    def arrange(self, **changes: Any) -> None:
        """Filter and sort anew, with other words or by another column."""
        self._kept = KeptLines()
        self.see(**changes)

    def begin_indicator(self, block: BlockKey | None) -> None:
        """Show a row for an indicator to be written, after those of an objective, or take it away."""
        if block != self.seen.begun:
            self.see(begun=block)

    def see(self, **changes: Any) -> None:
        """Show the lines otherwise: other folds, an indicator begun; what is in sight stays in its place."""
        self.seen = replace(self.seen, **changes)
        self._show()

    def fold(self, key: str, *, is_folded: bool) -> None:
        self.see(folded=self.seen.folded | {key} if is_folded else self.seen.folded - {key})

    def line_at(self, index: Index) -> Line | None:
        return self._lines[index.row()] if index.isValid() and index.row() < len(self._lines) else None

    def row_at(self, index: Index) -> GridRow | None:
        line = self.line_at(index)
        return line if isinstance(line, GridRow) else None

    def group_at(self, index: Index) -> GridGroup | None:
        """Return the group in which an index stands."""
        for place in range(min(index.row(), len(self._lines) - 1), -1, -1):
            if isinstance(line := self._lines[place], GridGroup):
                return line
        return None

    def number_of(self, row: GridRow) -> int:
        """Return the number that a row has in the grid, from 1."""
        return self._numbers.get(row.id, 0)

    def place_of(self, identity: Hashable) -> int | None:
        """Return where a row stands, by its id, or a group by its key."""
        keys = (line.id if isinstance(line, GridRow) else line.key for line in self._lines)
        return next((place for place, key in enumerate(keys) if key == identity), None)

    def text_at(self, row: GridRow, key: str) -> str:
        """Return a cell as it is typed, or what was just typed in it."""
        return self._pending.get((row.id, key), copied_text(row, key))

    def why_not_edited(self, index: Index) -> str:
        """Say why a cell cannot be written; empty when it can."""
        row, column = self.row_at(index), GRID_COLUMNS[index.column()] if index.isValid() else None
        if row is None or column is None:
            return "Scegliere una cella: questa è la riga di un gruppo."
        if column.key in VALUE_KEYS:
            return self.value_lock or self._why_not_measured(row, column.key)
        if self.plan_lock or not column.editable:
            return self.plan_lock or "Questa colonna non si modifica."
        if column.key in OF_FIRST_ROW and not row.is_first:
            return "Si scrive nella prima riga dell'obiettivo."
        if column.key == "weight" and row.unit is None:
            return "Il peso si scrive nelle unità dell'obiettivo."
        return ""

    def _why_not_measured(self, row: GridRow, key: str) -> str:
        rule = row.indicator.rule if row.indicator else IndicatorRule.PERCENT_OF_TARGET
        why = why_not_measured(row, key, rule, row.source, self.measurable)
        return f"{why[:1].upper()}{why[1:]}." if why else ""

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(GRID_COLUMNS)

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        line = self.line_at(index)
        if line is None:
            return None
        if role == ROW_ROLE:
            return line
        if role == COLUMN_ROLE:
            return self._column(index.column())
        if isinstance(line, GridGroup):
            return group_text(line) if role in _READ_OF_GROUP and index.column() == FROZEN - 1 else None
        return self._cell(line, index, role)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(GRID_COLUMNS):
            return None
        column = GRID_COLUMNS[section]
        match role:
            case Role.DisplayRole:
                years = YEARS_BEFORE.get(column.key)
                return str(self.year - years) if years and self.year else column.heading
            case Role.ToolTipRole | Role.AccessibleTextRole:
                return column.help or column.heading
            case Role.TextAlignmentRole:
                return alignment_of(column)
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags if self.why_not_edited(index) else flags | Qt.ItemFlag.ItemIsEditable

    @override
    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        row = self.row_at(index)
        if role != Role.EditRole or row is None:
            return False
        key, text = KEYS[index.column()], str(value).strip()
        if text != self.text_at(row, key):
            self._pending[row.id, key] = text
            self.dataChanged.emit(index, index)
            self.written.emit(row, key, text)
        return True

    def forget_pending(self) -> None:
        """Show again what is stored, where what was typed was not taken."""
        if self._pending:
            self._pending.clear()
            self._repaint()
        self.begin_indicator(None)

    def _cell(self, row: GridRow, index: Index, role: int) -> Any:
        key = KEYS[index.column()]
        if role == MISSING_ROLE:
            return key in row.missing and not self.text_at(row, key)
        if role == Role.TextAlignmentRole:
            return alignment_of(GRID_COLUMNS[index.column()])
        return self._words(row, key, role)

    def _words(self, row: GridRow, key: str, role: int) -> str | None:
        match role:
            case Role.DisplayRole:
                return self._shown(row, key)
            case Role.ToolTipRole:
                return _tip(row) if key == "state" else self._shown(row, key)
            case Role.EditRole:
                return self.text_at(row, key)
            case Role.AccessibleTextRole:
                return f"{HEADINGS[key]}: {self._shown(row, key) or 'vuoto'}"
        return None

    def _shown(self, row: GridRow, key: str) -> str:
        if key == "number":
            return str(self._numbers.get(row.id, ""))
        return self._pending.get((row.id, key), shown_text(row, key))

    def _column(self, place: int) -> Column:
        column = GRID_COLUMNS[place]
        choices = {"owner": self.owners, "difficulty": self.difficulties}.get(column.key)
        return column if choices is None else replace(column, choices=choices)

    def _show(self) -> None:
        """Show the lines of the moment; where they are the same ones, an open editor stays."""
        before = [_key_of(line) for line in self._lines]
        lines, self._kept = lines_of(self.groups, self.seen, self._kept)
        if before == [_key_of(line) for line in lines]:
            self._lines = lines
            self._repaint()
            return
        self.beginResetModel()
        self._lines, self._numbers = lines, dict(numbers_of(lines))
        self.endResetModel()

    def _repaint(self) -> None:
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, len(KEYS) - 1))


_READ_OF_GROUP = {Role.DisplayRole, Role.AccessibleTextRole, Role.ToolTipRole}


def _tip(row: GridRow) -> str:
    """Say which cells are to be filled: a click on the state goes to the first of them."""
    cells = listed(HEADINGS[key] for key in row.missing)
    return f"Da compilare: {cells}" if cells else row.state


def _key_of(line: Line) -> Hashable:
    return line.id if isinstance(line, GridRow) else line.key


def group_text(group: GridGroup) -> str:
    """Say what the line of a group says: its name, how many objectives, how their weights stand."""
    words = f"{group.title}: {plural(group.count, 'obiettivo', 'obiettivi')}"
    return (
        f"{words}, pesi {group.total.shown}" if group.total is not None and group.total.expected == HUNDRED else words
    )
