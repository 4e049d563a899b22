"""What the blocks below an objective say of it, each with what it says beside, in the order that it is taken in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile

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


def title_with_its_day(title: str, line: str, told: Sequence[ToldPart]) -> str:
    """Return the title with the day that was read in it, where the plan says elsewhere when the objective ends.

    «Portare in Consiglio il bilancio entro il 31 dicembre», and in a column of its own «Scadenza 15/11/2026».
    """
    days = [part.text for part in told if part.role is LineRole.DEADLINE]
    if len(set(days)) < _TWO or not title:
        return ""
    tail = rf"[\s,;–-]+(?:entro|per|nel)\s[^|\n]{{0,30}}?{re.escape(days[0])}"
    found = re.search(re.escape(title) + tail, line, re.IGNORECASE)
    return f"{title}{found[0][len(title) :]}" if found else ""


def without_day_of_title(told: Sequence[ToldPart]) -> list[ToldPart]:
    """Return the parts without the first day, which stays in the title."""
    first = next(part for part in told if part.role is LineRole.DEADLINE)
    return [part for part in told if part is not first]
