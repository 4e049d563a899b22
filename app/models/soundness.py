"""Whether an archive still holds only what we would have written."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Engine, select
from sqlalchemy.exc import DBAPIError

from app.models.archive_file import trouble
from app.models.archive_file.pragmas import broken_links, faults
from app.models.raw import raw_of
from app.models.schema import Base

_SPOILED = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError)
"""What a value that a failing disk has changed raises where it is read or used."""


@contextmanager
def damage_in_words(engine: Engine) -> Iterator[None]:
    """Tell damage from a bug: after a failure nobody foresaw, look at the whole archive."""
    try:
        yield
    except _SPOILED as error:
        if is_sound(engine):
            raise
        raise trouble.damaged() from error


def is_sound(engine: Engine) -> bool:
    """Ask SQLite about pages, keys and constraints, then read every value of every table as its type."""
    try:
        with engine.connect() as connection:
            return _is_whole(connection) and _is_legible(connection)
    except (*_SPOILED, DBAPIError):
        return False


def _is_whole(connection: Connection) -> bool:
    raw = raw_of(connection)
    return not faults(raw) and not broken_links(raw)


def _is_legible(connection: Connection) -> bool:
    """Read every row of the tables themselves: a value that is not of its type raises."""
    whole = connection.execution_options(schema_translate_map={None: "main"})
    return all(row is not None for table in Base.metadata.sorted_tables for row in whole.execute(select(table)))
