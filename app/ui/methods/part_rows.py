"""The items of a list of a method as rows of a table, and their columns."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.domain.columns import Column, Format, column_of
from app.domain.method.scale import Scale, ScaleRow
from app.domain.method.template import Factor, FactorText, Section, SheetTemplate
from app.domain.method_editing.columns import COLUMNS
from app.domain.method_editing.fields import read_field, word_type, write_field

_KEYS: Mapping[type, Sequence[str]] = {
    Scale: ("title", "code", "mode"),
    SheetTemplate: ("title", "code", "role"),
    Section: ("title", "kind", "weight", "aggregator", "is_individual"),
    Factor: ("text", "weight", "is_chosen"),
    FactorText: ("contract_areas", "text"),
}
"""What a table shows of the things that have a page of their own; of the others it shows all."""


class PartRow:
    """A part of a method with its fields as attributes, named by the keys of its columns."""

    def __init__(self, number: object, thing: Any) -> None:
        self.id = number
        self.thing = thing

    def __getattr__(self, key: str) -> Any:
        if key not in {column.key for column in COLUMNS[type(self.thing)]}:
            raise AttributeError(key)
        return read_field(self.thing, column_of(COLUMNS[type(self.thing)], key))


def table_columns(item: type) -> tuple[Column, ...]:
    """Return the columns of a table of these items, to be edited in place."""
    columns = COLUMNS[item]
    keys = _KEYS.get(item) or [column.key for column in columns]
    return tuple(_in_table(item, column_of(columns, key)) for key in keys)


def written(thing: Any, key: str, value: Any) -> Any:
    """Return the thing with what was typed in a cell: the words of a vocabulary come as text."""
    column = column_of(COLUMNS[type(thing)], key)
    word = word_type(type(thing), key)
    if word is not None and isinstance(value, str):
        value = next(member for member in word if getattr(member, "italian", "") == value)
    return write_field(thing, column, value)


def _in_table(item: type, column: Column) -> Column:
    word = word_type(item, column.key)
    words = tuple(str(getattr(member, "italian", member.value)) for member in word) if word else ()
    is_long = column.format is Format.LONG_TEXT
    is_free = column.format is Format.CHOICE and not words
    shape = Format.TEXT if is_long or is_free else column.format
    return replace(column, format=shape, choices=words, editable=not is_long or item is ScaleRow)
