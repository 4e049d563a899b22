"""How the rows of a workbook differ from what the archive holds: what would change, before anything does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.domain.columns import Column, Format
from app.domain.italian import DASH
from app.domain.italian_enum import ItalianEnum
from app.domain.workbooks.answers import CellConflict
from app.domain.workbooks.cells import ERASE, Value, same
from app.domain.workbooks.layout import SheetLayout
from app.domain.workbooks.reading import CellError

Values = Mapping[str, Value]
_AS_THEY_ARE = frozenset({Format.TEXT, Format.LONG_TEXT, Format.CODE, Format.CHOICE})
"""The formats whose texts are shown letter for letter."""


class RowState(ItalianEnum):
    """What an import would do with a row."""

    NEW = "new", "nuovo"
    CHANGED = "changed", "modificato"
    UNCHANGED = "unchanged", "invariato"
    CONFLICT = "conflict", "in conflitto"
    PROPOSED = "proposed", "da confermare"
    WRONG = "wrong", "errato"
    MISSING = "missing", "non presente nel file"


@dataclass(frozen=True, slots=True)
class CellChange:
    """One cell before and after, as written on screen."""

    heading: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class RowDifference:
    """One row compared: `row` is its number in the file, 0 when only the archive has it; a new one has `fresh` cells.

    `proposal` names the row of the archive that it may be about, where that is to be confirmed.
    """

    sheet: str
    row: int
    title: str
    state: RowState
    changed: tuple[CellChange, ...] = ()
    errors: tuple[CellError, ...] = ()
    conflicts: tuple[CellConflict, ...] = ()
    proposal: str = ""
    fresh: "NewCells | None" = field(default=None, compare=False)

    @property
    def changes(self) -> tuple[CellChange, ...]:
        """The cells that would change; of a new row all that hold something."""
        return self.changed if self.fresh is None else self.fresh.written()


class NewCells:
    """The cells of a new row, written when somebody looks at them: of thousands of rows the preview shows some."""

    __slots__ = ("_layout", "_values", "_written")

    def __init__(self, layout: SheetLayout, values: Values) -> None:
        self._layout, self._values = layout, values
        self._written: tuple[CellChange, ...] | None = None

    def written(self) -> tuple[CellChange, ...]:
        if self._written is None:
            self._written = cell_changes(self._layout, None, self._values)
        return self._written


def cell_changes(layout: SheetLayout, current: object | None, values: Values) -> tuple[CellChange, ...]:
    """Return the cells that would change; `current` is None for a new row."""
    columns = [column for column in layout.columns if column.key in values and column.key not in layout.informative]
    if current is None:
        return tuple(
            CellChange(column.heading, DASH, written_in_preview(column, values[column.key]))
            for column in columns
            if not _is_empty(column, values[column.key])
        )
    pairs = [(column, column.value(current)) for column in columns]
    return tuple(
        CellChange(column.heading, written_in_preview(column, before), written_in_preview(column, values[column.key]))
        for column, before in pairs
        if not same(column, before, _wanted(values[column.key]))
    )


def _is_empty(column: Column, value: Value) -> bool:
    """Whether a value of a new row is none: so is a text of spaces."""
    if type(value) is str and value.isprintable() and value.strip():
        return False
    return value is None or value is ERASE or (isinstance(value, str) and same(column, None, value))


def title_of(layout: SheetLayout, current: object | None, values: Values) -> str:
    """Return what a row is called: its key and its name, as they would be."""
    return titled([layout.column(key) for key in layout.title or layout.key], current, values)


def titled(columns: Sequence[Column], current: object | None, values: Values) -> str:
    """Return what a row is called by the columns of its title."""
    words: list[str] = []
    for column in columns:
        value: Any = values.get(column.key)
        if value is ERASE or value is None:
            value = None if current is None else column.value(current)
        words.append(value if type(value) is str and column.format in _AS_THEY_ARE else column.written(value))
    return " ".join([word for word in words if word])


def _wanted(value: Value) -> Value:
    return None if value is ERASE else value


def written_in_preview(column: Column, value: object) -> str:
    """Write a value as the preview shows it: what is empty, or to be erased, is a dash."""
    if type(value) is str and column.format in _AS_THEY_ARE:
        return value or DASH
    return (column.written(value) if value is not ERASE else "") or DASH
