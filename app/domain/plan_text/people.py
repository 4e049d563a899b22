"""Names of people as a plan writes them, matched with those of the staff."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from app.domain.ids import EmployeeId
from app.domain.matching import text_key

_BETWEEN = re.compile(r"\s*(?:[,;/\n•·]|\s[–-]\s|\be\b|\bed\b)\s*")
_HONORIFIC = re.compile(
    r"(?:dott|dr|ing|geom|arch|rag|avv|sig|comm?|isp|cap|ten|prof|p\.?i|comandante|responsabile)\w{0,4}\.?(?:\s*(?:ssa|ra))?\s+",
    re.IGNORECASE,
)
_IN_BRACKETS = re.compile(r"\([^)]*\)")
_MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class StaffName:
    """A person of the staff, by the words of the name."""

    id: EmployeeId
    last_name: str
    first_name: str


def names_in(text: str) -> list[str]:
    """Part «Anna Gatti, geom. Luca Pini (50%)» into the names it holds."""
    bare = _IN_BRACKETS.sub("", text)
    pieces = (_HONORIFIC.sub("", f"{piece} ").strip(" .:-–") for piece in _BETWEEN.split(bare))
    return [piece for piece in pieces if piece and len(piece.split()) <= _MOST_WORDS]


class StaffNames:
    """The names of the staff, by each way in which a plan may write them."""

    def __init__(self, staff: Iterable[StaffName]) -> None:
        self._by_words: dict[tuple[str, ...], set[EmployeeId]] = {}
        for one in staff:
            for words in _spellings(one):
                self._by_words.setdefault(words, set()).add(one.id)

    def found(self, name: str) -> EmployeeId | None:
        """Return the only person with this name, in whatever order it is written; None for nobody or more than one."""
        found = self._by_words.get(tuple(sorted(text_key(name).split())), set())
        return next(iter(found)) if len(found) == 1 else None

    def matched(self, text: str) -> Mapping[str, EmployeeId | None]:
        return {name: self.found(name) for name in names_in(text)}


def _spellings(one: StaffName) -> Iterable[tuple[str, ...]]:
    last, first = text_key(one.last_name).split(), text_key(one.first_name).split()
    yield tuple(sorted([*last, *first]))
    yield tuple(sorted(last))
    if first:
        yield tuple(sorted([*last, first[0]]))
        yield tuple(sorted([*last, first[0][0]]))
