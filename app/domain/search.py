"""What a search finds, and in which order: whole words, then beginnings of words, then what the descriptions say.

Verbs are found by the stem of a word too: who types «copia» looks for «Copie di sicurezza…».
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from app.domain.issues import Link
from app.domain.matching import text_key

SHORTEST_STEMMED = 5
"""How many letters a word has at least, to be found without its last vowel: shorter ones would find anything."""
_VOWELS = "aeio"
BEFORE, AFTER = 4, 6
"""How many words of a description are shown around the one that was found."""


class Kind(IntEnum):
    """What is found, in the order in which equals are shown."""

    PERSON = 0
    OBJECTIVE = 1
    SHEET = 2
    UNIT = 3

    @property
    def italian(self) -> str:
        return ("Persone", "Obiettivi", "Schede", "Unità")[self]

    @property
    def one(self) -> str:
        """The word for one of them: who types it looks among these."""
        return ("persona", "obiettivo", "scheda", "unità")[self]


class Nearness(IntEnum):
    """How well something answers to what was typed; the least is the best."""

    WORD = 0
    BEGINNING = 1
    STEM = 2
    DESCRIPTION = 3


@dataclass(frozen=True, slots=True)
class Found:
    """A person, an objective, a sheet or a unit: what it is called, what tells it from its namesakes, where it is."""

    text: str
    detail: str
    icon: str
    link: Link
    kind: Kind = Kind.PERSON


def nearness(wanted: Sequence[str], name: str, description: str = "", *, by_stem: bool = False) -> Nearness | None:
    """Return how near the farthest word of `wanted` is, None when one is nowhere: the inside of a word is nowhere.

    `by_stem`: a word answers also to one that differs from it in its last vowel (copia, copie).
    """
    named, told = text_key(name).split(), text_key(description).split()
    found = [_nearness_of(word, named, told, by_stem=by_stem) for word in wanted]
    known = [one for one in found if one is not None]
    return max(known) if known and len(known) == len(found) else None


def _nearness_of(word: str, named: Sequence[str], told: Sequence[str], *, by_stem: bool) -> Nearness | None:
    if word in named:
        return Nearness.WORD
    if any(one.startswith(word) for one in named):
        return Nearness.BEGINNING
    stem = word[:-1] if by_stem and len(word) >= SHORTEST_STEMMED and word[-1] in _VOWELS else word
    if any(one.startswith(stem) for one in named):
        return Nearness.STEM
    return Nearness.DESCRIPTION if any(one.startswith(stem) for one in told) else None


def excerpt(description: str, wanted: Iterable[str]) -> str:
    """Return the words of a description around the first of those wanted that it holds."""
    words = description.split()
    keys = tuple(wanted)
    place = next((at for at, word in enumerate(words) if _begins(word, keys)), 0)
    first, last = max(place - BEFORE, 0), place + AFTER + 1
    before, after = "… " if first else "", " …" if last < len(words) else ""
    return f"{before}{' '.join(words[first:last])}{after}"


def _begins(word: str, wanted: tuple[str, ...]) -> bool:
    return any(part.startswith(wanted) for part in text_key(word).split())


def in_order(found: Iterable[tuple[Nearness, Found]], most: int) -> list[Found]:
    """Put what was found in groups of one kind, at most `most` of each, the kind with the best answer first."""
    groups: dict[Kind, list[tuple[Nearness, Found]]] = {}
    for one in found:
        groups.setdefault(one[1].kind, []).append(one)
    for group in groups.values():
        group.sort(key=lambda one: one[0])
    ordered = sorted(groups.values(), key=lambda group: (group[0][0], group[0][1].kind))
    return [thing for group in ordered for _, thing in group[:most]]
