"""The rows of a sheet made of the values that a fast reader gives: each becomes cells when it is looked at."""

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from typing_extensions import override

from app.domain.workbooks.cells import CellTrouble, Native, RawCell
from app.domain.workbooks.reading import NativeRows, RawTable
from app.excel.xlsx_facts import LAST_COLUMN, RawFacts

_SIGNIFICANT_DIGITS = 15
_FIRST_SERIAL, _LAST_SERIAL = 1, 2_958_465
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_MOST_KNOWN = 4096
_FIRST_MARCH_1900 = 61
"""The 29th of February 1900 is a day for Excel, and for nobody else."""
_ERROR_WORDS = re.compile(
    r"#(?:DIV/0!|N/A|N/D|NAME\?|NOME\?|REF!|RIF!|VALUE!|VALORE!|NUM!|NULL!|NULLO!|SPILL!|CALC!)|Err:\d{3}"
)


class LazyRows(Mapping[int, Mapping[int, RawCell]]):
    """The rows that are not empty, by number; `first` is where the values begin: row and column, from 1."""

    def __init__(
        self,
        values: Sequence[Sequence[object]],
        first: tuple[int, int] = (1, 1),
        facts: RawFacts | None = None,
        *,
        is_1904: bool = False,
    ) -> None:
        self._values = values
        self._row, self._column = first
        self._facts = facts or RawFacts()
        self._has_facts = bool(self._facts.formats or self._facts.troubles)
        self._epoch = _EPOCH_1904 if is_1904 else _EPOCH
        self._places = {self._row + place: place for place, row in enumerate(values) if _is_full(row)}
        troubled: dict[int, list[tuple[int, CellTrouble]]] = {}
        for (row, column), trouble in self._facts.troubles.items():
            troubled.setdefault(row, []).append((column, trouble))
        self._troubled = troubled
        self._known: dict[str | date, RawCell] = {}
        self._lines = {self._number(row): row for row in sorted(self._places.keys() | troubled.keys())}

    def natives(self) -> NativeRows:
        """Return the values of the rows of which nothing else is to be known, by number."""
        plain = {number: line for number, line in self._lines.items() if line not in self._troubled}
        rows = {number: self._values[self._places[line]] for number, line in plain.items()}
        return NativeRows(rows, self._column)

    @override
    def __getitem__(self, number: int) -> Mapping[int, RawCell]:
        line, first = self._lines[number], self._column
        place = self._places.get(line)
        row = self._values[place] if place is not None else ()
        found = {
            first + at: self._cell(value)
            for at, value in enumerate(row)
            if value != "" and value is not None and first + at <= LAST_COLUMN
        }
        return self._with_facts(line, found) if self._has_facts else found

    @override
    def __iter__(self) -> Iterator[int]:
        return iter(self._lines)

    @override
    def __len__(self) -> int:
        return len(self._lines)

    def _number(self, line: int) -> int:
        """Return the number that a row has in the file."""
        numbers = self._facts.numbers
        return numbers[line - 1] if 0 < line <= len(numbers) else line

    def _with_facts(self, line: int, found: dict[int, RawCell]) -> dict[int, RawCell]:
        for at, cell in list(found.items()):
            shown = self._facts.formats.get((line, at))
            if shown is not None and isinstance(cell.value, int | Decimal):
                found[at] = RawCell(cell.value, shown, as_date=cell.as_date)
        for at, trouble in self._troubled.get(line, ()):
            if at <= LAST_COLUMN:
                found[at] = RawCell(found[at].value if at in found else "", trouble=trouble)
        return dict(sorted(found.items()))

    def _cell(self, value: object) -> RawCell:
        """Return a cell of a value: texts and days come again and again, and their cells are the same."""
        if not isinstance(value, str | date):
            return self._new_cell(value)
        found = self._known.get(value)
        if found is None:
            found = self._new_cell(value)
            if len(self._known) < _MOST_KNOWN:
                self._known[value] = found
        return found

    def _new_cell(self, value: object) -> RawCell:
        if isinstance(value, str):
            if value[0] in "#E" and _ERROR_WORDS.fullmatch(value.strip()):
                return RawCell(value, trouble=CellTrouble.ERROR)
            return RawCell(value)
        if isinstance(value, bool) or not isinstance(value, int | float):
            return RawCell(_native(value))
        if not math.isfinite(value):
            return RawCell(str(value), trouble=CellTrouble.ERROR)
        return RawCell(_exact(value), as_date=self._serial_day(value))

    def _serial_day(self, number: float) -> date | None:
        """Return the day that a plain number is in the calendar of the file (1900 or 1904)."""
        if not _FIRST_SERIAL <= number <= _LAST_SERIAL or number != int(number):
            return None
        days = int(number) + (1 if self._epoch == _EPOCH and number < _FIRST_MARCH_1900 - 1 else 0)
        try:
            return self._epoch + timedelta(days=days)
        except OverflowError:
            return None


def table_of(name: str, rows: LazyRows, *, is_protected: bool = True) -> RawTable:
    return RawTable(name, rows, is_protected, rows.natives)


def _is_full(row: Sequence[object]) -> bool:
    for value in row:  # noqa: SIM110 (any() takes three times as long where the first is full)
        if value != "" and value is not None:
            return True
    return False


def _exact(number: float) -> int | Decimal:
    """Return the number as Excel shows it: fifteen digits, without the dust of binary fractions."""
    if number == int(number) and abs(number) < 10**_SIGNIFICANT_DIGITS:
        return int(number)
    return number if isinstance(number, int) else Decimal(f"{number:.{_SIGNIFICANT_DIGITS}g}")


def _native(value: object) -> Native:
    if isinstance(value, str | bool | datetime | date | time):
        return value
    return str(value) if not isinstance(value, timedelta) else str(value.total_seconds())
