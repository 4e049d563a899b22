"""What is asked of SQLite about a whole archive, in its own words."""

from app.models.archive_file.connection import Connection
from app.models.identity import APPLICATION_ID, SCHEMA_VERSION


def faults(raw: Connection, most: int = 100) -> tuple[str, ...]:
    """Return what SQLite finds wrong in pages, keys and constraints, at most `most` sentences."""
    spoiled = [answer for (answer,) in raw.execute("PRAGMA cipher_integrity_check")]  # none where nothing is ciphered
    found = [answer for (answer,) in raw.execute(f"PRAGMA integrity_check({most})") if answer != "ok"]
    return tuple(str(answer) for answer in (*spoiled, *found))[:most]


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
