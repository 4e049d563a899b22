"""A list of the window as it is printed and written to a file: its columns, and the rows that it shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.columns import Column
from app.domain.documents.common import Imprint, Letterhead
from app.domain.italian import plural

WIDEST = 130
"""Characters that stand side by side on a page of paper: a wider list is printed as more tables."""
LEAST = 6
"""Characters that a column takes at least, however short its words are."""
_CELL, _DEEPER = "cell_", "    "


@dataclass(frozen=True, slots=True)
class ListCells:
    """A row of which only the words are known, cell by cell; `level` is how deep it is in a tree."""

    cells: tuple[str, ...]
    level: int = 0

    def __getattr__(self, key: str) -> str:
        """Return the words of the column `cells_column` makes for a place; those of the first deeper with the row."""
        if not key.startswith(_CELL):
            raise AttributeError(key)
        place = int(key.removeprefix(_CELL))
        return f"{_DEEPER * self.level}{self.cells[place]}" if place == 0 else self.cells[place]


def cells_column(place: int, heading: str, width: int) -> Column:
    """Return the column of the cells at a place of rows that are `ListCells`."""
    return Column(f"{_CELL}{place}", heading, width=max(width, len(heading)))


@dataclass(frozen=True, slots=True)
class ListedTable:
    """What a list shows now, filtered and sorted as it is: `title` names it in the audit and on paper."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[object, ...]

    @property
    def counted(self) -> str:
        return plural(len(self.rows), "riga", "righe")


@dataclass(frozen=True, slots=True)
class ListDocument:
    """A list on paper, as it stands on the day of its imprint."""

    letterhead: Letterhead
    imprint: Imprint
    table: ListedTable


def parts_for_paper(columns: Sequence[Column]) -> list[tuple[Column, ...]]:
    """Divide columns too many for the width of a page: each part begins with the first, which names the row."""
    if not columns:
        return []
    first, parts, room = columns[0], [[columns[0]]], WIDEST - room_of(columns[0])
    for column in columns[1:]:
        if room_of(column) > room and len(parts[-1]) > 1:
            parts.append([first])
            room = WIDEST - room_of(first)
        parts[-1].append(column)
        room -= room_of(column)
    return [tuple(part) for part in parts]


def room_of(column: Column) -> int:
    """Return how many characters a column takes on paper: those of its words, at least its longest word of heading."""
    return max(min(column.width, WIDEST // 3), max(map(len, column.heading.split()), default=0), LEAST)
