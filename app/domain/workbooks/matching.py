"""Which row of the archive a row of the workbook is about: by its key, else by another that the sheet declares."""

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from app.domain.columns import Column, Format
from app.domain.matching import text_key
from app.domain.workbooks.cells import ERASE, Value, clean_text
from app.domain.workbooks.layout import SheetLayout

Key = tuple[Hashable, ...]


class Matcher:
    """Pairs the rows of a sheet with those of the archive, each at most once."""

    def __init__(self, layout: SheetLayout, rows: Sequence[object]) -> None:
        self._layout = layout
        self._rows = rows
        self._key_columns = [layout.column(key) for key in layout.key]
        self._by_key = {key: row for row in rows if (key := self._key_of_row(row)) is not None}
        self._taken: set[int] = set()
        self.has_rows = bool(rows)

    @cached_property
    def _by_other_key(self) -> dict[Key, object]:
        return dict(self._other_keys(self._rows))

    def find(self, values: Mapping[str, Value]) -> object | None:
        """Return the row that `values` are about, None when it would be a new one."""
        if self._layout.is_single:
            return self._take(next(iter(self._rows), None))
        found = self.known(values) if self.has_rows else None
        if self.has_rows and found is None and (other := self._other_key_of(values)) is not None:
            found = self._by_other_key.get(other)
        return self._take(found)

    def known(self, values: Mapping[str, Value]) -> object | None:
        """Return the row that has the key of `values`, without pairing it."""
        key = self.key_of(values)
        return self._by_key.get(key) if key is not None else None

    def take(self, row: object) -> object:
        """Pair a row of the archive that was found otherwise."""
        self._taken.add(id(row))
        return row

    def key_of(self, values: Mapping[str, Value]) -> Key | None:
        """Return the key of a row read from a file; None when a part of it is missing."""
        return self._key_of([values.get(column.key) for column in self._key_columns])

    def _key_of(self, values: Sequence[object]) -> Key | None:
        parts = tuple([_comparable(column, value) for column, value in zip(self._key_columns, values, strict=True)])
        lacking = None in parts and self._lacks(parts)
        return None if lacking or not parts else parts

    def _lacks(self, parts: Key) -> bool:
        lacking = {column.key for column, part in zip(self._key_columns, parts, strict=True) if part is None}
        return not lacking <= set(self._layout.may_lack)

    def left_over(self) -> list[object]:
        """Return the rows of the archive that the file does not have."""
        return [row for row in self._rows if id(row) not in self._taken]

    def _key_of_row(self, row: object) -> Key | None:
        return self._key_of([column.value(row) for column in self._key_columns])

    def _other_key_of(self, values: Mapping[str, object]) -> Key | None:
        """Return the other key, whose parts are texts written as people copy them; None when one is missing."""
        parts = [_tight(_plain(values.get(key))) for key in self._layout.other_key]
        return tuple(parts) if parts and all(parts) else None

    def _other_keys(self, rows: Sequence[object]) -> Iterator[tuple[Key, object]]:
        """Yield the other keys of the rows, the first last: of two alike it is the one found."""
        for row in reversed(rows):
            if (key := self._other_key_of({key: getattr(row, key) for key in self._layout.other_key})) is not None:
                yield key, row

    def _take(self, row: object | None) -> object | None:
        if row is not None:
            self._taken.add(id(row))
        return row


def _comparable(column: Column, value: Any) -> Hashable | None:
    """Return a part of a key without case and spaces; an empty yes-or-no is a no."""
    if type(value) is str and column.format is Format.CODE:
        return clean_text(value).casefold() or None
    if column.format is Format.BOOLEAN:
        return value is True
    plain: Hashable | None = getattr(value, "italian", value)
    if plain is None or value is ERASE:
        return None
    if column.format is Format.CODE:
        return clean_text(str(plain)).casefold() or None
    return text_key(plain) or None if isinstance(plain, str) else plain


def _plain(value: object) -> str:
    text = getattr(value, "italian", value)
    return text if isinstance(text, str) else ""


def _tight(text: str) -> str:
    """Write a code without spaces and in capitals, as people copy it."""
    return re.sub(r"\s", "", text).upper()
