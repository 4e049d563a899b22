"""Every part that the editors of rules know: its columns, its lists, what is shown when."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.awards.editing import AWARD_COLUMNS, AWARD_LISTS, AWARD_PARTS, AWARD_RELEVANT, AWARD_TABLE_KEYS
from app.domain.columns import Column
from app.domain.method_editing import relevance
from app.domain.method_editing.columns import COLUMNS
from app.domain.method_editing.part_list import PartList
from app.domain.method_editing.parts import PARTS, WHOLE_LISTS
from app.domain.method_editing.places import Place
from app.domain.progressions.rule_editing import (
    PROGRESSION_COLUMNS,
    PROGRESSION_LISTS,
    PROGRESSION_PARTS,
    PROGRESSION_RELEVANT,
    PROGRESSION_TABLE_KEYS,
)

_COLUMNS: Mapping[type, tuple[Column, ...]] = {**COLUMNS, **AWARD_COLUMNS, **PROGRESSION_COLUMNS}
_PARTS: Mapping[type, tuple[PartList, ...]] = {**PARTS, **AWARD_PARTS, **PROGRESSION_PARTS}
_RELEVANT = {**AWARD_RELEVANT, **PROGRESSION_RELEVANT}
LISTS_OF_WHOLES: Mapping[Place, PartList] = {
    **{parts.way: parts for parts in WHOLE_LISTS},
    **AWARD_LISTS,
    **PROGRESSION_LISTS,
}
"""The lists of the rules of any kind, each a page; no two kinds name a list the same."""
OWN_TABLE_KEYS: Mapping[type, Sequence[str]] = {**AWARD_TABLE_KEYS, **PROGRESSION_TABLE_KEYS}
"""What a table shows of the things of awards and progressions that have a page of their own."""


def columns_of(kind: type) -> tuple[Column, ...]:
    return _COLUMNS[kind]


def parts_of(kind: type) -> tuple[PartList, ...]:
    return _PARTS.get(kind, ())


def is_relevant(thing: Any, key: str) -> bool:
    """Tell whether a field has a meaning as its part stands: the others are not shown."""
    question = _RELEVANT.get((type(thing), key))
    return question(thing) if question is not None else relevance.is_relevant(thing, key)
