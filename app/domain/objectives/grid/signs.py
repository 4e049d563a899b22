"""The way of a target in its cell: «≤ 10» where less is better, «≥ 10» to say that more is."""

import re
from collections.abc import Mapping
from typing import Any

from app.domain.objectives.grid.rows import GridIndicator, GridRow
from app.domain.objectives.target_words import with_way
from app.domain.objectives.vocabulary import Direction, IndicatorRule

_LESS = re.compile(r"(?:≤|<=?|=<|max\.?|massimo|al massimo|non oltre|meno di)\s*(?=[-\d])", re.IGNORECASE)
_MORE = re.compile(r"(?:≥|>=?|=>|min\.?|minimo|almeno|più di)\s*(?=[-\d])", re.IGNORECASE)


def with_sign(row: GridRow, text: str) -> str:
    """Write a target with the sign of its way, where it is the lesser value that is better."""
    one = row.indicator
    return with_way(text, one.rule, one.direction) if one is not None else text


def parted(text: str) -> tuple[str, dict[str, Direction]]:
    """Part a target from its sign, which says the way: «≤ 10», «almeno 90»; without one it says nothing."""
    for pattern, direction in ((_LESS, Direction.LOWER), (_MORE, Direction.HIGHER)):
        if found := pattern.match(text):
            return text[found.end() :], {"direction": direction}
    return text, {}


def way_of(kept: GridIndicator | None, written: Mapping[str, Any]) -> dict[str, Direction]:
    """Return the way that start and target show, when both are there for the first time and nobody has said another.

    From 23 to 10 less is better: the cell then shows «≤ 10», and «≥ 10» typed there says that it is not so.
    """
    was = kept is not None and kept.baseline is not None and kept.target is not None
    rule = written.get("rule", kept.rule if kept else IndicatorRule.PERCENT_OF_TARGET)
    start, target = (written.get(key, getattr(kept, key, None)) for key in ("baseline", "target"))
    if was or "direction" in written or not rule.wants_target or start is None or target is None or start == target:
        return {}
    return {"direction": Direction.LOWER if target < start else Direction.HIGHER}
