"""What the blocks below an objective say of it, each with what it says beside, in the order that it is taken in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile

from app.domain.plan_text.cleaning import is_upper
from app.domain.plan_text.roles import CarriedFact, LineRole

_TWO = 2


@dataclass(frozen=True, slots=True)
class ToldPart:
    """Something that a block says of an objective, with what else it says beside it."""

    role: LineRole
    text: str
    facts: tuple[CarriedFact, ...]
    line: int


def in_turn(told: Sequence[ToldPart]) -> list[ToldPart]:
    """Put each target after its indicator, where some lines are indicators and as many below them their targets."""
    ordered: list[ToldPart] = []
    for role, group in groupby(told, key=lambda part: part.role):
        parts = list(group)
        named = list(takewhile(_is_unmeasured, reversed(ordered)))
        if role is LineRole.TARGET and 1 < len(parts) == len(named):
            ordered[-len(parts) :] = [one for pair in zip(reversed(named), parts, strict=True) for one in pair]
        else:
            ordered += parts
    return ordered


def _is_unmeasured(part: ToldPart) -> bool:
    return part.role is LineRole.INDICATOR and not any(fact.role is LineRole.TARGET for fact in part.facts)


def with_its_day(text: str, line: str, told: Sequence[ToldPart]) -> str:
    """Return the words of an objective with the day that was read among them; empty when none was.

    «Portare in Consiglio il bilancio entro il 31 dicembre» was approved so: the day is its deadline and stays in the
    title. One that stands apart, «Bilancio (entro il 31/12)», «Bilancio, entro il 31/12», is no word of it, unless the
    plan says elsewhere when the objective ends.
    """
    days = days_of(told)
    if not days or not text:
        return ""
    opens = r"[\s,;–-]+(?:entro|per|nel)\s" if len(set(days)) >= _TWO else r"\s+entro\s"
    found = re.search(rf"{re.escape(text)}({opens}[^|\n]{{0,30}}?{re.escape(days[0])})", line, re.IGNORECASE)
    if found is None:
        return ""
    return f"{text}{found[1].lower() if is_upper(found[1]) else found[1]}"


def days_of(told: Sequence[ToldPart]) -> list[str]:
    """Return when an objective ends, in the order in which the plan says it."""
    return [part.text for part in told if part.role is LineRole.DEADLINE]


def without_day_of_title(told: Sequence[ToldPart]) -> list[ToldPart]:
    """Return the parts without the day of the title, where the plan says another: that is when the objective ends."""
    if len(set(days_of(told))) < _TWO:
        return list(told)
    first = next(part for part in told if part.role is LineRole.DEADLINE)
    return [part for part in told if part is not first]
