"""A table with its filter, its count and the room for its buttons."""

from collections.abc import Callable, Collection, Hashable, Sequence
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Signal
from PySide6.QtWidgets import QLabel, QToolTip, QWidget

from app.domain.columns import Column
from app.domain.italian import NotReadable, agreeing, plural
from app.ui.kit.block_reading import NO_READERS, NOT_PASTED, Cell, NewCells, read_cells, read_new_rows
from app.ui.kit.context_menu import Verbs
from app.ui.kit.dialogs import confirm
from app.ui.kit.filtered import Filtered
from app.ui.kit.rows_model import CellEdit, RowsModel, id_of
from app.ui.kit.rows_view import RowsView
from app.ui.kit.selecting import make_current


class RowsTable(Filtered):
    """A list of rows to look at, and to edit in place when `allow_editing` was called.

    More signals: `edited(CellEdit)`, `pasted(list[CellEdit])` for cells written together (pasted, emptied, filled),
    `grown(list[CellEdit], list[dict])` for a pasted block with rows to make, after `take_new_rows` and the user's yes,
    `refused(str)` when what was typed or pasted cannot be read.
    """

    view: RowsView
    edited = Signal(object)
    pasted = Signal(list)
    grown = Signal(list, list)
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
        self._new_words: tuple[str, str] | None = None
        self._readers = NO_READERS
        self._offered: tuple[list[CellEdit], list[dict[str, Any]]] = [], []
        self._lay_out()
        self._connect()

    def set_rows(self, rows: Sequence[Any]) -> None:
        """Show fresh rows, and keep the selection on the same row if it is still there."""
        current, column = self.current_row(), self.view.currentIndex().column()
        self.model.set_rows(rows)
        self.view.fit_columns()
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
        make_current(self.view, self.model.index(place, column))
        return True

    def select_many(self, keys: Collection[Hashable]) -> None:
        """Select the rows with these keys that are shown, the first of them current; nothing where none is."""
        places = sorted(place for key in keys if (place := self.model.position_of(key)) is not None)
        if not places:
            return
        make_current(self.view, self.model.index(places[0], 0))
        last, chosen = self.model.columnCount() - 1, QItemSelection()
        for place in places:
            chosen.select(self.model.index(place, 0), self.model.index(place, last))
        self.view.selectionModel().select(chosen, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def allow_editing(self) -> None:
        self.view.allow_editing()

    def take_new_rows(self, one: str, many: str, readers: NewCells = NO_READERS) -> None:
        """Offer to make rows of what finds no place in a pasted block; `grown` says which, by key of the columns.

        `readers` are for the columns that only a new row may be given.
        """
        self._new_words, self._readers = (one, many), readers

    @property
    def verbs(self) -> Verbs:
        return self.view.verbs

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
        self.view.cells_written.connect(self._write)
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
        if self.model.is_filtered and total:
            hidden = f"Nessuna riga contiene «{self.filter.text()}».\nTogliere il filtro per rivederle tutte."
            self.view.empty.say(hidden, self.filter.clear)
        else:
            self.view.empty.say(self._empty)

    def _tell_current(self) -> None:
        self.current_changed.emit(self.current_row())

    def _tell_opened(self) -> None:
        if (row := self.current_row()) is not None:
            self.opened.emit(row)

    def _refuse(self, sentence: str) -> None:
        place = self.view.visualRect(self.view.currentIndex()).bottomLeft()
        QToolTip.showText(self.view.viewport().mapToGlobal(place), sentence, self.view)
        self.refused.emit(sentence)

    def _write(self, cells: list[Cell], nothing: str) -> None:
        try:
            edits = read_cells(self.model, cells, nothing)
        except NotReadable as error:
            self._refuse(str(error))
        else:
            if edits:
                self.pasted.emit(edits)

    def _paste(self, block: list[list[str]]) -> None:
        """Write a block from the first selected cell on; rows that find no place are offered as new ones."""
        row, column = (self.view.places() or [(0, 0)])[0]
        fitting, rest = block[: self.model.rowCount() - row], block[self.model.rowCount() - row :]
        cells = [
            (row + down, column + right, text) for down, line in enumerate(fitting) for right, text in enumerate(line)
        ]
        try:
            self._refuse_what_does_not_fit(max(map(len, block)), len(self.model.columns) - column, len(rest))
            edits = read_cells(self.model, cells, NOT_PASTED)
            made = read_new_rows(self.model, rest, column, NOT_PASTED, self._readers)
        except NotReadable as error:
            self._refuse(str(error))
            return
        if made:
            self._offer(edits, made)
        elif edits:
            self.pasted.emit(edits)

    def _refuse_what_does_not_fit(self, width: int, room: int, rest: int) -> None:
        if width > room:
            many, places = plural(width, "colonna", "colonne"), agreeing(room, "ce n'è posto per", "c'è posto per")
            message = f"Il blocco ha {many}, ma da questa cella in poi {places} {room}. {NOT_PASTED}"
            raise NotReadable(message)
        if rest and self._new_words is None:
            message = f"{plural(rest, 'riga non trova', 'righe non trovano')} posto in questa tabella. {NOT_PASTED}"
            raise NotReadable(message)

    def _offer(self, edits: list[CellEdit], made: list[dict[str, Any]]) -> None:
        new = plural(len(made), *(self._new_words or self._counted))
        self._offered = edits, made
        confirm(
            self,
            f"{plural(len(made), 'riga non trova', 'righe non trovano')} posto nella tabella.",
            f"Si possono aggiungere in fondo: {new}. Le righe che ci sono già prendono i valori incollati.",
            f"Aggiungi {new}",
            self._take_offered,
        )

    def _take_offered(self) -> None:
        self.grown.emit(*self._offered)
