"""The audit told again from its first entry: the tables as they must be, compared with those that are there.

Rows are as the audit writes them: plain JSON by column. `version`, which the audit does not write, grows by one with
each change of a row.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from app.domain.audit.chain import RowChange

VERSION = "version"
IDENTITY = "archive_info"
"""The table whose row says, in an entry made with the archive or with its upgrade, what else the audit answers for.

Beside its columns `schema` is the fingerprint of tables, indexes and triggers."""

TOLD_BY_HASH: Mapping[tuple[str, str], str] = {
    ("attachment_bodies", "body"): "sha256",
    ("award_statements", "body"): "sha256",
    ("evidence_bodies", "body"): "sha256",
    ("minutes_bodies", "body"): "sha256",
    ("progression_rankings", "body"): "sha256",
    ("sheet_snapshots", "body"): "sha256",
}
"""Columns of which the audit holds the SHA-256 only, in another column of the same row."""

Row = dict[str, Any]
Tables = dict[str, dict[int, Row]]
ToStored = Callable[[str, str, Any], Any]
"""What turns a value of a column (table, column, value) from the JSON of the audit into what the file keeps."""


@dataclass(frozen=True, slots=True)
class Follower:
    """Rows that the database itself changes after their parent: `columns` follow `parent_columns` of `parent`."""

    table: str
    columns: tuple[str, ...]
    parent: str
    parent_columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LiveTable:
    """A table as it is in the file; the first of `columns` is its key.

    `unsaid` are the values that a migration gave to the rows written before their column was there.
    """

    name: str
    columns: tuple[str, ...]
    rows: Iterable[Sequence[Any]]
    unsaid: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where table and audit disagree; no `column`: the whole row is there too much, or is missing.

    `told` is what the audit says, as it writes it; `found` what the file keeps, as it keeps it.
    """

    table: str
    id: int
    column: str = ""
    told: Any = None
    found: Any = None
    is_missing: bool = False


def replay(changes: Iterable[RowChange], followers: Sequence[Follower] = ()) -> Tables:
    """Return the rows that these changes leave, in their order."""
    tables: Tables = {}
    by_parent: dict[str, list[Follower]] = {}
    for one in followers:
        by_parent.setdefault(one.parent, []).append(one)
    for change in changes:
        rows = tables.setdefault(change.table, {})
        if change.after is None:
            rows.pop(change.id, None)
        elif change.before is None:
            rows[change.id] = {VERSION: 1, **change.after}
        elif change.id in rows or change.is_told:
            row = rows.setdefault(change.id, {})
            before = dict(row) if change.table in by_parent else {}
            row.update({VERSION: row.get(VERSION, 0) + 1, **change.after})
            for one in by_parent.get(change.table, ()):
                _follow(tables, one, before, row)
    return tables


def _follow(tables: Tables, follower: Follower, before: Row, after: Row) -> None:
    old = [before.get(column) for column in follower.parent_columns]
    new = [after.get(column) for column in follower.parent_columns]
    if old == new or None in old:
        return
    for row in tables.get(follower.table, {}).values():
        if [row.get(column) for column in follower.columns] == old:
            row.update(zip(follower.columns, new, strict=True))


def is_whole(tables: Tables) -> bool:
    """Whether the audit answers for everything: versions, identity and schema too, which older entries left out."""
    return 1 in tables.get(IDENTITY, {})


def differences(tables: Tables, live: Iterable[LiveTable], to_stored: ToStored) -> Iterator[Difference]:
    """Yield where the file is not as the audit says, table by table, row by row."""
    strict = is_whole(tables)
    for table in live:
        told = tables.get(table.name, {})
        seen = set()
        for values in table.rows:
            number = values[0]
            seen.add(number)
            if number not in told:
                yield Difference(table.name, number, found=dict(zip(table.columns, values, strict=True)))
            elif not _is_as_told(table, told[number], values, to_stored):
                row = dict(zip(table.columns, values, strict=True))
                yield from _of_row(table, told[number], row, to_stored, strict=strict)
        yield from (Difference(table.name, one, told=told[one], is_missing=True) for one in told.keys() - seen)


def _is_as_told(table: LiveTable, told: Row, values: Sequence[Any], to_stored: ToStored) -> bool:
    """Compare a whole row at once: nearly all are as they must be. What is not so plain is looked at by column."""
    try:
        expected = [to_stored(table.name, column, told[column]) for column in table.columns]
    except (ValueError, TypeError, LookupError, ArithmeticError):
        return False
    return expected == list(values) and list(map(type, expected)) == list(map(type, values))


def _of_row(table: LiveTable, told: Row, row: Row, to_stored: ToStored, *, strict: bool) -> Iterator[Difference]:
    number = row[table.columns[0]]
    for column, found in row.items():
        if hashed := TOLD_BY_HASH.get((table.name, column)):
            if told.get(hashed) != _sha256(found):
                yield Difference(table.name, number, column, told.get(hashed), _sha256(found))
            continue
        if column not in told and column in table.unsaid:
            if strict and not _is_same(found, table.unsaid[column]):
                yield Difference(table.name, number, column, table.unsaid[column], found)
            continue
        if column == VERSION and not strict:
            continue
        if column not in told:
            yield Difference(table.name, number, column, None, found)
        elif not _is_same(found, _stored(to_stored, table.name, column, told[column])):
            yield Difference(table.name, number, column, told[column], found)


def _stored(to_stored: ToStored, table: str, column: str, value: Any) -> Any:
    try:
        return to_stored(table, column, value)
    except (ValueError, TypeError, LookupError, ArithmeticError):
        return object()  # a value that the column could not keep is never what the file holds


def _is_same(found: object, expected: object) -> bool:
    return type(found) is type(expected) and found == expected


def _sha256(body: object) -> str:
    raw = body.encode() if isinstance(body, str) else body
    return hashlib.sha256(raw).hexdigest() if isinstance(raw, bytes) else ""
