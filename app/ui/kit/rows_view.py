"""The grid of a table: keys as in Excel, copy and paste of blocks, widths that are remembered."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QSettings, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.domain.columns import Column, Format
from app.ui.kit.block_reading import NOT_EMPTIED, NOT_PASTED, NOT_WRITTEN
from app.ui.kit.cell_editor import CellEditor
from app.ui.kit.clipboard import copied_block, copy_rows
from app.ui.kit.column_widths import Asked, shared
from app.ui.kit.context_menu import NO_ROW, Order, Verbs
from app.ui.kit.empty_list import EmptyList
from app.ui.kit.key_caps import KeyHint
from app.ui.kit.keys import ENTER, is_figure
from app.ui.kit.overrides import override
from app.ui.kit.rows_model import RowsModel
from app.ui.kit.scale import scaled
from app.ui.kit.selecting import select_current
from app.ui.kit.tokens import MEASURES

Trigger = QAbstractItemView.EditTrigger
SAMPLES = {Format.DATE: "00/00/0000"}
"""What must be readable whole, whatever the width declared: a date cut short is another date."""
WORDS = {Format.TEXT, Format.LONG_TEXT, Format.CHOICE}
EDITING = [
    KeyHint("Invio", "riga sotto"),
    KeyHint("Tab", "cella dopo"),
    KeyHint("Ctrl Invio", "in tutte le righe scelte"),
    KeyHint("Esc", "lascia com'era"),
]
Behaviour = QAbstractItemView.SelectionBehavior


class RowsView(QTableView):
    """Shows a `RowsModel`; `opened` is Enter or a double click on a row that is not edited in place.

    One that `opens_by_figures` opens its row at a figure too, which is where a score begins.
    One that `is_wide` scrolls sideways: there is no room for its headings, its dates and its numbers.

    `block_pasted(block)` from the first selected cell on; `cells_written(cells, nothing)` asks to write a text in many
    cells at once, or none of them: `nothing` says then that nothing was done.
    """

    opened = Signal()
    block_pasted = Signal(list)
    cells_written = Signal(list, str)

    def __init__(self, model: RowsModel, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = model
        self.name = name
        self._is_fitting = False
        self.is_wide = self.opens_by_figures = False
        self._let_go: tuple[str, ...] = ()
        self._left_out: tuple[str, ...] = ()
        # Before there are columns: with them Qt would lay them all out anew after each of these.
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setDefaultSectionSize(scaled(MEASURES.grid_row))
        self.setModel(model)
        self.setItemDelegate(CellEditor(self.go_down, self.write_in_selection, self))
        self.setSelectionBehavior(Behaviour.SelectRows)
        self.setEditTriggers(Trigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self._prepare_header(self.horizontalHeader())
        self.doubleClicked.connect(self._open)
        self.verbs = self._make_verbs()
        self.empty = EmptyList(self)
        self.empty.wait_for(lambda: model.is_loaded)
        self.fit_to_font()

    def allow_editing(self) -> None:
        """Let editable cells be changed in place, and cells (not rows) be selected."""
        self.rows.is_editable = True
        self.setSelectionBehavior(Behaviour.SelectItems)
        self.setEditTriggers(Trigger.DoubleClicked | Trigger.AnyKeyPressed | Trigger.EditKeyPressed)
        self.setTabKeyNavigation(True)
        self.setShowGrid(True)

    def fit_to_font(self) -> None:
        """Give rows and columns the size of the present font, or the widths the user chose."""
        self.verticalHeader().setDefaultSectionSize(scaled(MEASURES.grid_row))
        self.horizontalHeader().setMinimumSectionSize(self.fontMetrics().averageCharWidth() * 4)
        self.fit_columns()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep in sight the row that was chosen: one that the lower edge comes to cut is shown whole again."""
        is_in_sight = self.visualRect(self.currentIndex()).intersects(self.viewport().rect())
        super().resizeEvent(event)
        self.fit_columns()
        if is_in_sight:
            self.scrollTo(self.currentIndex())

    def let_go(self, *keys: str) -> None:
        """Leave out these columns, the last ones of the table, from the end while not all have their usual width.

        Qt would not stretch the last one shown without taking its width for one that the user chose.
        """
        self._let_go = keys
        self.horizontalHeader().setStretchLastSection(False)
        self.fit_columns()

    def leave_out(self, *keys: str) -> None:
        """Leave out these columns, which no row has anything in."""
        self._left_out = keys
        self.fit_columns()

    def fit_columns(self) -> None:
        """Give the columns the widths that the user chose, or those that their cells and the room ask for."""
        self._is_fitting = True
        columns, room = self.rows.columns, self.viewport().width()
        asked = {place: self._asked(place, column) for place, column in enumerate(columns)}
        for place in reversed(range(len(columns))):
            if columns[place].key in self._let_go:
                self.setColumnHidden(place, sum(one.usual for one in asked.values()) > room)
            elif columns[place].key in self._left_out or self.isColumnHidden(place):
                self.setColumnHidden(place, columns[place].key in self._left_out)
            if self.isColumnHidden(place):
                del asked[place]
        self.is_wide = sum(one.least for one in asked.values()) > room
        widths = shared(asked, room)
        if self._let_go:
            widths[self._last_shown] += max(room - sum(widths.values()), 0)
        for place, width in widths.items():
            self.setColumnWidth(place, width)
        self._restore_widths()
        self._is_fitting = False

    def _asked(self, place: int, column: Column) -> Asked:
        """Measure a column: words go on in the tip of their cell, a number cut is another one."""
        metrics = self.fontMetrics()
        around = metrics.averageCharWidth() * 3
        heading = metrics.horizontalAdvance(column.heading) + metrics.averageCharWidth() * 5
        whole = max(heading, metrics.horizontalAdvance(SAMPLES.get(column.format, "")) + around)
        content = max(map(metrics.horizontalAdvance, self.rows.longest_texts(place)), default=0) + around
        declared, full = metrics.averageCharWidth() * column.width, max(whole, content)
        return Asked(
            max(declared, full), full, whole if column.format in WORDS else full, max(whole, min(declared, full))
        )

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Qt tells the parent first, when the letters here are still the old ones."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self.fit_to_font()

    def go_down(self) -> None:
        below = self.currentIndex().siblingAtRow(self.currentIndex().row() + 1)
        if below.isValid():
            self.setCurrentIndex(below)

    def copy(self) -> None:
        """Copy the selected cells as a block that Excel understands."""
        copy_rows(self)

    def paste(self) -> None:
        """Ask for the clipboard to be written, a single text in all the selected cells."""
        block, places = copied_block(), self.places()
        if not (self.rows.is_editable and block and (places or not self.rows.rowCount())):
            return
        if len(places) > 1 and [len(line) for line in block] == [1]:
            self.cells_written.emit([(row, column, block[0][0]) for row, column in places], NOT_PASTED)
        else:
            self.block_pasted.emit(block)

    def places(self) -> list[tuple[int, int]]:
        """Return row and column of the selected cells, or of the current one, in the order of reading."""
        selected = self.selectedIndexes() or [self.currentIndex()]
        return sorted({(index.row(), index.column()) for index in selected if index.isValid()})

    def empty_cells(self) -> None:
        """Ask for the selected cells to be emptied, those that can be edited."""
        places = self.places()
        editable = [(row, column) for row, column in places if self.rows.columns[column].editable]
        self.cells_written.emit([(row, column, "") for row, column in editable or places], NOT_EMPTIED)

    def fill_down(self) -> None:
        """Ask for the first of the selected rows to be written in those below it, column by column."""
        places = self.places()
        first = {column: row for row, column in reversed(places)}
        cells = [(row, column, self._text(first[column], column)) for row, column in places if row != first[column]]
        self.cells_written.emit(cells, NOT_WRITTEN)

    def write_in_selection(self, text: str) -> None:
        """Ask for a text to be written in the column of the current cell, in all the selected rows."""
        column = self.currentIndex().column()
        rows = sorted({row for row, _ in self.places()})
        self.cells_written.emit([(row, column, text) for row in rows], NOT_WRITTEN)

    def select_rows(self) -> None:
        """Select the whole of the rows of which something is selected."""
        selection, flags = self.selectionModel(), QItemSelectionModel.SelectionFlag
        for row in {row for row, _ in self.places()}:
            selection.select(self.rows.index(row, 0), flags.Select | flags.Rows)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and event.modifiers() == Qt.KeyboardModifier.ShiftModifier:
            self.select_rows()
        elif (self.opens_by_figures and is_figure(event)) or (
            event.key() in ENTER and self.state() is not QAbstractItemView.State.EditingState
        ):
            self._enter()
        else:
            super().keyPressEvent(event)

    @override
    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002 (the name is Qt's)
        """Let Tab leave the table after its last cell: by itself it would begin again from the first."""
        if not (self.tabKeyNavigation() and self._is_at_end(is_forward=next)):
            return super().focusNextPrevChild(next)
        self.setTabKeyNavigation(False)
        try:
            return super().focusNextPrevChild(next)
        finally:
            self.setTabKeyNavigation(True)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.rows.is_editable:
            select_current(self)

    def key_hints(self) -> list[KeyHint]:
        """Return the keys of the verbs or, while a cell is being written, those that end it."""
        return EDITING if self.state() is QAbstractItemView.State.EditingState else self.verbs.key_hints()

    def _text(self, row: int, column: int) -> str:
        return str(self.rows.index(row, column).data(Qt.ItemDataRole.EditRole) or "")

    def _make_verbs(self) -> Verbs:
        verbs, model = Verbs(self, self.copy), self.rows

        def is_editable() -> bool:
            return model.is_editable

        verbs.add_verb(
            Order.EDIT, "Modifica", "pencil-simple", self.edit_cell, many="Modifica",
            why_off=self._why_not_edited, is_there=is_editable,
        )  # fmt: skip
        verbs.add_verb(
            Order.COPY, "Incolla", "clipboard", self.paste, keys="Ctrl+V", why_off=self._why_not_pasted,
            is_there=is_editable,
        )  # fmt: skip
        verbs.add_verb(
            Order.COPY, "Riempi in giù", "arrow-line-down", self.fill_down, keys="Ctrl+D",
            why_off=self._why_not_filled, is_there=is_editable,
        )  # fmt: skip
        verbs.add_verb(
            Order.COPY, "Svuota le celle", "eraser", self.empty_cells, keys="Del", why_off=self._why_no_cell,
            is_there=self._empties_cells,
        )  # fmt: skip
        return verbs

    def edit_cell(self) -> None:
        self.edit(self.currentIndex())

    def _why_no_cell(self) -> str:
        return "" if self.places() else NO_ROW

    def _why_not_edited(self) -> str:
        index = self.currentIndex()
        if not index.isValid():
            return NO_ROW
        return "" if self.rows.columns[index.column()].editable else "Questa colonna non si modifica."

    def _why_not_pasted(self) -> str:
        needs_cell = self._why_no_cell() if self.rows.rowCount() else ""
        return needs_cell or ("" if QGuiApplication.clipboard().text() else "Negli appunti non c'è testo.")

    def _why_not_filled(self) -> str:
        rows = {row for row, _ in self.places()}
        return "" if len(rows) > 1 else "Scegliere più righe: la prima si ripete nelle altre."

    def _empties_cells(self) -> bool:
        """Tell whether what is selected are cells: whole rows are for the verb that deletes them, if there is one."""
        if not self.rows.is_editable:
            return False
        places = self.places()
        are_rows = len(places) == len({row for row, _ in places}) * len(self.rows.columns) and bool(places)
        return not (are_rows and self.verbs.has(Order.DELETE))

    def _is_at_end(self, *, is_forward: bool) -> bool:
        current, model = self.currentIndex(), self.rows
        last = (model.rowCount() - 1, self._last_shown)
        return not current.isValid() or (current.row(), current.column()) == (last if is_forward else (0, 0))

    @property
    def _last_shown(self) -> int:
        """The column that takes what the others leave."""
        return max(place for place in range(len(self.rows.columns)) if not self.isColumnHidden(place))

    def _enter(self) -> None:
        if self.rows.is_editable:
            self.go_down()
        else:
            self.opened.emit()

    def _open(self) -> None:
        if not self.rows.flags(self.currentIndex()) & Qt.ItemFlag.ItemIsEditable:
            self.opened.emit()

    def _prepare_header(self, header: QHeaderView) -> None:
        header.setStretchLastSection(True)
        header.setHighlightSections(False)
        header.setSectionsMovable(False)
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)
        header.sectionHandleDoubleClicked.connect(self.resizeColumnToContents)
        header.sectionResized.connect(self._save_widths)

    @property
    def _settings_key(self) -> str:
        return f"columns/{self.name}"

    def _save_widths(self, section: int, _before: int, now: int) -> None:
        """Remember the widths in characters, so that they follow the size of the font.

        While rows are sorted Qt shows the hidden columns, and hides them again: their width becomes 0.
        """
        if self._is_fitting or section == self._last_shown or not now:
            return
        character = self.fontMetrics().averageCharWidth()
        widths = [f"{self.columnWidth(place) / character:.1f}" for place in range(len(self.rows.columns))]
        QSettings().setValue(self._settings_key, " ".join(widths))

    def _restore_widths(self) -> None:
        saved = str(QSettings().value(self._settings_key) or "").split()
        if len(saved) == len(self.rows.columns):
            for place, width in enumerate(saved):
                if float(width) and not self.isColumnHidden(place):
                    self.setColumnWidth(place, round(float(width) * self.fontMetrics().averageCharWidth()))
