"""The entries of the ente's own: edited, learned from its years, kept in its archive."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from app.domain.catalogue.entry import Catalogue, CatalogueEntry, CatalogueIndicator
from app.domain.catalogue.proposals import sector_nearness
from app.domain.exact import ZERO
from app.domain.ids import ObjectiveId
from app.domain.matching import text_key
from app.domain.objectives.rule_parameters import IndicatorParameters, IndicatorStep, Lateness
from app.domain.objectives.target_words import target_words
from app.domain.objectives.vocabulary import Direction, IndicatorRule

_LONGEST_CODE = 60


@dataclass(frozen=True, slots=True)
class OwnEntryDraft:
    """An entry of the ente as a form edits it; `origin` says in Italian where it comes from."""

    entry: CatalogueEntry
    id: int | None = None
    version: int | None = None
    origin: str = ""


@dataclass(frozen=True, slots=True)
class MeasuredBefore:
    """An indicator as an objective of the archive has it."""

    name: str
    unit: str
    rule: IndicatorRule
    direction: Direction
    target: Decimal | None
    target_on: date | None
    source: str
    parameters: IndicatorParameters


@dataclass(frozen=True, slots=True)
class ObjectiveBefore:
    """An objective of the archive with what measures it: nothing of the people who pursue it."""

    id: ObjectiveId
    year: int
    title: str
    unit_name: str
    indicators: tuple[MeasuredBefore, ...]


@dataclass(frozen=True, slots=True)
class LearnedEntry:
    """An entry that an objective of the archive may become, with the year it comes from."""

    entry: CatalogueEntry
    year: int

    @property
    def origin(self) -> str:
        return f"Obiettivi del {self.year}"


def learned(
    objectives: Iterable[ObjectiveBefore], catalogue: Catalogue, people: Collection[str] = ()
) -> tuple[LearnedEntry, ...]:
    """Return the entries that objectives of the archive may become, the latest year first, each title once.

    Left out are those without indicators, those the ente has already, and those in which one of `people` (surname and
    name) is named: an entry goes to other enti.
    """
    names = [frozenset(text_key(name).split()) for name in people]
    known = {text_key(entry.title) for entry in catalogue.entries if entry.code in catalogue.own}
    taken = {entry.code for entry in catalogue.entries}
    found: list[LearnedEntry] = []
    for one in sorted(objectives, key=lambda one: (-one.year, one.id)):
        key = text_key(one.title)
        if key and key not in known and one.indicators and not _names_somebody(one, names):
            known.add(key)
            entry = _entry(one, catalogue, taken)
            taken.add(entry.code)
            found.append(LearnedEntry(entry, one.year))
    return tuple(found)


def _names_somebody(one: ObjectiveBefore, names: Sequence[frozenset[str]]) -> bool:
    texts = [one.title, *(part for indicator in one.indicators for part in (indicator.name, indicator.source))]
    words = frozenset(text_key(" ".join(texts)).split())
    return any(name and name <= words for name in names)


def _entry(one: ObjectiveBefore, catalogue: Catalogue, taken: Collection[str]) -> CatalogueEntry:
    nearness = sector_nearness(one.unit_name, catalogue)
    near = sorted(nearness, key=lambda sector: -nearness[sector])
    indicators = {text_key(two.name): _indicator(two, one.year) for two in reversed(one.indicators)}
    return CatalogueEntry(
        code_for(one.title, taken), one.title, tuple(near[:1]), indicators=tuple(reversed(indicators.values()))
    )


def _indicator(one: MeasuredBefore, year: int) -> CatalogueIndicator:
    return CatalogueIndicator(
        one.name, one.unit, one.rule, one.direction, one.source, _hint(one, year), steps=_steps(one),
        penalty=_penalty(one),
    )  # fmt: skip


def _steps(one: MeasuredBefore) -> tuple[IndicatorStep, ...]:
    return one.parameters.bounds if one.rule is IndicatorRule.STEPS else ()


def _penalty(one: MeasuredBefore) -> Decimal | None:
    """Return what a day late took away; where it took nothing, or months were counted, the entry has the usual one."""
    by_day = one.rule is IndicatorRule.BY_DATE and one.parameters.lateness is Lateness.DAY
    return one.parameters.penalty if by_day and one.parameters.penalty > ZERO else None


def _hint(one: MeasuredBefore, year: int) -> str:
    """Say the target of that year: how to choose the next one, never the next one itself."""
    words = target_words(one.rule, one.direction, one.target, one.target_on, unit=one.unit)
    return f"Nel {year}: {words}" if words and (one.target_on or one.target is not None) else ""


def code_for(title: str, taken: Collection[str]) -> str:
    """Return a code made of the words of a title that none of `taken` is."""
    stem = "-".join(text_key(title).split())[:_LONGEST_CODE].strip("-") or "voce"
    return next(code for code in _numbered(stem) if code not in taken)


def _numbered(stem: str) -> Iterator[str]:
    yield stem
    number = 2
    while True:
        yield f"{stem[: _LONGEST_CODE - 5]}-{number}"
        number += 1


def with_code(entry: CatalogueEntry, taken: Collection[str]) -> CatalogueEntry:
    """Return an entry with a code of its own, made from its title where it has none."""
    return entry if entry.code.strip() else replace(entry, code=code_for(entry.title, taken))
