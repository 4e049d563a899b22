"""Texts written into many cells at once: all of them are read, or none is written and the first wrong one is told."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from app.domain.columns import Column
from app.domain.italian import NotReadable
from app.domain.quantities import Dot
from app.ui.kit.reading import read_text
from app.ui.kit.rows_model import CellEdit, RowsModel
from app.ui.kit.working_year import working_year

Cell = tuple[int, int, str]
"""Row, column, and the text to write there."""
NewCells = Mapping[str, Callable[[str], Any] | None]
"""How the cells of a new row are read, by key of their column."""
NO_READERS: NewCells = MappingProxyType({})
NOT_PASTED = "Non è stato incollato nulla."
NOT_EMPTIED = "Non è stato svuotato nulla."
NOT_WRITTEN = "Non è stato scritto nulla."


def read_cells(model: RowsModel, cells: Iterable[Cell], nothing: str) -> list[CellEdit]:
    """Read texts for cells of rows shown, and return those that change something.

    Raises `NotReadable` with the first that cannot be written, and with `nothing`, which says that none was.
    """
    rows = model.rows
    edits = [_edit(model, rows[row], model.columns[place], text, nothing) for row, place, text in cells]
    return [edit for edit in edits if edit is not None]


def read_new_rows(
    model: RowsModel, lines: Sequence[Sequence[str]], first: int, nothing: str, readers: NewCells = NO_READERS
) -> list[dict[str, Any]]:
    """Read lines as rows to make, from the column `first` on: the values by key. Raises as `read_cells` does.

    Of columns that are not edited in place, `readers` says how a new row has them; None is of those that it derives.
    """
    columns = model.columns[first:]
    made = [
        {
            column.key: _new_value(model, column, text, nothing, readers)
            for column, text in zip(columns, line, strict=False)
            if readers.get(column.key, read_text) is not None
        }
        for line in lines
    ]
    for column in model.columns:
        if column.required and column.editable and any(values.get(column.key) is None for values in made):
            message = f"{column.heading}: serve anche per le righe nuove. {nothing}"
            raise NotReadable(message)
    return made


def _edit(model: RowsModel, row: Any, column: Column, text: str, nothing: str) -> CellEdit | None:
    if not column.editable and text == column.text(row):
        return None
    value = _value(model, column, text, nothing, model.dot_in(row, column))
    return CellEdit(row, column.key, value) if value != column.value(row) else None


def _new_value(model: RowsModel, column: Column, text: str, nothing: str, readers: NewCells) -> Any:
    reader = readers.get(column.key)
    if reader is None:
        return _value(model, column, text, nothing)
    try:
        return reader(text)
    except NotReadable as error:
        message = f"{column.heading}: {error}. {nothing}"
        raise NotReadable(message) from None


def _value(model: RowsModel, column: Column, text: str, nothing: str, dot: Dot = Dot.ASKED) -> Any:
    if not column.editable:
        message = f"{column.heading}: questa colonna non si modifica. {nothing}"
        raise NotReadable(message)
    try:
        value = read_text(column, text, working_year(model), dot)
    except NotReadable as error:
        message = f"{column.heading}: {error}. {nothing}"
        raise NotReadable(message) from None
    if column.required and value is None:
        message = f"{column.heading}: non può restare vuoto. {nothing}"
        raise NotReadable(message)
    return value
