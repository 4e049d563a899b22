"""A table with its filter, its count and the room for its buttons."""

from collections.abc import Callable, Hashable, Sequence
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QToolTip, QWidget

from app.domain.columns import Column
from app.domain.italian import NotReadable, plural
from app.ui.kit.filtered import Filtered
from app.ui.kit.reading import read_text
from app.ui.kit.rows_model import CellEdit, RowsModel, id_of
from app.ui.kit.rows_view import RowsView
from app.ui.kit.working_year import working_year


class RowsTable(Filtered):
    """A list of rows to look at, and to edit in place when `allow_editing` was called.

    More signals: `edited(CellEdit)`, `pasted(list[CellEdit])`, `refused(str)` when what was typed or pasted
    cannot be read.
    """

    view: RowsView
    edited = Signal(object)
    pasted = Signal(list)
    refused = Signal(str)

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        name: str,
        title: str,
        empty: str,
        key: Callable[[Any], Hashable] = id_of,
        counted: tuple[str, str] = ("riga", "righe"),
        parent: QWidget | None = None,
    ) -> None:
        """`name` remembers the widths (`structure.postings`); `title` is read by screen readers; `empty` tells why
        there are no rows and what to do; `counted` is what a row is called, one and many."""
        super().__init__(title, parent)
        self.model = RowsModel(columns, key, self)
        self.view = RowsView(self.model, name, self)
        self.count = QLabel(self)
        self._empty, self._counted = empty, counted
        self._lay_out()
        self._connect()

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show fresh rows, and keep the selection on the same row if it is still there."""
        current, column = self.current_row(), self.view.currentIndex().column()
        self.model.set_rows(rows)
        if current is not None:
            self.select(self.model.key(current), max(column, 0))
        self._tell_count()

    def rows(self) -> list[Any]:
        """The rows as shown: filtered and sorted."""
        return self.model.rows

    def current_row(self) -> Any:
        return self.model.row_at(self.view.currentIndex())

    def selected_rows(self) -> list[Any]:
        places = sorted({index.row() for index in self.view.selectedIndexes()})
        return [self.model.rows[place] for place in places]

    def select(self, key: Hashable, column: int = 0) -> bool:
        """Make the row with this key current; tell whether it is among those shown."""
        place = self.model.position_of(key)
        if place is None:
            return False
        self.view.setCurrentIndex(self.model.index(place, column))
        return True

    def allow_editing(self) -> None:
        self.view.allow_editing()

    def set_empty_text(self, empty: str) -> None:
        self._empty = empty
        self._tell_count()

    def hide_filter(self) -> None:
        """For short tables inside a form."""
        self.filter.hide()
        self.count.hide()

    def _lay_out(self) -> None:
        self.bar.addWidget(self.filter)
        self.bar.addWidget(self.count)
        self.bar.addStretch(1)
        self.lay_out()

    def _connect(self) -> None:
        self.filter.searched.connect(self._filter_rows)
        self.view.selectionModel().currentRowChanged.connect(self._tell_current)
        self.model.modelReset.connect(self._tell_current)
        self.view.opened.connect(self._tell_opened)
        self.view.block_pasted.connect(self._paste)
        self.model.edited.connect(self.edited)
        self.model.refused.connect(self._refuse)

    def _filter_rows(self, text: str) -> None:
        current = self.current_row()
        self.model.set_filter(text)
        if current is not None:
            self.select(self.model.key(current))
        self._tell_count()

    def _tell_count(self) -> None:
        shown, total = self.model.rowCount(), self.model.total
        counted = plural(total, *self._counted)
        self.count.setText(f"{shown} di {counted}" if self.model.is_filtered else counted)
        hidden = f"Nessuna riga contiene «{self.filter.text()}».\nCancellare il filtro per rivederle tutte."
        self.view.empty_text = hidden if self.model.is_filtered and total else self._empty
        self.view.viewport().update()

    def _tell_current(self) -> None:
        self.current_changed.emit(self.current_row())

    def _tell_opened(self) -> None:
        if (row := self.current_row()) is not None:
            self.opened.emit(row)

    def _refuse(self, sentence: str) -> None:
        place = self.view.visualRect(self.view.currentIndex()).bottomLeft()
        QToolTip.showText(self.view.viewport().mapToGlobal(place), sentence, self.view)
        self.refused.emit(sentence)

    def _paste(self, block: list[list[str]]) -> None:
        try:
            edits = self._read_block(block)
        except NotReadable as error:
            self._refuse(str(error))
        else:
            if edits:
                self.pasted.emit(edits)

    def _read_block(self, block: list[list[str]]) -> list[CellEdit]:
        """Read a pasted block from the current cell on; one unreadable cell refuses it all."""
        start = self.view.currentIndex()
        edits = []
        for row, line in zip(self.model.rows[start.row() :], block, strict=False):
            for column, text in zip(self.model.columns[start.column() :], line, strict=False):
                edits.append(self._read_cell(row, column, text))
        return [edit for edit in edits if edit.value != getattr(edit.row, edit.key)]

    def _read_cell(self, row: Any, column: Column, text: str) -> CellEdit:
        if not column.editable:
            message = f"{column.heading}: questa colonna non si modifica. Non è stato incollato nulla."
            raise NotReadable(message)
        try:
            value = read_text(column, text, working_year(self))
        except NotReadable as error:
            message = f"{column.heading}: {error}. Non è stato incollato nulla."
            raise NotReadable(message) from None
        if column.required and value is None:
            message = f"{column.heading}: non può restare vuoto. Non è stato incollato nulla."
            raise NotReadable(message)
        return CellEdit(row, column.key, value)
