"""The rows of a sheet of people's files read one by one, and what is said of them."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.columns import Column
from app.domain.issues import Issue
from app.domain.italian import plural, quoted, some_of
from app.domain.structure.named_units import calls_a_unit
from app.domain.workbooks.cells import CellRefused, RawCell, Value, read_cell, says_nothing, shown
from app.domain.workbooks.headings import HeadingMatch
from app.domain.workbooks.passed_over import UNITS, PassedOver, RowFilter, names_a_group
from app.domain.workbooks.reading import CellError, ReadRow, ReadSheet, warning
from app.domain.workbooks.table_headings import ChosenColumns

_MOST_DOUBTS, _MOST_ROWS = 5, 8
_MOST_KNOWN = 4096
MOST_ERRORS = 1_000
"""Cells of a sheet that are told one by one; those beyond are counted."""


@dataclass(frozen=True, slots=True)
class ReadingHand:
    """How a file is read: in which year, with which columns mapped by hand, and whether it was written by others."""

    year: int | None = None
    chosen: ChosenColumns = field(default_factory=dict)
    is_foreign: bool = False

    def is_nothing(self, column: Column, text: str) -> bool:
        return says_nothing(column, text, is_foreign=self.is_foreign)


OURS = ReadingHand()


@dataclass(slots=True)
class RowReader:
    """Takes the rows of a sheet one by one, keeping what is said of them.

    `people` are the columns of the same sheet read as a list of people: which rows are of data is the same for both.
    """

    sheet: ReadSheet
    match: HeadingMatch
    hand: ReadingHand
    people: HeadingMatch | None = None
    rows: list[ReadRow] = field(default_factory=list)
    passed: PassedOver = field(default_factory=PassedOver)
    doubts: list[str] = field(default_factory=list)
    nothing: Counter[str] = field(default_factory=Counter)
    above: str = ""
    errors: int = 0
    untold: int = 0
    filter: RowFilter = field(init=False)
    known: dict[int, dict[str | date, Value]] = field(default_factory=dict)
    said_once: str = ""
    """The key of a column written in the first row of a group alone (`said_once_in`)."""
    last_said: Value = None
    gone_down: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        match = self.people or self.match
        self.filter = RowFilter(
            match.columns, match.texts, is_of_people=bool(self.people or self.sheet.layout.numbered)
        )
        self.known = {place: {} for place in self.match.columns}
        if self.hand.is_foreign and calls_a_unit(self.sheet.name):
            self.above = self.sheet.name

    def take(self, number: int, cells: Mapping[int, RawCell]) -> None:
        if self.hand.is_foreign and (why := self.filter.why_passed_over(cells, is_grouped=bool(self.above))):
            self.passed.take(why, number)
            self._begin_group(why, cells)
            return
        self.keep(number, *self._read(number, cells))

    def _begin_group(self, why: str, cells: Mapping[int, RawCell]) -> None:
        """Take the unit that a line of its own names; where groups go on, nobody stays in the one that is over.

        A long line before anybody is no footnote: the first group has its name there.
        """
        text = shown(next(iter(cells.values())))
        may_be = len(cells) == 1 and why == "footnotes" and (self.above or not self.rows)
        if why == UNITS or (may_be and names_a_group(text)):
            self.above = text

    def keep(self, number: int, values: dict[str, Value], errors: list[CellError]) -> None:
        """Keep a row read, its names mended where they are in one column."""
        if self.sheet.layout.mend is not None and (doubt := self.sheet.layout.mend(values)):
            self.doubts.append(f"riga {number}, {doubt}")
        if values and self.said_once:
            self._go_down(number, values)
        if values and self.above and self.sheet.layout.named_above:
            values[self.sheet.layout.named_above] = self.above
        if errors and self.errors > MOST_ERRORS:
            self.untold += 1
        elif values or errors:
            self.rows.append(ReadRow(number, values, tuple(errors)))

    def _go_down(self, number: int, values: dict[str, Value]) -> None:
        """Say of a row what the first of its group says, as merged cells do."""
        if self.said_once in values:
            self.last_said = values[self.said_once]
        elif self.last_said is not None:
            values[self.said_once] = self.last_said
            self.gone_down.append(number)

    def _read(self, number: int, cells: Mapping[int, RawCell]) -> tuple[dict[str, Value], list[CellError]]:
        values: dict[str, Value] = {}
        errors = []
        for place, column in self.match.columns.items():
            raw = cells.get(place)
            if raw is None:
                continue
            plain = raw.value if isinstance(raw.value, str | date) and raw.trouble is None else None
            if plain is not None and (value := self.known[place].get(plain)) is not None:
                values[column.key] = value
                continue
            try:
                value = read_cell(column, raw, self.hand.year, is_foreign=self.hand.is_foreign)
            except CellRefused as refused:
                errors.append(self._error(number, place, column, raw, refused))
            else:
                if value is not None:
                    values[column.key] = value
                    self._remember(place, plain, value)
                elif isinstance(raw.value, str) and raw.value.strip() and self.hand.is_nothing(column, raw.value):
                    self.nothing[raw.value.strip()] += 1
        return values, errors

    def _remember(self, place: int, written: str | date | None, value: Value) -> None:
        """Keep what a cell is read as: a column says the same few words over and over."""
        known = self.known[place]
        if written is not None and len(known) < _MOST_KNOWN:
            known[written] = value

    def _error(self, number: int, place: int, column: Column, raw: RawCell, refused: CellRefused) -> CellError:
        self.errors += 1
        return CellError(self.sheet.name, number, place, column.heading, shown(raw), refused.problem, refused.remedy)

    def notes(self) -> Iterator[Issue]:
        name = self.sheet.name
        for sentence in self.passed.sentences():
            yield warning("passed_over", f"Foglio {name}: {sentence}")
        if self.nothing:
            count = self.nothing.total()
            words = plural(count, "cella letta come vuota", "celle lette come vuote")
            yield warning("nothing_said", f"Foglio {name}: {words} ({quoted(sorted(self.nothing)[:4])}).")
        if self.gone_down:
            rows = some_of(list(map(str, self.gone_down)), _MOST_ROWS, "altre {}")
            sentence = f"Foglio {name}: l'unità è scritta solo sopra, ed è presa per le righe {rows}."
            yield warning("said_once", sentence)
        if self.untold:
            wrong = plural(self.untold, "altra riga ha errori", "altre righe hanno errori")
            yield warning("more_errors", f"Foglio {name}: {wrong}; si dicono i primi {MOST_ERRORS}.")
        if self.doubts:
            told = some_of(self.doubts, _MOST_DOUBTS, "altre {} righe", "; ")
            yield warning("doubts", f"Foglio {name}, da controllare: {told}.")
