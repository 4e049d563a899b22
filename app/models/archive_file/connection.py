"""The one place where a connection to an archive is made: encryption will change this module only."""

import sqlite3
from pathlib import Path


def connect(path: Path, *, writing: bool = True, foreign_keys: bool = True) -> sqlite3.Connection:
    """Open the archive at `path`; migrations ask for a connection without foreign keys.

    Python's sqlite3 must leave BEGIN to us (`isolation_level=None`): otherwise DDL is not rolled back
    and a reader may see half a transaction.
    """
    raw = _connected(path) if writing else _connected_to_read(path)
    raw.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
    raw.execute("PRAGMA busy_timeout = 3000")
    if writing:
        raw.execute("PRAGMA journal_mode = WAL")
        raw.execute("PRAGMA synchronous = FULL")
    return raw


def _connected(path: Path, mode: str = "mode=rw") -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?{mode}", uri=True, check_same_thread=False, isolation_level=None
    )


def _connected_to_read(path: Path) -> sqlite3.Connection:
    """Open to read only; where the folder allows it, in a way that leaves no file of SQLite's beside the archive."""
    ways = ["mode=rw", "mode=ro", *([] if _has_log(path) else ["mode=ro&immutable=1"])]
    for way in ways[:-1]:
        raw = _connected(path, way)
        try:
            _try_reading(raw)
        except sqlite3.OperationalError as error:
            raw.close()
            if error.sqlite_errorname.startswith("SQLITE_BUSY"):
                raise
        else:
            return raw
    return _connected(path, ways[-1])


def _try_reading(raw: sqlite3.Connection) -> None:
    raw.execute("PRAGMA query_only = ON")
    raw.execute("SELECT COUNT(*) FROM sqlite_master")


def _has_log(path: Path) -> bool:
    """Whether somebody is writing, or the last changes are still beside the file: reading it alone would miss them."""
    return path.with_name(f"{path.name}-wal").exists()
