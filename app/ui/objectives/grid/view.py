"""The grid as one works in it: keys as in a sheet, blocks copied and pasted, first columns that stay."""

from collections.abc import Hashable, Sequence
from enum import Enum, auto

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QTableView, QToolTip, QWidget

from app.domain.objectives.grid.columns import FROZEN, GRID_COLUMNS, KEYS, OF_METHOD, PLAN_COLUMNS
from app.domain.objectives.grid.rows import GridGroup, GridRow
from app.ui.kit.clipboard import copied_block, copy_block
from app.ui.kit.context_menu import NO_ROW, Verbs
from app.ui.kit.empty_list import EmptyList
from app.ui.kit.key_caps import KeyHint
from app.ui.kit.keys import ENTER, is_typing
from app.ui.kit.overrides import override
from app.ui.kit.rows_view import EDITING
from app.ui.kit.scale import scaled, zoom
from app.ui.kit.tokens import MEASURES
from app.ui.objectives.grid.cell_ranges import KeptCells, cells_of, lines_of_selection, ranges_of
from app.ui.objectives.grid.column_layout import ColumnLayout
from app.ui.objectives.grid.frozen import FrozenColumns
from app.ui.objectives.grid.look import EditorGuest, GridLook
from app.ui.objectives.grid.model import GridModel

Trigger = QAbstractItemView.EditTrigger
Cursor = QAbstractItemView.CursorAction
Flag = QItemSelectionModel.SelectionFlag
Index = QModelIndex | QPersistentModelIndex
CellText = tuple[GridRow, str, str]
"""A row, the key of a column, and the text to write there."""
SIDEWAYS = {Qt.Key.Key_Left: True, Qt.Key.Key_Right: False}
"""What the arrows do to a group: fold it or open it."""
TOLD_KEYS = {"F2", "Ctrl D", "Canc", "Ctrl N"}
"""The keys that the status line has room for."""


class ManyCells(Enum):
    """Why many cells are written at once."""

    FILLED = auto()
    WRITTEN = auto()
    EMPTIED = auto()


