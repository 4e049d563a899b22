"""Names in what is published: found whoever wrote them, and left out as documents of the comuni do, with *omissis*."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

OMITTED = "(omissis)"
_WORD = re.compile(r"[^\W\d_]+")
_TITLES = r"(?:sig|sig\.?\s?r?a|sig\.?na|dott|dott\.?ssa|dr|dr\.?ssa|geom|ing|arch|avv|rag)\.?\s+"


@dataclass(frozen=True, slots=True)
class NamedPerson:
    """Somebody whose name must not be in a text; `tax_code` is empty where it is not known."""

    last_name: str
    first_name: str
    tax_code: str = ""

    @property
    def full_name(self) -> str:
        return f"{self.last_name} {self.first_name}".strip()


@dataclass(frozen=True, slots=True)
class NameFinder:
    """Finds people in texts: name and surname in either order, a surname after a title, a codice fiscale.

    A surname alone is no person: it may be a street, a place or a word.
    """

    people: tuple[NamedPerson, ...]
    _by_word: dict[str, list[tuple[re.Pattern[str], NamedPerson]]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        index: dict[str, list[tuple[re.Pattern[str], NamedPerson]]] = {}
        for one in self.people:
            for word, pattern in _patterns(one):
                index.setdefault(word, []).append((pattern, one))
        object.__setattr__(self, "_by_word", index)

    def found_in(self, *texts: str) -> list[str]:
        """Return the full names of those found, each once, in the order in which they are known."""
        found = {person for text in texts for pattern, person in self._likely(text) if pattern.search(text)}
        return [one.full_name for one in self.people if one in found]

    def without(self, text: str) -> str:
        """Return a text with `OMITTED` in the place of each person."""
        for pattern, _ in self._likely(text):
            text = pattern.sub(OMITTED, text)
        return text

    def _likely(self, text: str) -> Iterator[tuple[re.Pattern[str], NamedPerson]]:
        """Yield only who may be there, by the words of the text: patterns are many, and texts are long."""
        for word in dict.fromkeys(map(_folded, re.findall(r"\w+", text))):
            yield from self._by_word.get(word, ())


def finder_of(people: Iterable[NamedPerson]) -> NameFinder:
    return NameFinder(tuple(people))


def _patterns(one: NamedPerson) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield what tells a person, each with a word that must be in the text."""
    if one.tax_code:
        yield _folded(one.tax_code), _whole(re.escape(one.tax_code))
    words = _WORD.findall(one.last_name)
    if not words or not one.first_name.strip():
        return
    last, given = _spaced(one.last_name), _given(one.first_name)
    yield _folded(max(words, key=len)), _whole(rf"(?:{_TITLES})?(?:{given}\s+{last}|{last}\s+{given})|{_TITLES}{last}")


def _given(name: str) -> str:
    """Match all the names of a person, or the first alone: Maria Luisa, Maria."""
    first, _, rest = name.strip().partition(" ")
    return rf"{_spaced(first)}(?:\s+{_spaced(rest)})?" if rest.strip() else _spaced(first)


def _spaced(name: str) -> str:
    return r"\s+".join(re.sub(r"['’]", "['’]", re.escape(part)) for part in name.split())


def _whole(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE)


def _folded(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold()
