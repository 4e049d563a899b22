"""Every part that the editors of rules know, of methods and of awards: its columns, its lists, what is shown when."""

from collections.abc import Mapping
from typing import Any

from app.domain.awards.editing import AWARD_COLUMNS, AWARD_PARTS, AWARD_RELEVANT
from app.domain.columns import Column
from app.domain.method_editing import relevance
from app.domain.method_editing.columns import COLUMNS
from app.domain.method_editing.part_list import PartList
from app.domain.method_editing.parts import PARTS

_COLUMNS: Mapping[type, tuple[Column, ...]] = {**COLUMNS, **AWARD_COLUMNS}
_PARTS: Mapping[type, tuple[PartList, ...]] = {**PARTS, **AWARD_PARTS}


def columns_of(kind: type) -> tuple[Column, ...]:
    return _COLUMNS[kind]


def parts_of(kind: type) -> tuple[PartList, ...]:
    return _PARTS.get(kind, ())


def is_relevant(thing: Any, key: str) -> bool:
    """Tell whether a field has a meaning as its part stands: the others are not shown."""
    question = AWARD_RELEVANT.get((type(thing), key))
    return question(thing) if question is not None else relevance.is_relevant(thing, key)
