"""Reading and writing one field of a part of a method, named by the key of its column."""

import types
import typing
from collections.abc import Mapping, Sequence
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from app.domain.awards.admission import EVERYBODY
from app.domain.awards.definition import IncreaseRule
from app.domain.columns import Column, Format
from app.domain.method.definition import Adoption, MethodDefinition
from app.domain.method.template import Spread
from app.domain.method.vocabulary import SectionKind, SpreadMeasure
from app.domain.method_editing.places import put
from app.domain.objectives import ObjectiveKind
from app.domain.progressions.definition import CriteriaGroup

T = TypeVar("T")

TOTAL, NO_GROUP = "il totale", "nessuno"

_NEW: Mapping[str, Any] = {
    "adoption": Adoption(""),
    "spread": Spread(SpreadMeasure.STANDARD_DEVIATION, ()),
    "increase": IncreaseRule(),
    "admission": EVERYBODY,
}
"""What a group that is not there begins from."""
_OPENING = {"spread": "measure", "increase": "rate", "admission": "minimum_days"}
"""The field without which a group is not there."""


def read_field(thing: Any, column: Column) -> Any:
    """Return what a form or a table shows of a field: lists are texts, a group that is not there is empty."""
    name, _, member = column.key.partition(":")
    if member:
        return ObjectiveKind(member) in getattr(thing, name)
    group, _, inner = name.rpartition(".")
    if group:
        thing, name = getattr(thing, group), inner
    value = None if thing is None else getattr(thing, name)
    return _joint(column).join(map(_in_words, value)) if isinstance(value, tuple) else value


def write_field(thing: T, column: Column, shown: Any) -> T:
    """Return the thing with what a form or a table gave for a field."""
    name, _, member = column.key.partition(":")
    if member:
        return put(thing, (name,), _with_member(getattr(thing, name), ObjectiveKind(member), is_in=bool(shown)))
    group, _, inner = name.rpartition(".")
    if not group:
        return _with(thing, name, column, shown)
    if group in _OPENING and getattr(thing, group) is None and (shown is None or shown is False or shown == ""):
        return thing
    inside = getattr(thing, group) or _NEW[group]
    if shown is None and inner == _OPENING.get(group):
        return put(thing, (group,), None)
    changed = _with(inside, inner, column, shown)
    return put(thing, (group,), None if changed == Adoption("") else changed)


def choices_of(definition: MethodDefinition, thing: Any, column: Column, inside: Any = None) -> list[tuple[Any, str]]:
    """Return what can be chosen for a field: the words of its vocabulary, or what it may name by its code."""
    word = word_type(type(thing), column.key)
    if word is not None:
        return [(member, str(getattr(member, "italian", member.value))) for member in word]
    return code_choices(definition, column.key, inside)


def code_choices(definition: MethodDefinition, key: str, inside: Any) -> list[tuple[Any, str]]:
    """Return the scales, or the total and the sections of `inside`; things with one title show also their codes."""
    if key in {"scale", "judgement_scale", "contribution_scale"}:
        return _titled(definition.scales)
    if key in {"degree_table", "objective_table"}:
        return _titled(definition.degree_tables)
    if key == "datum":
        return _titled(definition.certified_data)
    if key == "group":
        return [("", NO_GROUP), *_titled(getattr(definition, "groups", ()))]
    if key == "weight_goes_to":
        return _titled(getattr(inside, "sections", ()))
    return [("", TOTAL), *_titled(getattr(inside, "sections", ()))]


def _titled(things: Sequence[Any]) -> list[tuple[Any, str]]:
    titles = [_title(thing) for thing in things]
    return [
        (one.code, f"{title} ({one.code})" if titles.count(title) > 1 else title or one.code)
        for one, title in zip(things, titles, strict=True)
    ]


def _title(thing: Any) -> str:
    return str(thing.label if isinstance(thing, CriteriaGroup) else thing.title)


def word_type(shape: type, key: str) -> type[Enum] | None:
    """Return the vocabulary that a field takes its word from, if it does."""
    hint: Any = shape
    for name in key.partition(":")[0].split("."):
        hint = _hints(hint)[name]
        if isinstance(hint, types.UnionType):
            hint = typing.get_args(hint)[0]
    return hint if isinstance(hint, type) and issubclass(hint, Enum) else None


def _with(thing: T, name: str, column: Column, shown: Any) -> T:
    changed = put(thing, (name,), _taken(type(thing), name, column, shown))
    if shown is SectionKind.DIFFERENTIATION and getattr(changed, "spread", None) is None:
        return put(changed, ("spread",), _NEW["spread"])
    return changed


def _taken(shape: type, name: str, column: Column, shown: Any) -> Any:
    """Turn what was shown back into what the method keeps."""
    hint = _hints(shape)[name]
    if typing.get_origin(hint) is tuple:
        lines = (shown or "").split(_joint(column).strip(" ") or "\n")
        return _members(typing.get_args(hint)[0], tuple(line.strip() for line in lines if line.strip()))
    if shown is None and hint is str:
        return ""
    return shown


def _in_words(item: Any) -> str:
    return str(getattr(item, "italian", item))


def _members(kind: Any, lines: tuple[str, ...]) -> tuple[Any, ...]:
    """Return the lines, or the words of a vocabulary that they are; what is no word of it is left out."""
    if not issubclass(kind, Enum):
        return lines
    words = {_in_words(member).casefold(): member for member in kind}
    return tuple(words[line.casefold()] for line in dict.fromkeys(lines) if line.casefold() in words)


def _with_member(kinds: tuple[ObjectiveKind, ...], kind: ObjectiveKind, *, is_in: bool) -> tuple[ObjectiveKind, ...]:
    wanted = {*kinds, kind} if is_in else set(kinds) - {kind}
    return tuple(one for one in ObjectiveKind if one in wanted)


def _joint(column: Column) -> str:
    return "\n" if column.format is Format.LONG_TEXT else "; "


@cache
def _hints(shape: type) -> Mapping[str, Any]:
    return typing.get_type_hints(shape)