class GridView(QTableView):
    """`block_pasted(block)` from the first selected cell on; `cells_written(list[CellText], ManyCells)` at once.

    `guest` goes along with an open editor.
    """

    block_pasted = Signal(list)
    cells_written = Signal(list, object)

    def __init__(self, model: GridModel, guest: EditorGuest) -> None:
        super().__init__()
        self.grid = model
        self.setModel(model)
        self.setAccessibleName("Griglia degli obiettivi")
        self.look = GridLook(self, self.go_down, self.write_in_selection, guest)
        self.setItemDelegate(self.look)
        self.setEditTriggers(Trigger.AnyKeyPressed | Trigger.EditKeyPressed)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.columns = ColumnLayout(self.horizontalHeader())
        self.verbs = Verbs(self, self.copy)
        self.empty = EmptyList(self)
        self.empty.wait_for(lambda: model.is_loaded)
        self.frozen = FrozenColumns(self)
        self.frozen.setItemDelegate(GridLook(self.frozen, self.go_down, self.write_in_selection, guest))
        self._corner: QWidget | None = None
        self._kept: KeptCells | None = None
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._restore)
        self.clicked.connect(self._click)
        self.doubleClicked.connect(self._open)
        zoom().changed.connect(self._fit)
        self.columns.restore()
        self.columns.show(is_measuring=False)
        self._fit()

    @property
    def is_wide(self) -> bool:
        """Whether the columns have no room, so that it scrolls sideways."""
        return self.horizontalHeader().length() > self.viewport().width()

    @property
    def is_editing(self) -> bool:
        return self.look.editor is not None

    def put_in_corner(self, button: QWidget) -> None:
        """Put a button in the head of the first column, which has no words of its own."""
        self._corner = button
        button.setParent(self)
        button.show()
        self._fit()

    def current_row(self) -> GridRow | None:
        return self.grid.row_at(self.currentIndex())

    def places(self) -> list[tuple[int, int]]:
        """Return line and column of the selected cells of rows, in the order in which they are read on the screen."""
        visual = [self.horizontalHeader().visualIndex(place) for place in range(len(KEYS))]
        lines, found = self.grid.lines, cells_of(self.selectionModel().selection())
        current = self.currentIndex()
        cells = found or ({(current.row(), current.column())} if current.isValid() else set())
        inside = [
            place for place in cells if isinstance(lines[place[0]], GridRow) and not self.isColumnHidden(place[1])
        ]
        return sorted(inside, key=lambda place: (place[0], visual[place[1]]))

    def selected_rows(self) -> list[GridRow]:
        """Return the rows of which something is selected."""
        current, lines = self.currentIndex(), self.grid.lines
        places = lines_of_selection(self.selectionModel().selection())
        found = sorted(places or ({current.row()} if current.isValid() else set()))
        return [line for place in found if isinstance(line := lines[place], GridRow)]

    def whole_rows(self) -> list[GridRow]:
        """Return the rows selected, when all that is selected are whole rows."""
        places = self.places()
        rows = {row for row, _ in places}
        return self.selected_rows() if len(places) == len(rows) * len(self.columns.keys) else []

    def select(self, identity: Hashable, key: str = "title") -> bool:
        """Make a cell current and the only one selected; tell whether its row is in sight.

        A column of the plan comes in sight for it.
        """
        place = self.grid.place_of(identity)
        if place is None:
            return False
        if key not in self.columns.keys:
            self.columns.show(is_measuring=key not in {*PLAN_COLUMNS, OF_METHOD})
        index = self.grid.index(place, KEYS.index(key))
        self.selectionModel().setCurrentIndex(index, Flag.ClearAndSelect)
        self.scrollTo(index)
        return True

    def select_whole(self, identities: Sequence[Hashable]) -> None:
        """Select the whole of these rows."""
        places = [place for one in identities if (place := self.grid.place_of(one)) is not None]
        self.selectionModel().select(
            ranges_of(self.grid, [(row, at) for row in places for at in range(len(KEYS))]), Flag.ClearAndSelect
        )

    def edit_cell(self) -> None:
        """Open the editor of the current cell, or say why it cannot be."""
        index = self.currentIndex()
        if why := self.grid.why_not_edited(index):
            self.say(why)
            return
        self.scrollTo(index)
        if index.column() < FROZEN:
            self.horizontalScrollBar().setValue(0)
        self.edit(index)

    def close_editor(self) -> None:
        """Close the open editor without writing what is in it."""
        if self.look.editor is not None:
            self.closeEditor(self.look.editor, QAbstractItemDelegate.EndEditHint.RevertModelCache)

    def say(self, why: str) -> None:
        """Say beside the current cell why something is not done."""
        place = self.visualRect(self.currentIndex()).bottomLeft()
        QToolTip.showText(self.viewport().mapToGlobal(place), why, self)

    def go_down(self) -> None:
        """Go to the same column of the next row."""
        for place in range(self.currentIndex().row() + 1, len(self.grid.lines)):
            if isinstance(self.grid.lines[place], GridRow):
                self.setCurrentIndex(self.grid.index(place, self.currentIndex().column()))
                return

    def copy(self) -> None:
        """Copy the selected cells as they are typed, so that a sheet takes them as numbers and days."""
        lines: dict[int, list[str]] = {}
        for line, column in self.places():
            index = self.grid.index(line, column)
            role = Qt.ItemDataRole.EditRole if column else Qt.ItemDataRole.DisplayRole
            lines.setdefault(line, []).append(str(index.data(role) or ""))
        copy_block(list(lines.values()))

    def paste(self) -> None:
        """Ask for the clipboard to be written: a single text in all the selected cells."""
        block, places = copied_block(), self.places()
        if not block:
            return
        if len(places) > 1 and [len(line) for line in block] == [1]:
            self._write([(place, block[0][0]) for place in places], ManyCells.WRITTEN)
        else:
            self.block_pasted.emit(block)

    def empty_cells(self) -> None:
        places = [place for place in self.places() if GRID_COLUMNS[place[1]].editable]
        self._write(
            [(place, "") for place in places if not self.grid.why_not_edited(self.grid.index(*place))],
            ManyCells.EMPTIED,
        )

    def fill_down(self) -> None:
        """Ask for the first of the selected rows to be written in those below it, column by column."""
        places = self.places()
        first: dict[int, int] = {}
        for row, column in places:
            first.setdefault(column, row)
        cells = [((row, at), self._text(first[at], at)) for row, at in places if row != first[at] and at]
        self._write(cells, ManyCells.FILLED)

    def write_in_selection(self, text: str) -> None:
        """Ask for a text to be written in the column of the current cell, in all the selected rows."""
        column = self.currentIndex().column()
        self._write([((row, column), text) for row in sorted({row for row, _ in self.places()})], ManyCells.WRITTEN)

    def select_rows(self) -> None:
        """Select the whole of the rows of which something is selected."""
        rows = sorted({row for row, _ in self.places()})
        self.selectionModel().select(
            ranges_of(self.grid, [(row, at) for row in rows for at in range(len(KEYS))]), Flag.Select
        )

    def why_not_pasted(self) -> str:
        return self.grid.lock or ("" if QGuiApplication.clipboard().text() else "Negli appunti non c'è testo.")

    def why_not_filled(self) -> str:
        rows = {row for row, _ in self.places()}
        return self.grid.lock or ("" if len(rows) > 1 else "Scegliere più righe: la prima si ripete nelle altre.")

    def why_no_cell(self) -> str:
        return self.grid.lock or ("" if self.places() else NO_ROW)

    def key_hints(self) -> list[KeyHint]:
        """Return the keys of the verbs or, while a cell is being written, those that end it."""
        if self.is_editing:
            return EDITING
        return [
            *(hint for hint in self.verbs.key_hints() if hint.keys in TOLD_KEYS),
            KeyHint("Ctrl T", "albero o griglia"),
        ]

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        group = self.grid.line_at(self.currentIndex())
        if event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self.select_rows()
        elif event.key() == Qt.Key.Key_Down and event.modifiers() == Qt.KeyboardModifier.AltModifier:
            self.edit_cell()
        elif isinstance(group, GridGroup) and (event.key() in SIDEWAYS or event.key() in ENTER):
            is_folded = group.key in self.grid.seen.folded
            self.grid.fold(group.key, is_folded=SIDEWAYS.get(Qt.Key(event.key()), not is_folded))
        elif event.key() in ENTER and not self.is_editing:
            self.go_down()
        elif is_typing(event) and self._is_shut(self.currentIndex()):
            self.edit_cell()
        else:
            super().keyPressEvent(event)

    @override
    def moveCursor(self, action: Cursor, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Tab goes to the next cell of a row, past the lines of the groups; the arrows stop at those too."""
        if action in {Cursor.MoveNext, Cursor.MovePrevious}:
            return self._beside(1 if action is Cursor.MoveNext else -1)
        return super().moveCursor(action, modifiers)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 (the name is Qt's)
        """Let Tab leave the grid after its last cell: by itself it would begin again from the first."""
        current = self.currentIndex()
        if current.isValid() and self._beside(1 if next else -1) != current:
            return super().focusNextPrevChild(next)
        self.setTabKeyNavigation(False)
        try:
            return super().focusNextPrevChild(next)
        finally:
            self.setTabKeyNavigation(True)

    @override
    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Keep what is looked for from under the columns that stay; they are always in sight themselves."""
        sideways = self.horizontalScrollBar().value()
        super().scrollTo(index, hint)
        if index.column() < FROZEN:
            self.horizontalScrollBar().setValue(sideways)
        elif (hidden := self.frozen.covered - self.columnViewportPosition(index.column())) > 0:
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() - hidden)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()
        if not self.currentIndex().isValid() and self.grid.rows:
            self.select(self.grid.rows[0].id)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        self.verticalHeader().setDefaultSectionSize(scaled(MEASURES.grid_row))
        self.horizontalHeader().setFixedHeight(scaled(MEASURES.table_head))
        self.columns.fit(self.viewport().width())
        self.frozen.fit()
        if self._corner is not None:
            frame = self.frameWidth()
            self._corner.setGeometry(frame, frame, self.columnWidth(0), self.horizontalHeader().height())
            self._corner.raise_()

    def _text(self, line: int, column: int) -> str:
        return str(self.grid.index(line, column).data(Qt.ItemDataRole.EditRole) or "")

    def _write(self, cells: Sequence[tuple[tuple[int, int], str]], why: ManyCells) -> None:
        written = [
            (line, KEYS[column], text)
            for (place, column), text in cells
            if isinstance(line := self.grid.lines[place], GridRow)
        ]
        if written:
            self.cells_written.emit(written, why)

    def _beside(self, step: int) -> QModelIndex:
        """Return the next cell of a row, or the one before; the present one where there is none."""
        header, current = self.horizontalHeader(), self.currentIndex()
        line, place = current.row(), header.visualIndex(current.column()) + step
        while 0 <= line < len(self.grid.lines):
            if 0 < place < len(KEYS) and self.isColumnHidden(header.logicalIndex(place)):
                place += step
            elif 0 < place < len(KEYS) and isinstance(self.grid.lines[line], GridRow):
                return self.grid.index(line, header.logicalIndex(place))
            else:
                line, place = line + step, 1 if step > 0 else len(KEYS) - 1
        return current

    def _click(self, index: QModelIndex) -> None:
        """Take the whole row by its number; fold a group by its line."""
        line = self.grid.line_at(index)
        if isinstance(line, GridGroup):
            if index.column() < FROZEN:
                self.grid.fold(line.key, is_folded=line.key not in self.grid.seen.folded)
        elif index.column() == 0:
            self.select_rows()
        elif isinstance(line, GridRow) and KEYS[index.column()] == "state" and line.missing:
            self.select(line.id, line.missing[0])

    def _is_shut(self, index: Index) -> bool:
        """Tell whether a cell is of a column that is written, and something keeps this one from being so."""
        return GRID_COLUMNS[index.column()].editable and bool(self.grid.why_not_edited(index))

    def _open(self, index: QModelIndex) -> None:
        if self.grid.row_at(index) is not None:
            self.edit_cell()

    def _remember(self) -> None:
        """Keep in mind what is current and selected, and where it stands, while the lines become others."""
        lines, current = self.grid.lines, self.currentIndex()
        found = ((lines[row], at) for row, at in self.places())
        cells = [(line.id, at) for line, at in found if isinstance(line, GridRow)]
        line = self.grid.line_at(current)
        key = line.id if isinstance(line, GridRow) else line.key if line is not None else None
        self._kept = KeptCells(key, current.row(), current.column(), cells, self.visualRect(current).top())

    def _restore(self) -> None:
        """Make current what was; where it is no more, the line before it."""
        kept, self._kept = self._kept, None
        if kept is None or kept.key is None or not self.grid.lines:
            return
        found = self.grid.place_of(kept.key)
        place = min(max(kept.line - 1, 0), len(self.grid.lines) - 1) if found is None else found
        index = self.grid.index(place, kept.column)
        places = {line.id: at for at, line in enumerate(self.grid.lines) if isinstance(line, GridRow)}
        again = [(places[one], at) for one, at in kept.cells if one in places]
        self.selectionModel().setCurrentIndex(index, Flag.NoUpdate)
        self.selectionModel().select(ranges_of(self.grid, again or [(place, kept.column)]), Flag.ClearAndSelect)
        if found is not None:
            self.keep_at(index, kept.top)

    def keep_at(self, index: QModelIndex, top: int) -> None:
        """Scroll so that a line stands so far from the top."""
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + self.rowViewportPosition(index.row()) - top)
