"""Which words of a line are words of an entry: beginnings of five letters and more, shorter ones whole."""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from typing import NamedTuple

from app.domain.matching import SILENT_WORDS, text_key

SHORTEST_BEGINNING = 5
"""How many letters a word of the catalogue has at least to be the beginning of a word of a line."""
SHORTEST_PART = 3
"""The same for one of several words that follow one another, which say enough together."""
_ACRONYM = re.compile(r"\b(?:[A-Za-z]\.){2,}(?:[A-Za-z]\b)?")
_ELISIONS = frozenset({"d", "c", "s", "n"})


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a line that may say something: «P.U.C.» is one word, articles are none."""
    joined = _ACRONYM.sub(lambda found: f"{found[0].replace('.', '')} ", text)
    return tuple(word for word in text_key(joined).split() if word not in SILENT_WORDS and word not in _ELISIONS)


def beginning_of(word: str) -> str:
    """Return a word without the letter by which singular and plural differ, where enough of it is left."""
    return word[:-1] if len(word) > SHORTEST_BEGINNING else f"{word}."


class Strength(Enum):
    """How much a word of an entry tells: its own, one that many objectives have, one that is only in its title."""

    OWN = "own"
    GENERIC = "generic"
    TITLE = "title"


class WordFound(NamedTuple):
    """A word of an entry, found in a line: which entry, which of its words, at which places of the line."""

    entry: int
    word: str
    first: int
    length: int
    strength: Strength


class _Part(NamedTuple):
    text: str
    is_beginning: bool

    def fits(self, word: str) -> bool:
        return word.startswith(self.text) if self.is_beginning else word == self.text


class _Lead(NamedTuple):
    """Where the first part of a word of the catalogue leads: the entry, the word, what must come after it."""

    entry: int
    word: str
    rest: tuple[_Part, ...]
    strength: Strength


class CatalogueWords:
    """The words of many entries, by their first part: a line is compared with all of them at once.

    A word of the catalogue may be more than one («stato civile»): its parts must follow one another in the line.
    """

    def __init__(self) -> None:
        self._whole: dict[str, list[_Lead]] = {}
        self._beginnings: dict[str, list[_Lead]] = {}
        self._longest = 0

    def add(self, entry: int, word: str, strength: Strength = Strength.OWN) -> None:
        parts = _parts_of(word)
        if parts:
            leads = self._beginnings if parts[0].is_beginning else self._whole
            self._longest = max(self._longest, len(parts[0].text))
            leads.setdefault(parts[0].text, []).append(_Lead(entry, word, parts[1:], strength))

    def found(self, line: Sequence[str]) -> Iterator[WordFound]:
        """Return each word of an entry that the words of a line have, as often as they have it."""
        for first, word in enumerate(line):
            for lead in self._leads(word):
                after = line[first + 1 : first + 1 + len(lead.rest)]
                if len(after) == len(lead.rest) and all(map(_Part.fits, lead.rest, after)):
                    yield WordFound(lead.entry, lead.word, first, 1 + len(lead.rest), lead.strength)

    def _leads(self, word: str) -> Iterator[_Lead]:
        yield from self._whole.get(word, ())
        for length in range(SHORTEST_PART, min(len(word), self._longest) + 1):
            yield from self._beginnings.get(word[:length], ())


def _parts_of(word: str) -> tuple[_Part, ...]:
    """Divide a word of the catalogue; one that ends with a point is whole."""
    parts, is_whole = words_of(word), word.rstrip().endswith(".")
    shortest = SHORTEST_BEGINNING if len(parts) == 1 else SHORTEST_PART
    return tuple(_Part(part, not is_whole and len(part) >= shortest) for part in parts)
