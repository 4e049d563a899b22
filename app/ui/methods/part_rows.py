"""The items of a list of a method as rows of a table, and their columns."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from app.domain.columns import Column, Format, column_of
from app.domain.method.degree_table import DegreeTable
from app.domain.method.outside import Multiplier
from app.domain.method.scale import Scale, ScaleRow
from app.domain.method.template import Factor, FactorText, Section, SheetTemplate
from app.domain.method_editing.fields import code_choices, read_field, word_type, write_field
from app.domain.method_editing.known import OWN_TABLE_KEYS, columns_of

_KEYS: Mapping[type, Sequence[str]] = {
    Scale: ("title", "code", "mode"),
    SheetTemplate: ("title", "code", "role"),
    Section: ("title", "kind", "weight", "aggregator", "is_individual"),
    Factor: ("text", "weight", "is_chosen"),
    FactorText: ("contract_areas", "text"),
    DegreeTable: ("title", "code", "is_linear", "points_of"),
    Multiplier: ("figure", "datum", "applies_to"),
    **OWN_TABLE_KEYS,
}
"""What a table shows of the things that have a page of their own; of the others it shows all."""


Titles = Mapping[str, Mapping[Any, str]]
"""For the fields that name something by its code, the title of each thing that they may name."""


class MethodPartRow:
    """A part of a method with its fields as attributes, named by the keys of its columns; codes show as titles."""

    def __init__(self, number: object, thing: Any, titles: Titles | None = None) -> None:
        self.id = number
        self.thing = thing
        self.titles = titles or {}

    def __getattr__(self, key: str) -> Any:
        if key not in {column.key for column in columns_of(type(self.thing))}:
            raise AttributeError(key)
        value = read_field(self.thing, column_of(columns_of(type(self.thing)), key))
        return self.titles[key].get(value, f"{value}: non c'è") if key in self.titles else value


def has_own_page(item: type) -> bool:
    return item in _KEYS


def table_columns(item: type) -> tuple[Column, ...]:
    """Return the columns of a table of these items, to be edited in place."""
    columns = columns_of(item)
    keys = _KEYS.get(item) or [column.key for column in columns]
    return tuple(_in_table(item, column_of(columns, key)) for key in keys)


def titles_in(item: type, definition: Any, owner: Any) -> Titles:
    """Return the titles that the cells of a table choose from, for the fields that hold a code."""
    free = [one for one in table_columns(item) if _names_something(item, one.key)]
    return {column.key: dict(code_choices(definition, column.key, owner)) for column in free}


def with_titles(columns: Sequence[Column], titles: Titles) -> tuple[Column, ...]:
    """Return the columns with the titles to choose from."""
    return tuple(
        replace(one, choices=tuple(titles[one.key].values()), format=Format.CHOICE) if one.key in titles else one
        for one in columns
    )


def written(thing: Any, key: str, value: Any, titles: Titles | None = None) -> Any:
    """Return the thing with what was typed in a cell: the words of a vocabulary and titles come as text."""
    if titles and key in titles:
        value = next((code for code, title in titles[key].items() if title == value), value)
    column = column_of(columns_of(type(thing)), key)
    word = word_type(type(thing), key)
    if word is not None and isinstance(value, str):
        value = next(member for member in word if getattr(member, "italian", "") == value)
    return write_field(thing, column, value)


def _names_something(item: type, key: str) -> bool:
    return column_of(columns_of(item), key).format is Format.CHOICE and word_type(item, key) is None


def _in_table(item: type, column: Column) -> Column:
    word = word_type(item, column.key)
    words = tuple(str(getattr(member, "italian", member.value)) for member in word) if word else ()
    is_long = column.format is Format.LONG_TEXT
    is_free = column.format is Format.CHOICE and not words
    shape = Format.TEXT if is_long or is_free else column.format
    return replace(column, format=shape, choices=words, editable=not is_long or item is ScaleRow)
