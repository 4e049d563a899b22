"""A cell of several lines: the first is its text, the others are more of the same or what it carries."""

import re
from collections.abc import Iterable, Iterator

from app.domain.plan_text.bullets import bullet_of
from app.domain.plan_text.clauses import clauses_in, facts_of_clauses
from app.domain.plan_text.cleaning import is_hanging
from app.domain.plan_text.indicator_words import measured
from app.domain.plan_text.inline_facts import with_facts
from app.domain.plan_text.labels import label_of
from app.domain.plan_text.objective_lines import objective_heading
from app.domain.plan_text.roles import CarriedFact, LineRole
from app.domain.plan_text.steps import steps_in

_SURE = 90
_CAPITAL = re.compile(r"(?<=[a-zà-ù)%])[.;,]? (?=[A-ZÀ-Ü][a-zà-ù]{3})")
_MANY = frozenset({LineRole.INDICATOR, LineRole.PHASE, LineRole.ACTIVITY, LineRole.TARGET, LineRole.PERSON})
_CARRIED = frozenset({*_MANY, LineRole.WEIGHT, LineRole.DEADLINE, LineRole.RESOURCE}) - {LineRole.PERSON}
_OBJECTIVES = frozenset({LineRole.OBJECTIVE, LineRole.COMMON_OBJECTIVE, LineRole.STRATEGIC_OBJECTIVE})


def main_of_cell(role: LineRole, text: str) -> tuple[str, tuple[CarriedFact, ...]]:
    """Return the text of the cell as `role`, and what its other lines carry: phases, activities, a description."""
    first, *rest = _without_number(_lines(text, role), role) or [("", "")]
    told, facts = _told(role, first[1])
    if role in _MANY:
        return told, (*facts, *(fact for _, line in rest for fact in _facts(role, line)))
    if role not in _OBJECTIVES:
        return " ".join([told, *(line for _, line in rest)]), facts
    activities = tuple(CarriedFact(LineRole.ACTIVITY, line) for mark, line in rest if mark)
    labelled = tuple(fact for mark, line in rest if not mark for fact in _labelled(line))
    return told, (*facts, *activities, *labelled)


def _labelled(line: str) -> Iterator[CarriedFact]:
    """Yield what a line of the cell of an objective says: «Peso: 40» its weight, anything else its description."""
    found = label_of(line) if ":" in line else None
    if found is None or not found.value or found.role not in _CARRIED:
        yield CarriedFact(LineRole.TEXT, line)
    else:
        yield from _facts(found.role, found.value)


def _without_number(lines: list[tuple[str, str]], role: LineRole) -> list[tuple[str, str]]:
    """Drop «Ob. 1», alone on the first line of a cell or before the title, where the cell holds an objective."""
    heading = objective_heading(lines[0][1]) if lines and role in _OBJECTIVES else None
    if heading is None or heading.confidence < _SURE:
        return lines
    return [(lines[0][0], heading.title), *lines[1:]] if heading.title else lines[1:] or lines


def facts_of_cell(role: LineRole, text: str) -> Iterator[CarriedFact]:
    """Yield what a cell beside the main one says."""
    if role not in _MANY:
        yield CarriedFact(role, " ".join(line for _, line in _lines(text, role)))
        return
    for _, line in _lines(text, role):
        yield from _facts(role, line)


def in_pairs(facts: Iterable[CarriedFact]) -> tuple[CarriedFact, ...]:
    """Put each target after its indicator, where a cell holds all the indicators and another all the targets."""
    told = tuple(facts)
    indicators = [fact for fact in told if fact.role is LineRole.INDICATOR]
    targets = [fact for fact in told if fact.role is LineRole.TARGET]
    are_paired = any(fact.role is LineRole.BASELINE for fact in told)
    if len(indicators) == 1 and len(targets) > 1 and not are_paired:
        indicators = [CarriedFact(LineRole.INDICATOR, part) for part in _parts(indicators[0].text, len(targets))]
    if are_paired or len(indicators) < 2 or len(indicators) != len(targets):
        return told
    others = [fact for fact in told if fact.role not in {LineRole.INDICATOR, LineRole.TARGET}]
    return (*(one for pair in zip(indicators, targets, strict=True) for one in pair), *others)


def _parts(text: str, count: int) -> list[str]:
    """Divide indicators that a page has written one after the other, where as many begin with a capital letter."""
    parts: list[str] = []
    for part in _CAPITAL.split(text):
        if parts and is_hanging(parts[-1]):
            parts[-1] = f"{parts[-1]} {part}"
        else:
            parts.append(part)
    return parts if len(parts) == count and all(len(part.split()) > 1 for part in parts) else [text]


def _told(role: LineRole, line: str) -> tuple[str, tuple[CarriedFact, ...]]:
    if role is LineRole.INDICATOR:
        if told := clauses_in(line):
            return told[0].what, facts_of_clauses(told)
        name, target = measured(line)
        return name, (CarriedFact(LineRole.TARGET, target),) if target else ()
    if role in {LineRole.PHASE, LineRole.ACTIVITY}:
        return steps_in(line, role)
    if role in _OBJECTIVES:
        found = label_of(line) if ":" in line else None
        return with_facts(found.value if found and found.value and found.role in _OBJECTIVES else line)
    return line, ()


def _facts(role: LineRole, line: str) -> Iterator[CarriedFact]:
    text, facts = _told(role, line)
    yield CarriedFact(role, text)
    yield from facts


def _lines(text: str, role: LineRole) -> list[tuple[str, str]]:
    """Return the lines of a cell with their marks; a line that goes on with the one above is joined to it.

    Where each line may be one of many, a small letter begins a line of its own.
    """
    lines: list[tuple[str, str]] = []
    for raw in text.split("\n"):
        bullet = bullet_of(raw)
        goes_on = lines and (is_hanging(lines[-1][1]) or (raw[:1].islower() and role not in _MANY))
        if bullet is None and goes_on:
            mark, above = lines.pop()
            lines.append((mark, f"{above} {raw.strip()}"))
        elif raw.strip():
            lines.append((bullet.style if bullet else "", bullet.text if bullet else raw.strip()))
    return lines
