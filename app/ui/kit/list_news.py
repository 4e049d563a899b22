"""Any list printed or written to a file: the view says what it shows, the window that has an archive does the rest."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QMetaMethod, QModelIndex, QObject, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTableView, QTreeView

from app.ui.kit.app_news import news_of

if TYPE_CHECKING:
    from app.domain.documents.lists import ListCells, ListedTable

ACROSS = Qt.Orientation.Horizontal


class ListNews(QObject):
    """`print_asked(ListedTable, view)` and `export_asked(ListedTable, view)`; none is offered while nobody hears."""

    print_asked = Signal(object, object)
    export_asked = Signal(object, object)

    @property
    def is_heard(self) -> bool:
        """Whether there is a window with an archive, which prints and writes what is asked."""
        return self.isSignalConnected(QMetaMethod.fromSignal(self.print_asked))


def list_news() -> ListNews:
    """Return the news of the running application."""
    return news_of(ListNews)


def listed(view: QAbstractItemView) -> "ListedTable":
    """Return what a view shows: the columns in sight in their order, the rows left by its filter as they are sorted.

    Of a tree all the rows, also those that are folded, deeper ones set in.
    """
    from app.domain.documents.lists import ListedTable, cells_column  # only when a list leaves
    from app.ui.kit.rows_model import RowsModel

    title, model, places = view.accessibleName() or "elenco", view.model(), shown_columns(view)
    if isinstance(model, RowsModel):
        return ListedTable(title, tuple(model.columns[place] for place in places), tuple(model.rows))
    rows = tuple(_rows(view, view.rootIndex(), places, 0))
    longest = [max((len(row.cells[place]) for row in rows), default=0) for place in range(len(places))]
    columns = [cells_column(place, heading_of(view, one), longest[place]) for place, one in enumerate(places)]
    return ListedTable(title, tuple(columns), rows)


def shown_columns(view: QAbstractItemView) -> list[int]:
    """Return the columns in sight, from the left."""
    if isinstance(view, QTableView):
        header = view.horizontalHeader()
    elif isinstance(view, QTreeView):
        header = view.header()
    else:
        return [0]
    order = [header.logicalIndex(place) for place in range(header.count())]
    return [one for one in order if not header.isSectionHidden(one)]


def heading_of(view: QAbstractItemView, column: int) -> str:
    """Return the heading of a column; that of a list which has none is the name of the list."""
    model, told = view.model(), Qt.ItemDataRole.AccessibleTextRole
    words = model.headerData(column, ACROSS) or model.headerData(column, ACROSS, told) if has_headings(view) else ""
    return str(words or ("" if column else view.accessibleName())).replace("\n", " ")


def has_headings(view: QAbstractItemView) -> bool:
    """Tell whether a view shows what its columns are."""
    if isinstance(view, QTableView):
        return not view.horizontalHeader().isHidden()
    return isinstance(view, QTreeView) and not view.isHeaderHidden()


def _rows(view: QAbstractItemView, parent: QModelIndex, places: list[int], level: int) -> "Iterator[ListCells]":
    from app.domain.documents.lists import ListCells

    model = view.model()
    for row in range(model.rowCount(parent)):
        if _is_hidden(view, row, parent):
            continue
        cells = [model.index(row, place, parent).data() for place in places]
        yield ListCells(tuple("" if cell is None else str(cell) for cell in cells), level)
        yield from _rows(view, model.index(row, 0, parent), places, level + 1)


def _is_hidden(view: QAbstractItemView, row: int, parent: QModelIndex) -> bool:
    if isinstance(view, QTreeView):
        return view.isRowHidden(row, parent)
    return isinstance(view, QTableView) and view.isRowHidden(row)
