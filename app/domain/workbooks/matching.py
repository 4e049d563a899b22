"""Which row of the archive a row of the workbook is about: by its key, else by another that the sheet declares."""

import re
from collections.abc import Hashable, Iterable, Mapping, Sequence
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
        self._by_key = {key: row for row in rows if (key := self._key_of_row(row)) is not None}
        self._by_other_key = _tight_keys(layout.other_key, rows) if layout.other_key else {}
        self._taken: set[int] = set()

    def find(self, values: Mapping[str, Value]) -> object | None:
        """Return the row that `values` are about, None when it would be a new one."""
        if self._layout.is_single:
            return self._take(next(iter(self._rows), None))
        key = self.key_of(values)
        found = self._by_key.get(key) if key is not None else None
        if found is None and isinstance(text := values.get(self._layout.other_key), str):
            found = self._by_other_key.get(_tight(text))
        return self._take(found)

    def key_of(self, values: Mapping[str, Value]) -> Key | None:
        """Return the key of a row read from a file; None when a part of it is missing."""
        parts = [_comparable(self._layout.column(key), values.get(key)) for key in self._layout.key]
        return None if None in parts or not parts else tuple(parts)

    def left_over(self) -> list[object]:
        """Return the rows of the archive that the file does not have."""
        return [row for row in self._rows if id(row) not in self._taken]

    def _key_of_row(self, row: object) -> Key | None:
        return self.key_of({key: self._layout.column(key).value(row) for key in self._layout.key})

    def _take(self, row: object | None) -> object | None:
        if row is not None:
            self._taken.add(id(row))
        return row


def _comparable(column: Column, value: Any) -> Hashable | None:
    """Return a part of a key without case and spaces; an empty yes-or-no is a no."""
    if column.format is Format.BOOLEAN:
        return value is True
    plain: Hashable | None = getattr(value, "italian", value)
    if plain is None or value is ERASE:
        return None
    if column.format is Format.CODE:
        return clean_text(str(plain)).casefold() or None
    return text_key(plain) or None if isinstance(plain, str) else plain


def _tight_keys(key: str, rows: Iterable[object]) -> dict[str, object]:
    keys = ((_tight(getattr(row, key, "") or ""), row) for row in rows)
    return {text: row for text, row in keys if text}


def _tight(text: str) -> str:
    """Write a code without spaces and in capitals, as people copy it."""
    return re.sub(r"\s", "", text).upper()
