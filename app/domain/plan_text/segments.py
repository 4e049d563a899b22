"""A title and what it carries on one line, parted by dashes: «Riordino degli archivi – peso 30 – fascicoli: 200»."""

import re

from app.domain.plan_text.indicator_words import measured
from app.domain.plan_text.inline_facts import facts_alone
from app.domain.plan_text.labels import label_of
from app.domain.plan_text.roles import CarriedFact, LineRole

_SEPARATOR = re.compile(r"\s+[-–—|]\s+|\t+")
_FEWEST = 3
_PARTS = frozenset({LineRole.INDICATOR, LineRole.TARGET, LineRole.WEIGHT, LineRole.DEADLINE, LineRole.PERSON})


def in_segments(text: str) -> tuple[str, tuple[CarriedFact, ...]] | None:
    """Part a title from the facts after it, where one of them is a weight or a day and others follow; else None."""
    parts = [part.strip() for part in _SEPARATOR.split(text)]
    told = [facts_alone(part) if place else () for place, part in enumerate(parts)]
    first = next((place for place, facts in enumerate(told) if facts), None)
    if first is None or len(parts) < _FEWEST or first == len(parts) - 1:
        return None
    facts: list[CarriedFact] = []
    for part, own in zip(parts[first:], told[first:], strict=True):
        facts += own or _said(part)
    return " – ".join(parts[:first]), tuple(facts)


def _said(part: str) -> tuple[CarriedFact, ...]:
    found = label_of(part)
    if found and found.value and found.role in _PARTS - {LineRole.INDICATOR}:
        return (CarriedFact(found.role, found.value),)
    name, target = measured(found.value if found and found.value and found.role is LineRole.INDICATOR else part)
    if not target:
        is_indicator = found is not None and found.role is LineRole.INDICATOR
        return (CarriedFact(LineRole.INDICATOR if is_indicator else LineRole.TEXT, name),)
    return CarriedFact(LineRole.INDICATOR, name), CarriedFact(LineRole.TARGET, target)
