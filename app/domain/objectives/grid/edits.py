"""What is to be written from the grid, as one operation: cells of rows, new objectives, new indicators."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from app.domain.ids import IndicatorId, ObjectiveId
from app.domain.italian import agreeing, plural
from app.domain.objectives.grid.columns import HEADINGS
from app.domain.objectives.objective import UnitRef
from app.domain.objectives.written_value import WrittenValue

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RowEdit:
    """New values of an objective and of one of its indicators, by field of their drafts.

    Values for an indicator that is not there make it. `weight` is that in `unit`; `values` is what was measured of the
    indicator, by the cell it is written in: an empty one takes it away.
    """

    objective_id: ObjectiveId
    indicator_id: IndicatorId | None = None
    unit: UnitRef | None = None
    objective: Values = field(default_factory=dict)
    indicator: Values = field(default_factory=dict)
    values: Mapping[str, WrittenValue] = field(default_factory=dict)

    @property
    def is_measuring(self) -> bool:
        """Whether nothing of it changes the plan."""
        return bool(self.values) and not self.objective and not self.indicator


@dataclass(frozen=True, slots=True)
class NewObjective:
    """An objective to make, with its indicators; without a unit it is of the whole ente."""

    objective: Values
    indicators: tuple[Values, ...] = ()


@dataclass(frozen=True, slots=True)
class GridEdits:
    """All that one intention writes; `label` is what the audit and *Annulla* call it."""

    label: str
    rows: tuple[RowEdit, ...] = ()
    new: tuple[NewObjective, ...] = ()
    unit: UnitRef | None = None

    @property
    def is_empty(self) -> bool:
        return not self.rows and not self.new

    @property
    def is_measuring(self) -> bool:
        """Whether it writes values alone: then it asks no more than whoever measures may."""
        return not self.new and all(row.is_measuring for row in self.rows)

    @property
    def days_done(self) -> list[date | None]:
        """The days on which something was done, among the values written."""
        return [value.done_on for row in self.rows for value in row.values.values()]


def edited_label(row_code: str, key: str) -> str:
    return f"Modifica «{HEADINGS[key]}» di {row_code}"


def filled_label(cells: int, keys: list[str], first: str) -> str:
    """Name a fill: `Riempite 3 celle di «Fonte» sotto OC-TRI-04`."""
    return f"{_cells('Riempita', 'Riempite', cells, keys)} sotto {first}"


def written_label(cells: int, keys: list[str]) -> str:
    return _cells("Scritta", "Scritte", cells, keys)


def emptied_label(cells: int, keys: list[str]) -> str:
    return _cells("Svuotata", "Svuotate", cells, keys)


def pasted_label(cells: int, new: int) -> str:
    """Name a block: `Incollate 12 celle e 3 righe nuove`."""
    parts = []
    if cells:
        parts.append(plural(cells, "cella", "celle"))
    if new:
        parts.append(plural(new, "riga nuova", "righe nuove"))
    return f"{agreeing(cells or new, 'Incollata', 'Incollate')} {' e '.join(parts)}"


def _cells(one: str, many: str, cells: int, keys: list[str]) -> str:
    where = f" di «{HEADINGS[keys[0]]}»" if len(keys) == 1 else ""
    return f"{agreeing(cells, one, many)} {plural(cells, 'cella', 'celle')}{where}"
