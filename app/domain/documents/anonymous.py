"""Names in what is published: found whoever wrote them, and left out as documents of the comuni do, with *omissis*."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

OMITTED = "(omissis)"
_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST = 2
"""Letters of a first name: a single one is a word of the language."""
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

    A surname alone is no person: it may be a street, a place or a word; nor are small letters (*la sala rosa*).
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
        composed = [unicodedata.normalize("NFC", text) for text in texts]
        found = {
            person
            for text in composed
            for pattern, person in self._likely(text)
            if any(map(_is_of_somebody, pattern.finditer(text)))
        }
        return [one.full_name for one in self.people if one in found]

    def without(self, text: str) -> str:
        """Return a text with `OMITTED` in the place of each person; one that names nobody as it is."""
        composed = cleaned = unicodedata.normalize("NFC", text)
        for pattern, _ in self._likely(composed):
            cleaned = pattern.sub(lambda found: OMITTED if _is_of_somebody(found) else found[0], cleaned)
        return text if cleaned == composed else cleaned

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
    if not words or len(one.first_name.strip().partition(" ")[0]) < _SHORTEST:
        return
    last, given = _spaced(one.last_name), _given(one.first_name)
    yield _folded(max(words, key=len)), _whole(rf"(?:{_TITLES})?(?:{given}\s+{last}|{last}\s+{given})|{_TITLES}{last}")


def _is_of_somebody(found: re.Match[str]) -> bool:
    """Tell whether what was found is a name: with a capital letter, after a title, or a codice fiscale."""
    text = found[0]
    is_marked = any(sign.isdigit() for sign in text) or re.match(_TITLES, text, re.IGNORECASE)
    return bool(is_marked) or _WORD.findall(text)[-1][0].isupper()


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
