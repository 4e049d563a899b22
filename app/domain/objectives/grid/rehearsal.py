"""A block tried on the rows it would be written in: what it changes and adds, and the cells that do not fit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from app.domain.objectives.grid.columns import HEADINGS, KEYS
from app.domain.objectives.grid.edits import NewObjective, RowEdit
from app.domain.objectives.grid.reading import Cells, Known, RowReading, read_row
from app.domain.objectives.grid.rows import GridRow, begun_row, blank_row
from app.domain.objectives.objective import UnitRef
from app.domain.objectives.vocabulary import IndicatorRule
from app.domain.quantities import TwoReadings

NO_TITLE = "una riga nuova vuole il titolo dell'obiettivo, oppure l'indicatore di quello sopra"
NO_COLUMN = "è oltre l'ultima colonna della griglia"
BEYOND = "+"
"""How the keys of the cells begin that go beyond the last column."""


@dataclass(frozen=True, slots=True)
class Unfit:
    """A cell of a block that finds no place: in which row of the block, under which heading, its text, and why.

    `rule` is the one of the indicator that could take it.
    """

    row: int
    heading: str
    text: str
    why: str
    rule: IndicatorRule | None = None


@dataclass(slots=True)
class Rehearsal:
    """What a block would do: `cells` of rows that are there change, `new_rows` are made; what is unfit is left."""

    edits: list[RowEdit] = field(default_factory=list)
    new: list[NewObjective] = field(default_factory=list)
    new_rows: int = 0
    cells: int = 0
    unfit: list[Unfit] = field(default_factory=list)
    two: list[TwoReadings] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not self.edits and not self.new


def block_cells(block: Sequence[Sequence[str]], keys: Sequence[str]) -> list[dict[str, str]]:
    """Return the cells of each row of a block by key of their column, the first being `keys[0]`."""
    return [{keys[at] if at < len(keys) else f"{BEYOND}{at}": text for at, text in enumerate(line)} for line in block]


def rehearse(rows: Sequence[GridRow], cells: Sequence[Cells], known: Known, unit: UnitRef | None = None) -> Rehearsal:
    """Try the rows of a block on `rows`, one on each; those left over are made anew, in `unit`."""
    found = Rehearsal()
    attempt = _Attempt(found, known, unit)
    for number, (row, written) in enumerate(zip(rows, cells, strict=False), 1):
        attempt.change(number, row, written)
    last = rows[-1] if rows else None
    for number, written in enumerate(cells[len(rows) :], len(rows) + 1):
        last = attempt.make(number, written, last)
    found.new = [NewObjective(objective, tuple(own)) for objective, own in attempt.made]
    return found


class _Attempt:
    """A block being tried, with the codes that it has given and the objectives that it has made so far."""

    def __init__(self, found: Rehearsal, known: Known, unit: UnitRef | None) -> None:
        self.made: list[tuple[Mapping[str, Any], list[Mapping[str, Any]]]] = []
        self._found, self._unit = found, unit
        self._codes = dict(known.codes)
        self._known = replace(known, codes=self._codes)

    def change(self, number: int, row: GridRow, written: Cells) -> None:
        reading = self._read(number, row, written)
        if reading.cells:
            self._found.cells += len(reading.cells)
            self._found.edits.append(_edit_of(row, reading))
            self._take_code(row, reading)

    def make(self, number: int, written: Cells, above: GridRow | None) -> GridRow | None:
        """Make an objective, or one more indicator of the one above; return the row that the next one follows."""
        if not any(text.strip() for text in written.values()):
            return above
        title = written.get("title", "").strip()
        if title and not _is_nth(title):
            return self._make_objective(number, written, above)
        if above is not None and written.get("name", "").strip():
            return self._make_indicator(number, written, above)
        self._refuse(number, "title", title, NO_TITLE)
        return above

    def _make_objective(self, number: int, written: Cells, above: GridRow | None) -> GridRow | None:
        row = blank_row("", self._unit, len(self.made) + 1)
        reading = self._read(number, row, written)
        if "title" not in reading.cells:
            return above
        indicator = reading.indicator
        self.made.append((reading.objective, [indicator] if indicator else []))
        self._found.new_rows += 1
        self._take_code(row, reading)
        return row if indicator else replace(row, nth=0)

    def _make_indicator(self, number: int, written: Cells, above: GridRow) -> GridRow:
        row = begun_row(above)
        reading = self._read(number, row, {key: text for key, text in written.items() if key != "title"})
        if not reading.indicator:
            return above
        self._found.new_rows += 1
        if above.objective.id < 0:
            self.made[-1][1].append(reading.indicator)
        else:
            self._found.edits.append(_edit_of(row, reading))
        return row

    def _read(self, number: int, row: GridRow, written: Cells) -> RowReading:
        for key, text in written.items():
            if key.startswith(BEYOND) and text.strip():
                self._refuse(number, "", text, NO_COLUMN)
        reading = read_row(row, {key: text for key, text in written.items() if key in KEYS}, self._known)
        for wrong in reading.wrong:
            self._refuse(number, wrong.key, wrong.text, wrong.why, wrong.rule)
            if wrong.two is not None:
                self._found.two.append(wrong.two)
        return reading

    def _refuse(self, number: int, key: str, text: str, why: str, rule: IndicatorRule | None = None) -> None:
        self._found.unfit.append(Unfit(number, HEADINGS.get(key, ""), text, why, rule))

    def _take_code(self, row: GridRow, reading: RowReading) -> None:
        if code := reading.objective.get("code"):
            self._codes[code] = row.objective.id


def _edit_of(row: GridRow, reading: RowReading) -> RowEdit:
    identity = row.indicator.id if row.indicator else None
    return RowEdit(row.objective.id, identity, row.unit, reading.objective, reading.indicator, reading.values)


def _is_nth(title: str) -> bool:
    """Tell the words that stand in the place of the title, in the rows after the first of an objective."""
    number, _, rest = title.partition("º")
    return number.isdecimal() and rest.strip() == "indicatore"
