"""The rows of an archive as the file keeps them, and the audit's values turned into the same shape."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, partial
from typing import Any

from sqlalchemy import Boolean, Column, ForeignKeyConstraint, Table
from sqlalchemy.dialects.sqlite import dialect
from sqlalchemy.orm import Session

from app.domain.audit.chain import ChainBreak, Entry, RowChange, canonical_json, every_change_in, first_break
from app.domain.audit.replay import Follower, LiveTable, Tables, replay
from app.domain.serial.canonical import sha256_of
from app.models.archive_file import trouble
from app.models.archive_file.connection import Connection
from app.models.archive_file.pragmas import broken_links, faults, given_defaults
from app.models.raw import raw_of
from app.models.recorder import UNRECORDED, decode, encode
from app.models.schema import Base

_DIALECT = dialect()
_Convert = Callable[[Any], Any]


@contextmanager
def stored_rows(session: Session) -> "Iterator[StoredRows]":
    """Give the rows as the file keeps them, at the moment that `session` sees; damage is told as an `ArchiveError`."""
    with trouble.glance_in_words():
        yield StoredRows(raw_of(session.connection()))


class StoredRows:
    """An archive read without the ORM: what it gives is neither converted nor believed."""

    def __init__(self, raw: Connection) -> None:
        self._raw = raw

    def entries(self, most_at_once: int = 200) -> Iterator[Entry]:
        """Yield the entries of the audit, the oldest first; a truth value that is neither yes nor no fits no hash."""
        names = Entry.__slots__
        cursor = self._raw.execute(f"SELECT {', '.join(names)} FROM audit_entries ORDER BY id")  # noqa: S608 (our own names)
        while rows := cursor.fetchmany(most_at_once):
            for row in rows:
                values = dict(zip(names, row, strict=True))
                if type(values["can_undo"]) is int and values["can_undo"] in {0, 1}:
                    values["can_undo"] = bool(values["can_undo"])
                yield Entry(**values)

    def changes(self) -> Iterator[RowChange]:
        """Yield every change of every entry, in order."""
        return (change for entry in self.entries() for change in every_change_in(entry.details))

    def replayed(self) -> Tables:
        """Return the tables as the audit tells them."""
        return replay(self.changes(), _followers())

    def first_break(self) -> ChainBreak | None:
        """Walk the chain of the audit and name the first bad entry."""
        return first_break(self.entries(), self.head())

    def head(self) -> tuple[int, str]:
        """Return number and hash of the last entry as the archive says of itself; (0, "") when it says nothing."""
        found = self._raw.execute("SELECT head_entry, head_hash FROM archive_info WHERE id = 1").fetchone()
        return (found[0], found[1]) if found else (0, "")

    def tables(self) -> Iterator[LiveTable]:
        """Yield the tables of which the audit tells the rows; the rows are read when they are asked for."""
        for table in Base.metadata.sorted_tables:
            if table.name not in UNRECORDED:
                columns = _columns(table)
                query = f'SELECT {", ".join(columns)} FROM "{table.name}" ORDER BY 1'  # noqa: S608 (our own names)
                yield LiveTable(table.name, columns, self._raw.execute(query), self._unsaid(table.name))

    def identity(self) -> Mapping[str, Any]:
        """Return what an entry keeps of the archive itself: its identity and the fingerprint of its schema."""
        found = self._raw.execute("SELECT id, archive_id, created_at FROM archive_info").fetchone() or (1, "", "")
        return dict(zip(("id", "archive_id", "created_at"), found, strict=True)) | {"schema": self._schema()}

    def triggers(self) -> Mapping[str, str]:
        return dict(self._raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))

    def odd_outcomes(self) -> int:
        """Return how many outcomes of sheets hold something else than yes or no where only that can be."""
        table = Base.metadata.tables["sheet_outcomes"]
        flags = [column.name for column in table.columns if isinstance(column.type, Boolean)]
        odd = " OR ".join(f"{name} NOT IN (0, 1) OR typeof({name}) <> 'integer'" for name in flags)
        query = f"SELECT COUNT(*) FROM sheet_outcomes WHERE {odd}"  # noqa: S608 (our own names)
        return int(self._raw.execute(query).fetchone()[0])

    def lost_links(self) -> int:
        """Return how many rows refer to one that is not there."""
        return broken_links(self._raw)

    def is_sound(self) -> bool:
        """Ask about pages, keys and constraints."""
        return not faults(self._raw, 1)

    def _schema(self) -> str:
        """Return the SHA-256 of tables, indexes and triggers as they are written in the file, with their version."""
        written = "SELECT type, name, tbl_name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_stat%' ORDER BY 1, 2"
        version = "SELECT version_num FROM alembic_version"
        return sha256_of(canonical_json([self._raw.execute(query).fetchall() for query in (written, version)]))

    def _unsaid(self, table: str) -> Mapping[str, Any]:
        """Return what rows older than a column read in it: the value with which a migration added it."""
        given = given_defaults(self._raw, table)
        if not given:
            return {}
        values = self._raw.execute(f"SELECT {', '.join(given.values())}").fetchone()
        return dict(zip(given, values, strict=True))


def to_stored(table: str, column: str, value: Any) -> Any:
    """Turn a value of the audit into what the file keeps; `ValueError` and its kind when the column cannot hold it."""
    convert = _converters().get((table, column))
    return value if convert is None or value is None else convert(value)


def from_stored(table: str, column: str, value: Any) -> Any:
    """Turn what the file keeps into the JSON of the audit; as it is, where its column could not have kept it."""
    kind = Base.metadata.tables[table].c[column].type.dialect_impl(_DIALECT)
    read = kind.result_processor(_DIALECT, None)
    try:
        return encode(read(value) if read and value is not None else value)
    except (ValueError, TypeError, LookupError, ArithmeticError):
        return str(value)


@cache
def _followers() -> tuple[Follower, ...]:
    """Return the rows that the database changes by itself when what they refer to changes."""
    return tuple(
        Follower(table.name, tuple(link.column_keys), link.referred_table.name, _targets(link))
        for table in Base.metadata.sorted_tables
        for link in table.foreign_key_constraints
        if link.onupdate == "CASCADE"
    )


def _targets(link: ForeignKeyConstraint) -> tuple[str, ...]:
    return tuple(element.column.name for element in link.elements)


@cache
def _converters() -> Mapping[tuple[str, str], _Convert]:
    """Return what turns the values of each column; texts and whole numbers stay as they are."""
    columns = (column for table in Base.metadata.sorted_tables for column in table.columns)
    made = ((column, _converter(column)) for column in columns)
    return {(column.table.name, column.name): convert for column, convert in made if convert}


def _converter(column: Column[Any]) -> _Convert | None:
    bind = column.type.dialect_impl(_DIALECT).bind_processor(_DIALECT)
    if bind is not None:
        return lambda raw: bind(decode(column, raw))
    return None if column.type.python_type in {str, int} else partial(decode, column)


def _columns(table: Table) -> tuple[str, ...]:
    [key] = [column.name for column in table.primary_key]
    return (key, *(column.name for column in table.columns if column.name != key))
