"""Whether an objective that continues from years before compares with them (D.Lgs. 150/2009 art. 5 c. 2 lett. f)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from app.domain.matching import text_key
from app.domain.objectives.lacks import IndicatorFacts
from app.domain.objectives.vocabulary import IndicatorRule

YEARS_COMPARED = 3
"""How many years before are looked at, where the archive has them."""


@dataclass(frozen=True, slots=True)
class PastIndicator:
    """How an indicator was measured in a year before."""

    name: str
    unit: str
    rule: IndicatorRule


@dataclass(frozen=True, slots=True)
class PastObjective:
    """What an objective continues: an objective of a year before, with its indicators."""

    year: int
    code: str
    indicators: tuple[PastIndicator, ...] = ()


def differing(name: str, unit: str, rule: IndicatorRule, before: Iterable[PastObjective]) -> str:
    """Say how the same indicator was measured otherwise when it was last there; nothing when it was not, or alike."""
    found = next(((year, one) for year in before for one in year.indicators if _are_same(one.name, name)), None)
    if found is None:
        return ""
    year, then = found
    if then.unit.strip().casefold() != unit.strip().casefold():
        return f"nel {year.year} si misurava in «{then.unit or 'nessuna unità'}»"
    if then.rule is not rule:
        return f"nel {year.year} la regola era «{then.rule.italian}»"
    return ""


def is_incomparable(measured: Collection[tuple[str, str, IndicatorFacts]], before: Collection[PastObjective]) -> bool:
    """Tell whether nothing of an objective can be compared with what it continues."""
    if not measured or not any(year.indicators for year in before):
        return False
    known = {text_key(one.name) for year in before for one in year.indicators}
    return not any(facts.has_baseline or text_key(name) in known for name, _, facts in measured)


def _are_same(one: str, other: str) -> bool:
    return text_key(one) == text_key(other)
