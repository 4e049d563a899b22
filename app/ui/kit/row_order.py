"""Sorting and filtering rows, without Qt."""

import unicodedata
from collections.abc import Sequence
from typing import Any

from app.domain.columns import Column


def plain(text: str) -> str:
    """Write `text` without case and accents, to compare what people type."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def sortable(value: Any) -> tuple[int, Any]:
    """Turn a value into a key that orders texts as in a dictionary and puts what is missing last."""
    value = getattr(value, "italian", value)
    if value is None:
        return (1, 0)
    return (0, plain(value)) if isinstance(value, str) else (0, value)


def sorted_rows(rows: Sequence[Any], column: Column, *, descending: bool) -> list[Any]:
    """Sort rows by a column; rows without a value stay last in both directions."""
    given = [row for row in rows if column.value(row) is not None]
    missing = [row for row in rows if column.value(row) is None]
    given.sort(key=lambda row: sortable(column.value(row)), reverse=descending)
    return given + missing


def words_of(row: object, columns: Sequence[Column]) -> str:
    """Join all the texts of a row, as the filter looks at them."""
    return plain(" ".join(column.text(row) for column in columns))


def matches(haystack: str, words: Sequence[str]) -> bool:
    return all(word in haystack for word in words)
