"""One table model for every list of the program: rows and their columns, sorted and filtered."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from heapq import nlargest
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from app.domain.columns import Column, Format
from app.domain.italian import NotReadable
from app.domain.quantities import Dot, dot_of
from app.ui.kit.overrides import override
from app.ui.kit.reading import editing_text, read_text
from app.ui.kit.row_order import matches, plain, sorted_rows, words_of
from app.ui.kit.working_year import working_year

Role = Qt.ItemDataRole
Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Role.UserRole
SORT_ROLE = Role.UserRole + 1
COLUMN_ROLE = Role.UserRole + 2
MISSING_ROLE = Role.UserRole + 3

FEW = 5
"""Of the longest texts of a column: the letters of one may be wider than those of another."""
NO_INDEX = QModelIndex()
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTRE = Qt.AlignmentFlag.AlignCenter


@dataclass(frozen=True, slots=True)
class CellEdit:
    """One cell that the user changed: its row, the key of its column, the new value."""

    row: Any
    key: str
    value: Any


def id_of(row: Any) -> Hashable:
    """Tell rows apart by their `id`, or by themselves."""
    key: Hashable = getattr(row, "id", row)
    return key


def alignment_of(column: Column) -> Qt.AlignmentFlag:
    if column.format.is_number or column.with_figures:
        return RIGHT
    return CENTRE if column.format in {Format.DATE, Format.BOOLEAN} else LEFT


READERS: dict[int, Callable[[Column, Any], Any]] = {
    Role.EditRole: editing_text,
    Role.TextAlignmentRole: lambda column, _: alignment_of(column),
    SORT_ROLE: lambda _, value: value,
    COLUMN_ROLE: lambda column, _: column,
}
READ_ROLES = frozenset({Role.DisplayRole, Role.ToolTipRole, Role.AccessibleTextRole})


def _never_missing(_row: Any, _key: str) -> bool:
    return False


def _as_it_is(_row: Any, _key: str, text: str) -> str:
    return text


def _no_unit(_row: Any) -> str:
    return ""


class RowsModel(QAbstractTableModel):
    """Shows a sequence of frozen rows; `edited(CellEdit)` asks to save a cell, `refused(str)` says why it cannot be.

    An edited cell shows its new value until fresh rows come. `is_missing(row, key)` tells the cells that the row wants
    filled, beside those of the required columns. `as_read(row, key, text)` writes a cell where its row has more to say
    than the column: what is edited stays the value. `unit_of(row)` is what the quantities of a row are in, where that
    says how they are written. What was typed and cannot be read is what the editor of its cell shows again.
    """

    edited = Signal(object)
    refused = Signal(str)

    def __init__(
        self,
        columns: Sequence[Column],
        key: Callable[[Any], Hashable] = id_of,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self.key = key
        self.is_editable = False
        self.is_missing: Callable[[Any, str], bool] = _never_missing
        self.as_read: Callable[[Any, str, str], str] = _as_it_is
        self.unit_of: Callable[[Any], str] = _no_unit
        self.is_loaded = False
        self._all: list[Any] = []
        self._shown: list[Any] = []
        self._haystacks: list[str] = []
        self._longest: dict[int, tuple[str, ...]] = {}
        self._pending: dict[tuple[Hashable, str], Any] = {}
        self._unread: dict[tuple[Hashable, str], str] = {}
        self._filter: tuple[str, ...] = ()
        self._sort: tuple[int, bool] | None = None

    @property
    def rows(self) -> list[Any]:
        """The rows as shown: filtered and sorted."""
        return list(self._shown)

    @property
    def total(self) -> int:
        return len(self._all)

    @property
    def is_filtered(self) -> bool:
        return bool(self._filter)

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show these rows; when they are the same ones, selection and open editor stay and only the cells change."""
        before = [self.key(row) for row in self._shown]
        was_loaded, self.is_loaded = self.is_loaded, True
        self._all, self._haystacks, self._longest = list(rows), [], {}
        self._pending.clear()
        shown = self._arranged()
        after = [self.key(row) for row in shown]
        if was_loaded and set(before) == set(after):
            if before != after:
                self._rearrange(shown)
            self._shown = shown
            self._repaint()
        else:
            self._reset(shown)

    def longest_texts(self, place: int) -> tuple[str, ...]:
        """Return the longest texts of a column: the widest is among them, or nearly as wide."""
        if place not in self._longest:
            column = self.columns[place]
            texts = {self.as_read(row, column.key, column.text(row)) for row in self._all}
            self._longest[place] = tuple(nlargest(FEW, texts, key=len))
        return self._longest[place]

    def set_filter(self, text: str) -> None:
        """Show only the rows that contain every word of `text`, whatever the case and the accents."""
        self._filter = tuple(plain(text).split())
        self._reset(self._arranged())

    def row_at(self, index: Index) -> Any:
        return self._shown[index.row()] if index.isValid() else None

    def position_of(self, key: Hashable) -> int | None:
        return next((place for place, row in enumerate(self._shown) if self.key(row) == key), None)

    def value_at(self, index: Index) -> Any:
        row, column = self._shown[index.row()], self.columns[index.column()]
        return self._pending.get((self.key(row), column.key), column.value(row))

    @override
    def rowCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._shown)

    @override
    def columnCount(self, parent: Index = NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.columns)

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        if role == ROW_ROLE:
            return self._shown[index.row()]
        if role == MISSING_ROLE:
            return self.is_missing(self._shown[index.row()], self.columns[index.column()].key)
        if role in READ_ROLES:
            return self._as_read(index, role)
        if role == Role.EditRole and (text := self._unread.get(self._cell(index))) is not None:
            return text
        reader = READERS.get(role)
        return reader(self.columns[index.column()], self.value_at(index)) if reader else None

    def _as_read(self, index: Index, role: int) -> str:
        column = self.columns[index.column()]
        row = self._shown[index.row()]
        written = column.text(row) if column.told_by else column.written(self.value_at(index))
        text = self.as_read(row, column.key, written)
        return f"{column.heading}: {text or 'vuoto'}" if role == Role.AccessibleTextRole else text

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        column = self.columns[section]
        match role:
            case Role.DisplayRole:
                return column.heading
            case Role.ToolTipRole:
                return column.help or column.heading
            case Role.TextAlignmentRole:
                return alignment_of(column)
        return None

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        if index.isValid() and self.is_editable and self.columns[index.column()].editable:
            flags |= Qt.ItemFlag.ItemIsEditable
        return flags

    @override
    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if role != Role.EditRole or not index.isValid():
            return False
        column, text = self.columns[index.column()], str(value)
        if self.refuses(index, text):
            if text.strip():
                self._unread[self._cell(index)] = text
            return False
        self.forget_unread(index)
        read = self._read(index, text)
        if read != self.value_at(index):
            self._ask_to_save(index, column, read)
        return True

    def refuses(self, index: Index, text: str) -> bool:
        """Tell whether a text cannot stand in a cell, after saying why."""
        column = self.columns[index.column()]
        try:
            is_empty = self._read(index, text) is None
        except NotReadable as error:
            self.refused.emit(f"{column.heading}: {error}.")
            return True
        if column.required and is_empty:
            self.refused.emit(f"{column.heading}: non può restare vuoto.")
        return column.required and is_empty

    def forget_unread(self, index: Index) -> None:
        """Let the editor of a cell begin with what is stored."""
        self._unread.pop(self._cell(index), None)

    def dot_in(self, row: Any, column: Column) -> Dot:
        """Return what the dot of a quantity typed in a cell is."""
        return dot_of(self.unit_of(row), self._pending.get((self.key(row), column.key), column.value(row)))

    def _read(self, index: Index, text: str) -> Any:
        column = self.columns[index.column()]
        return read_text(column, text, working_year(self), self.dot_in(self._shown[index.row()], column))

    def _cell(self, index: Index) -> tuple[Hashable, str]:
        return self.key(self._shown[index.row()]), self.columns[index.column()].key

    def _ask_to_save(self, index: Index, column: Column, value: Any) -> None:
        row = self._shown[index.row()]
        self._pending[self.key(row), column.key] = value
        self.dataChanged.emit(index, index)
        self.edited.emit(CellEdit(row, column.key, value))

    @override
    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sort = (column, order is Qt.SortOrder.DescendingOrder) if column >= 0 else None
        self._rearrange(self._arranged())

    def _arranged(self) -> list[Any]:
        rows = self._matching()
        if self._sort is None:
            return rows
        place, descending = self._sort
        return sorted_rows(rows, self.columns[place], descending=descending)

    def _matching(self) -> list[Any]:
        if not self._filter:
            return list(self._all)
        if not self._haystacks:
            self._haystacks = [words_of(row, self.columns) for row in self._all]
        pairs = zip(self._all, self._haystacks, strict=True)
        return [row for row, haystack in pairs if matches(haystack, self._filter)]

    def _reset(self, rows: list[Any]) -> None:
        self.beginResetModel()
        self._shown = rows
        self.endResetModel()

    def _repaint(self) -> None:
        if self._shown:
            last = self.index(len(self._shown) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def _rearrange(self, rows: list[Any]) -> None:
        """Change the order and take along the indexes that views remember (selection, open editor)."""
        self.layoutAboutToBeChanged.emit()
        kept = self.persistentIndexList()
        keys = [self.key(self._shown[index.row()]) for index in kept]
        self._shown = rows
        places = {self.key(row): place for place, row in enumerate(rows)}
        moved = [self.index(places[key], index.column()) for key, index in zip(keys, kept, strict=True)]
        self.changePersistentIndexList(kept, moved)
        self.layoutChanged.emit()
