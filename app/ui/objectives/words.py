"""From enums to the lists of a form, and from what a cell says back to the draft."""

from collections.abc import Mapping
from enum import Enum
from typing import Any, TypeVar

from app.domain.objectives import Direction, IndicatorRule, PhaseKind, ResourceKind

Word = TypeVar("Word", bound=Enum)
Entry = tuple[Any, str]

KINDS: Mapping[str, tuple[type[Enum], ...]] = {
    "rule": (IndicatorRule,),
    "direction": (Direction,),
    "kind": (ResourceKind, PhaseKind),
}
"""The columns edited by choosing a word, with the enums behind it, which have no word in common."""


def entries(kind: type[Word]) -> list[Entry]:
    """Return the members of an enum as the choices of a field."""
    return [(member, str(getattr(member, "italian", member.value))) for member in kind]


def member(kind: type[Word], text: str) -> Word:
    """Return the member with this Italian word."""
    found = {words: one for one, (_, words) in zip(kind, entries(kind), strict=True)}
    return found[text]


def cell_value(key: str, value: Any) -> Any:
    """Return the value of a draft for what was chosen or typed in a cell: emptied text is empty, not missing."""
    if key in KINDS and isinstance(value, str):
        return next(member(kind, value) for kind in KINDS[key] if value in {words for _, words in entries(kind)})
    return "" if value is None and key in TEXTS else value


def with_texts(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the values of a form with empty texts as empty texts."""
    return {key: "" if value is None and key in TEXTS else value for key, value in values.items()}


TEXTS = frozenset(
    {
        "code", "title", "description", "dup_mission", "dup_programme", "name", "unit", "source", "notes",
        "critical_points", "chapter", "what", "reason", "act", "opinion", "evidence", "choice",
        "difficulty", "degree_table",
    }
)  # fmt: skip
