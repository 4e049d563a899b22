"""Which column of a user's sheet is which of ours: by heading, without case and accents, through synonyms."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from app.domain.columns import Column
from app.domain.matching import text_key


@dataclass(frozen=True, slots=True)
class HeadingMatch:
    """The outcome: our column at each place, the headings nobody knows, those met twice, our columns not found."""

    columns: dict[int, Column]
    unknown: tuple[str, ...]
    repeated: tuple[str, ...]
    absent: tuple[Column, ...]


def match_headings(columns: Sequence[Column], headings: Iterable[tuple[int, str]]) -> HeadingMatch:
    """Pair each heading with its column; the first of two equal headings wins, the other is reported."""
    known = _names(columns)
    found: dict[int, Column] = {}
    unknown, repeated = [], []
    for place, heading in headings:
        column = known.get(text_key(heading))
        if column is None:
            unknown.append(heading)
        elif column in found.values():
            repeated.append(heading)
        else:
            found[place] = column
    absent = tuple(column for column in columns if column not in found.values())
    return HeadingMatch(found, tuple(unknown), tuple(repeated), absent)


def _names(columns: Sequence[Column]) -> dict[str, Column]:
    """Return every name of every column; a heading of ours wins over a synonym of another column."""
    names = {text_key(synonym): column for column in columns for synonym in column.synonyms}
    return names | {text_key(column.heading): column for column in columns}
