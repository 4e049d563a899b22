"""What changed between two methods, in words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.columns import Column, Format
from app.domain.italian import DASH
from app.domain.method.definition import MethodDefinition
from app.domain.method_editing.columns import COLUMNS
from app.domain.method_editing.fields import read_field
from app.domain.method_editing.part_list import PartList
from app.domain.method_editing.parts import (
    PARTS,
    WHOLE_LISTS,
    added_word,
    identity_of,
    removed_word,
    words_of,
)

_GROUPS = (
    ("labels", "Nomi"),
    ("indicators", "Indicatori"),
    ("service", "Servizio"),
    ("process", "Procedimento"),
)


@dataclass(frozen=True, slots=True)
class MethodDifference:
    """One difference: the way to the part of the method, what of it, how it reads in the one and in the other."""

    id: int
    way: tuple[str, ...]
    what: str
    before: str
    after: str

    @property
    def where(self) -> str:
        return ", ".join(self.way)

    @property
    def place(self) -> str:
        """Say the part itself first: in a table the end of a long text is cut."""
        part = f"{self.way[-1][:1].upper()}{self.way[-1][1:]}"
        return f"{part} ({', '.join(self.way[:-1])})" if len(self.way) > 1 else part

    @property
    def sentence(self) -> str:
        return f"{self.where}: {self.what} {self.before} → {self.after}"


DIFFERENCE_COLUMNS = (
    Column("place", "Dove", width=52),
    Column("what", "Che cosa", width=26),
    Column("before", "Nella prima", width=34),
    Column("after", "Nella seconda", width=34),
)

PRESENT = "presente"
_WHOLE = ("Metodologia",)

_Way = tuple[str, ...]
_Told = tuple[_Way, str, str, str]


def differences(one: MethodDefinition, other: MethodDefinition) -> list[MethodDifference]:
    """Return what `other` has different from `one`, from the general to the single factors."""
    told = [*_method(one, other)]
    return [MethodDifference(number, *words) for number, words in enumerate(told)]


def _method(one: MethodDefinition, other: MethodDefinition) -> Iterator[_Told]:
    yield from _fields(_WHOLE, one, other)
    for key, title in _GROUPS:
        yield from _part((title,), getattr(one, key), getattr(other, key))
    for parts in WHOLE_LISTS:
        yield from _list((), parts, parts.items(one) or (), parts.items(other) or ())


def _part(way: _Way, one: Any, other: Any) -> Iterator[_Told]:
    yield from _fields(way, one, other)
    if hasattr(one, "bands"):
        yield from _part((*way, "fasce"), one.bands, other.bands)
    for parts in PARTS.get(type(one), ()):
        yield from _list(way, parts, parts.items(one) or (), parts.items(other) or ())


def _fields(way: _Way, one: Any, other: Any) -> Iterator[_Told]:
    for column in COLUMNS[type(one)]:
        before, after = read_field(one, column), read_field(other, column)
        if before != after:
            yield way, column.heading.lower(), _shown(column, before), _shown(column, after)


def _list(way: _Way, parts: PartList, ones: Sequence[Any], others: Sequence[Any]) -> Iterator[_Told]:
    """Match the items of a list: those gone, those new, those changed, and their order."""
    before = {identity_of(thing): thing for thing in ones}
    after = {identity_of(thing): thing for thing in others}
    for key, thing in before.items():
        if key not in after:
            yield _inside(way, words_of(thing)), removed_word(thing), PRESENT, DASH
    for key, thing in after.items():
        inside = _inside(way, words_of(thing))
        if key in before:
            yield from _part(inside, before[key], thing)
        else:
            yield inside, added_word(thing), DASH, PRESENT
    if [key for key in before if key in after] != [key for key in after if key in before]:
        yield way or _WHOLE, f"ordine: {parts.title.lower()}", _order(before, after), _order(after, before)


def _order(these: dict[object, Any], those: dict[object, Any]) -> str:
    return ", ".join(words_of(thing) for key, thing in these.items() if key in those)


def _inside(way: _Way, words: str) -> _Way:
    """Go on along the way; its first words begin a sentence."""
    return (*way, words) if way else (f"{words[:1].upper()}{words[1:]}",)


def _shown(column: Column, value: Any) -> str:
    if value is None or value == "":
        return DASH
    if column.format is Format.BOOLEAN:
        return "sì" if value else "no"
    return column.written(value).replace("\n", "; ")
