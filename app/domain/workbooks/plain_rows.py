"""Rows whose every cell is plainly a value of its column, read without making cells: nearly all of a tidy list."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from app.domain.columns import Column, Format
from app.domain.workbooks.cell_words import LAST_YEAR, NOTHING_BEGINS
from app.domain.workbooks.cells import Value
from app.domain.workbooks.reading import NativeRows
from app.domain.workbooks.row_reading import RowReader

IsPlain = Callable[[object], bool]

_MAY_MEAN_OTHER = NOTHING_BEGINS - {"0"} | {"(", "#"}
"""What a text begins with that may stand for nothing, ask to erase, or be an error of calculation; so does `Err:`.

Zeros stand for nothing in days alone, and a day that is a text is not plain.
"""


class _PlainColumn(NamedTuple):
    at: int
    key: str
    known: Mapping[str | date, Value]
    is_plain: IsPlain


class NativeRowReader:
    """Takes for a `RowReader` the rows that it would read as they stand; any other it leaves to it.

    A cell costs a tenth of what it costs by the other way; where the two could differ this one does not decide.
    """

    def __init__(self, reader: RowReader, natives: NativeRows) -> None:
        self._reader = reader
        self._rows = natives.rows
        columns = reader.match.columns
        self._columns = [
            _PlainColumn(place - natives.first, column.key, reader.known[place], _plainness(column))
            for place, column in columns.items()
        ]
        self._width = max((column.at for column in self._columns), default=0) + 1
        self._days = [place - natives.first for place, column in columns.items() if column.format is Format.DATE]
        self._most_of_a_total = max(2, len(columns) // 2)
        self._people = [place - natives.first for place in sorted(reader.filter.people)]

    def take(self, number: int) -> bool:
        """Read a row and return True, or leave it untouched: False."""
        row = self._rows.get(number, ())
        if len(row) < self._width:
            return False
        values: dict[str, Value] = {}
        for at, key, known, is_plain in self._columns:
            value = row[at]
            if value is None or value == "":
                continue
            if not is_plain(value):
                value = known.get(value)  # type: ignore[call-overload]  # of any kind: those of others are not there
                if value is None:
                    return False
            values[key] = value  # type: ignore[assignment]  # plain, or read before
        if not values or (self._reader.hand.is_foreign and not self._is_of_data(row, len(values))):
            return False
        self._reader.keep(number, values, [])
        return True

    def _is_of_data(self, row: Sequence[object], filled: int) -> bool:
        """Whether a row is plainly no total, footnote or heading: those are short, or have no day in them.

        Nor a post that is vacant.
        """
        is_long = filled > self._most_of_a_total and date in [type(row[at]) for at in self._days]
        return is_long and not self._reader.filter.may_be_vacancy([row[at] for at in self._people])


def _plainness(column: Column) -> IsPlain:
    if column.format is Format.CODE:
        return _is_plain_code
    if column.format in {Format.TEXT, Format.LONG_TEXT}:
        return _is_plain_text
    if column.format is Format.DATE:
        return _is_plain_last_day if column.is_end else _is_plain_day
    return _never


def _is_plain_text(value: object) -> bool:
    return (
        type(value) is str
        and value.isprintable()
        and "  " not in value
        and value[0] not in _MAY_MEAN_OTHER
        and value[0] != " " != value[-1]
        and not value.startswith("Err:")
    )


def _is_plain_code(value: object) -> bool:
    """Tell a code that is no number with the `.0` that Excel adds."""
    return _is_plain_text(value) and isinstance(value, str) and "." not in value and "," not in value


def _is_plain_day(value: object) -> bool:
    return type(value) is date


def _is_plain_last_day(value: object) -> bool:
    return type(value) is date and value.year < LAST_YEAR


def _never(_value: object) -> bool:
    return False
