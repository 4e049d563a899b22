"""What is asked of SQLite about a whole archive, in its own words."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from app.models.archive_file.connection import Connection
from app.models.identity import APPLICATION_ID, SCHEMA_VERSION

_PAGE = re.compile(r"page (\d+)")


def faults(raw: Connection, most: int = 100) -> tuple[str, ...]:
    """Return what SQLite finds wrong in pages, keys and constraints, at most `most` sentences."""
    found = [str(answer) for (answer,) in raw.execute(f"PRAGMA integrity_check({most})") if answer != "ok"]
    return (*_broken_seals(raw), *found)[:most]


def _broken_seals(raw: Connection) -> list[str]:
    """Return what SQLCipher says of pages that are not as they were sealed; nothing of an archive in clear.

    It goes on to the end of the file, where the key file is: what it says of those bytes is not of a page.
    """
    said = [str(answer) for (answer,) in raw.execute("PRAGMA cipher_integrity_check")]
    pages = int(raw.execute("PRAGMA page_count").fetchone()[0]) if said else 0
    return [one for one in said if (number := _PAGE.search(one)) is None or int(number[1]) <= pages]


def broken_links(raw: Connection) -> int:
    """Return how many rows refer to one that is not there."""
    return len(raw.execute("PRAGMA foreign_key_check").fetchall())


def defer_links(raw: Connection) -> None:
    """Let the links between rows be broken until the commit of this transaction."""
    raw.execute("PRAGMA defer_foreign_keys = ON")


def sign(raw: Connection) -> None:
    """Write in the header that this is an archive of Merito, and its schema."""
    raw.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    raw.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def leave_one_file(raw: Connection) -> None:
    """Leave nothing beside the archive; an operational error of SQLite while anybody else is reading or writing it."""
    raw.execute("PRAGMA journal_mode = DELETE")
    raw.execute("BEGIN EXCLUSIVE")
    raw.execute("ROLLBACK")


def given_defaults(raw: Connection, table: str) -> dict[str, str]:
    """Return the SQL of the value that each column of a table has where nothing was said."""
    columns = raw.execute(f'PRAGMA table_info("{table}")').fetchall()
    return {name: default for _, name, _, _, default, _ in columns if default is not None}


@contextmanager
def making_views(connection: Connection) -> Iterator[None]:
    """Let a connection that only reads make temporary views; then it only reads again."""
    (was,) = connection.execute("PRAGMA query_only").fetchone()
    connection.execute("PRAGMA query_only = OFF")
    yield
    connection.execute(f"PRAGMA query_only = {was}")


def columns_of(connection: Connection, table: str) -> list[str]:
    """Return the names of the columns of a table of the archive, in their order."""
    return [row[1] for row in connection.execute(f"PRAGMA main.table_info({table})")]
