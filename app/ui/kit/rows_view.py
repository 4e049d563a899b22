"""The grid of a table: keys as in Excel, copy and paste of blocks, widths that are remembered."""

from PySide6.QtCore import QEvent, QSettings, Qt, Signal
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.domain.columns import Format
from app.ui.kit.cell_editor import CellEditor
from app.ui.kit.clipboard import from_block, to_block
from app.ui.kit.empty_text import LOADING, paint_empty_text
from app.ui.kit.keys import ENTER
from app.ui.kit.overrides import override
from app.ui.kit.rows_model import RowsModel
from app.ui.kit.selecting import select_current

Trigger = QAbstractItemView.EditTrigger
SAMPLES = {Format.DATE: "00/00/0000"}
"""What must be readable whole, whatever the width declared: a date cut short is another date."""
Behaviour = QAbstractItemView.SelectionBehavior


class RowsView(QTableView):
    """Shows a `RowsModel`; `opened` is Enter or a double click on a row that is not edited in place."""

    opened = Signal()
    block_pasted = Signal(list)

    def __init__(self, model: RowsModel, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = model
        self.name = name
        self.empty_text = ""
        self._is_fitting = False
        self.setModel(model)
        self.setItemDelegate(CellEditor(self.go_down, self))
        self.setSelectionBehavior(Behaviour.SelectRows)
        self.setEditTriggers(Trigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self._prepare_header(self.horizontalHeader())
        self.doubleClicked.connect(self._open)
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
        metrics = self.fontMetrics()
        self._is_fitting = True
        self.verticalHeader().setDefaultSectionSize(round(metrics.height() * 1.4))
        self.horizontalHeader().setMinimumSectionSize(metrics.averageCharWidth() * 4)
        for place, column in enumerate(self.rows.columns):
            heading = metrics.horizontalAdvance(column.heading) + metrics.averageCharWidth() * 5
            sample = metrics.horizontalAdvance(SAMPLES.get(column.format, "")) + metrics.averageCharWidth() * 3
            self.setColumnWidth(place, max(metrics.averageCharWidth() * column.width, heading, sample))
        self._restore_widths()
        self._is_fitting = False

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
        places = sorted({(index.row(), index.column()) for index in self.selectedIndexes()})
        lines: dict[int, list[str]] = {}
        for row, column in places:
            lines.setdefault(row, []).append(self.rows.index(row, column).data())
        QGuiApplication.clipboard().setText(to_block(list(lines.values())))

    def paste(self) -> None:
        if self.rows.is_editable and self.currentIndex().isValid():
            self.block_pasted.emit(from_block(QGuiApplication.clipboard().text()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self.paste()
        elif event.key() in ENTER and self.state() is not QAbstractItemView.State.EditingState:
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

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.rows.rowCount():
            paint_empty_text(self, self.empty_text if self.rows.is_loaded else LOADING)

    def _is_at_end(self, *, is_forward: bool) -> bool:
        current, model = self.currentIndex(), self.rows
        last = (model.rowCount() - 1, model.columnCount() - 1)
        return not current.isValid() or (current.row(), current.column()) == (last if is_forward else (0, 0))

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

    def _save_widths(self, section: int) -> None:
        """Remember the widths in characters, so that they follow the size of the font."""
        is_last = section == len(self.rows.columns) - 1
        if self._is_fitting or is_last:
            return
        character = self.fontMetrics().averageCharWidth()
        widths = [f"{self.columnWidth(place) / character:.1f}" for place in range(len(self.rows.columns))]
        QSettings().setValue(self._settings_key, " ".join(widths))

    def _restore_widths(self) -> None:
        saved = str(QSettings().value(self._settings_key) or "").split()
        if len(saved) == len(self.rows.columns):
            for place, width in enumerate(saved):
                self.setColumnWidth(place, round(float(width) * self.fontMetrics().averageCharWidth()))
