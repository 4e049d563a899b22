"""Which entries of the catalogue a line of a plan may be."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from math import isqrt

from app.domain.catalogue.entry import Catalogue, CatalogueEntry, CatalogueIndicator
from app.domain.catalogue.words import Strength, WordFound, words_of
from app.domain.objectives.indicator import IndicatorDraft

TRANSVERSAL = "trasversale"
"""The settore of what every office does."""

_WEIGHT = 10_000
"""What a word weighs that leads to one entry only; one that leads to n weighs that divided by the square root of n."""
_STRENGTH = {Strength.OWN: 100, Strength.GENERIC: 40, Strength.TITLE: 25}
_FOLLOWING = 25
"""What each further part of a word of many parts adds to it, in hundredths."""
_EARLY = 8
"""How slowly a line says less as it goes on: its ninth word counts half more than the last, its first twice."""
_MOST_WORDS = 400
"""Of a line: what is longer is a chapter, and its first words say what it is about."""
_HOME, _ALSO, _ALL = 100, 75, 25
"""What nearness adds, in hundredths, to an entry of the settore of the line: its own, another of its, everybody's."""


_Place = tuple[int, int]
"""Where words were found in a line: the first of them, and how many."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """An entry that a line may be; `is_uncertain`: nothing but generic words speaks for it.

    `place` is that of the indicator which one key accepts, among those of the entry.
    """

    entry: CatalogueEntry
    is_uncertain: bool = False
    is_own: bool = False
    place: int = 0

    @property
    def indicator(self) -> CatalogueIndicator | None:
        """What one key accepts: the first indicator of the entry, or another of its."""
        return self.entry.indicators[self.place] if self.place < len(self.entry.indicators) else None

    @property
    def draft(self) -> IndicatorDraft:
        """The indicator that one key writes, its target left empty."""
        return self.indicator.draft if self.indicator else IndicatorDraft()


def proposals(text: str, unit_name: str, catalogue: Catalogue, at_most: int = 3) -> tuple[Proposal, ...]:
    """Return the entries that `text` may be, the likeliest first; `unit_name` says whose line it is (may be empty).

    Exact and without chance: the same line and catalogue give the same entries, equals in the order of the catalogue.
    """
    line = words_of(text)[:_MOST_WORDS]
    known = _by_entry(catalogue.entry_words.found(line))
    gone = {found.entry for found in catalogue.excluded_words.found(line)}
    nearness = sector_nearness(unit_name, catalogue)
    weights = _weights(known)
    weighed = []
    for place, found in known.items():
        if place in gone or all(one.strength is Strength.TITLE for one in found):
            continue
        taken = _best_words(found, weights)
        score = sum(_weight(one, weights) for one in taken) * (100 + _nearness(catalogue.entries[place], nearness))
        weighed.append((-score, place, taken))
    return tuple(_proposal(catalogue, place, taken) for _, place, taken in sorted(weighed, key=_order)[:at_most])


def with_others(found: Sequence[Proposal], at_most: int = 3) -> tuple[Proposal, ...]:
    """Return proposals followed by the other indicators of their entries, those of the likeliest entry first."""
    others = [replace(one, place=place) for one in found for place in range(1, len(one.entry.indicators))]
    return (*found, *others[:at_most])


def _order(weighed: tuple[int, int, list[WordFound]]) -> tuple[int, int]:
    return weighed[:2]


def sector_nearness(unit_name: str, catalogue: Catalogue) -> Mapping[str, int]:
    """Say how near each settore of the catalogue is to a unit, up to 100; empty when its name says nothing."""
    points: dict[int, set[str]] = defaultdict(set)
    for found in catalogue.sector_words.found(words_of(unit_name)):
        points[found.entry].add(found.word)
    most = max((len(words) for words in points.values()), default=0)
    return {catalogue.sectors[sector].code: 100 * len(words) // most for sector, words in points.items()}


def _nearness(entry: CatalogueEntry, sectors: Mapping[str, int]) -> int:
    near = [
        _ALL if sector == TRANSVERSAL else (_ALSO if place else _HOME) * sectors.get(sector, 0) // 100
        for place, sector in enumerate(entry.sectors)
    ]
    return max(near, default=0)


def _by_entry(found: Iterable[WordFound]) -> Mapping[int, list[WordFound]]:
    by_entry: dict[int, list[WordFound]] = defaultdict(list)
    for one in found:
        by_entry[one.entry].append(one)
    return by_entry


def _weights(known: Mapping[int, Iterable[WordFound]]) -> Mapping[_Place, int]:
    """Say what the words at each place of the line weigh: the less, the more entries they lead to and the later.

    Words that follow one another are rarer than each of them.
    """
    entries: dict[_Place, set[int]] = defaultdict(set)
    for found in known.values():
        for one in found:
            entries[one.first, one.length].update(() if one.strength is Strength.TITLE else (one.entry,))
    return {place: _weight_at(place[0], max(len(leads), 1)) for place, leads in entries.items()}


def _weight_at(place: int, leads: int) -> int:
    return isqrt(_WEIGHT * _WEIGHT // leads) * (2 * _EARLY + place) // (_EARLY + place)


def _weight(one: WordFound, weights: Mapping[_Place, int]) -> int:
    return weights[one.first, one.length] * _STRENGTH[one.strength] * (100 + _FOLLOWING * (one.length - 1))


def _best_words(found: Iterable[WordFound], weights: Mapping[_Place, int]) -> list[WordFound]:
    """Take the words of an entry that tell the most: each of its words once, each place of the line once."""
    taken: list[WordFound] = []
    words: set[str] = set()
    places: set[int] = set()
    for one in sorted(found, key=lambda one: (-_weight(one, weights), one.first, one.word)):
        here = range(one.first, one.first + one.length)
        if one.word not in words and places.isdisjoint(here):
            taken.append(one)
            words.add(one.word)
            places.update(here)
    return taken


def _proposal(catalogue: Catalogue, place: int, taken: Iterable[WordFound]) -> Proposal:
    entry, is_sure = catalogue.entries[place], any(one.strength is Strength.OWN for one in taken)
    return Proposal(entry, is_uncertain=not is_sure, is_own=entry.code in catalogue.own)


def nearest_name(units: Sequence[str], entry: CatalogueEntry, catalogue: Catalogue) -> int | None:
    """Return which of the names of units is the nearest to the settori of an entry, the first among equals."""
    near = [_nearness(entry, sector_nearness(unit, catalogue)) for unit in units]
    best = max(near, default=0)
    return near.index(best) if best > _ALL else None
