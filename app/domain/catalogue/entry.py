"""What the catalogue is made of: typical objectives of each settore, with the indicators that measure them."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from app.domain.catalogue.words import CatalogueWords, Strength, beginning_of, words_of
from app.domain.exact import ZERO
from app.domain.italian_enum import ItalianEnum
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.objectives.parameters import parameters_text
from app.domain.objectives.rule_parameters import IndicatorParameters, IndicatorStep
from app.domain.objectives.vocabulary import Direction, IndicatorRule

if TYPE_CHECKING:
    from collections.abc import Mapping


USUAL_PENALTY = Decimal(1)
"""The points that each day after the date takes away, where an entry says nothing else: an objective is referred to a
time (D.Lgs. 150/2009 art. 5 c. 2 lett. d) only where coming late costs something."""


class IndicatorNature(ItalianEnum):
    """What an indicator looks at."""

    RESULT = "result", "risultato"
    QUALITY = "quality", "qualità"
    TIME = "time", "tempo"
    ACTIVITY = "activity", "attività"
    ECONOMY = "economy", "economicità"


@dataclass(frozen=True, slots=True)
class CatalogueIndicator:
    """An indicator that an entry proposes: everything but the value to reach, which the ente decides.

    `hint` says how to choose that value, `law` the article that sets it; `steps` is the table of the rule that wants
    one; `penalty` the points that each day after the date takes away (None: `USUAL_PENALTY`).
    """

    name: str
    unit: str = ""
    rule: IndicatorRule = IndicatorRule.PERCENT_OF_TARGET
    direction: Direction = Direction.HIGHER
    source: str = ""
    hint: str = ""
    law: str = ""
    nature: IndicatorNature | None = None
    steps: tuple[IndicatorStep, ...] = ()
    penalty: Decimal | None = None

    @property
    def points_per_day(self) -> Decimal:
        """What each day of lateness takes away; zero with a rule that looks at no date."""
        if self.rule is not IndicatorRule.BY_DATE:
            return ZERO
        return USUAL_PENALTY if self.penalty is None else self.penalty

    @property
    def draft(self) -> IndicatorDraft:
        """The indicator as it is written beside an objective, its baseline and its target still to be typed."""
        return IndicatorDraft(
            name=self.name,
            unit=self.unit,
            rule=self.rule,
            direction=self.direction,
            source=self.source,
            parameters=parameters_text(IndicatorParameters(penalty=self.points_per_day, bounds=self.steps)),
        )


@dataclass(frozen=True, slots=True)
class CatalogueEntry:
    """A typical objective: the settori it belongs to (the nearest first), the words that a line of it has.

    A line with one of the words `excluded` is of something else.
    """

    code: str
    title: str
    sectors: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()
    indicators: tuple[CatalogueIndicator, ...] = ()

    @property
    def recognising_words(self) -> tuple[str, ...]:
        """The words by which a line is recognised: those of the title, where no others are given."""
        return self.words or tuple(beginning_of(word) for word in words_of(self.title))


@dataclass(frozen=True, slots=True)
class CatalogueSector:
    """A settore as the catalogue knows it, with the words by which comuni call theirs."""

    code: str
    name: str
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Catalogue:
    """All the entries in their order: those of the ente (`own`, by code) come first, then the shipped ones.

    `generic` are the words that are in too many objectives to tell one from another.
    """

    sectors: tuple[CatalogueSector, ...]
    entries: tuple[CatalogueEntry, ...]
    generic: tuple[str, ...] = ()
    own: frozenset[str] = frozenset()

    def with_own(self, entries: tuple[CatalogueEntry, ...]) -> "Catalogue":
        """Return the catalogue with the entries of the ente before the others."""
        codes = frozenset(entry.code for entry in entries)
        shipped = tuple(entry for entry in self.entries if entry.code not in codes)
        return Catalogue(self.sectors, entries + shipped, self.generic, codes)

    def entry(self, code: str) -> CatalogueEntry | None:
        return self._by_code.get(code)

    def sector_name(self, code: str) -> str:
        """Return the name of a settore; its code, when the catalogue does not know it."""
        return next((sector.name for sector in self.sectors if sector.code == code), code)

    @cached_property
    def _by_code(self) -> "Mapping[str, CatalogueEntry]":
        return {entry.code: entry for entry in self.entries}

    @cached_property
    def entry_words(self) -> CatalogueWords:
        """Where each word leads, made once for all the lines of a plan."""
        words, generic = CatalogueWords(), frozenset(self.generic)
        for place, entry in enumerate(self.entries):
            for word in entry.recognising_words:
                words.add(place, word, Strength.GENERIC if word in generic else Strength.OWN)
            for word in words_of(entry.title):
                words.add(place, beginning_of(word), Strength.TITLE)
        return words

    @cached_property
    def excluded_words(self) -> CatalogueWords:
        words = CatalogueWords()
        for place, entry in enumerate(self.entries):
            for word in entry.excluded:
                words.add(place, word)
        return words

    @cached_property
    def sector_words(self) -> CatalogueWords:
        words = CatalogueWords()
        for place, sector in enumerate(self.sectors):
            for word in sector.words:
                words.add(place, word)
        return words
