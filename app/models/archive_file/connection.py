"""The one place where a connection to an archive is made, in clear or with its key."""

import sqlite3
from contextlib import closing
from pathlib import Path

from app.models.archive_file.cipher import keyed_connection
from app.models.archive_file.companion_names import filled_companions
from app.models.archive_file.sqlite_errors import operational_errors

Connection = sqlite3.Connection
"""Of Python's SQLite for an archive in clear; one of SQLCipher has the same methods and errors of its own."""

_KEEPING = (
    # TRUNCATE and not WAL: the .merito alone is the whole archive after each commit. Not DELETE: a file made and
    # deleted at each commit is slower (1,150 against 1,350 commits a second), and on Windows the antivirus holds it.
    "PRAGMA journal_mode = TRUNCATE",
    "PRAGMA synchronous = EXTRA",
    # Nothing of a transaction reaches the file before its commit: what the lock file says of it is written first.
    "PRAGMA cache_spill = OFF",
)


def connect(
    path: Path, key: bytes | None = None, *, writing: bool = True, foreign_keys: bool = True, alone: bool = False
) -> Connection:
    """Open the archive at `path`; migrations ask for a connection without foreign keys.

    `key` is None for an archive in clear; whether it is the right one is asked before (`refuse_key`).
    `alone`: to read, without the companion files beside it. Python's sqlite3 must leave BEGIN to us
    (`isolation_level=None`): otherwise DDL is not rolled back and a reader may see half a transaction.
    """
    raw = _connected(path, key) if writing else _connected_to_read(path, key, alone=alone)
    raw.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
    raw.execute("PRAGMA busy_timeout = 3000")
    for pragma in _KEEPING if writing else ():
        raw.execute(pragma)
    return raw


def fold(path: Path, key: bytes | None) -> None:
    """Bring into the file what its own companions hold, and leave the WAL mode of earlier versions.

    An operational error of SQLite while another program has the archive open.
    """
    with closing(connect(path, key)) as raw:
        raw.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()


def copy_archive(source: Path, target: Path, key: bytes | None) -> None:
    """Copy an archive, with what its companions hold, into the empty file `target`, under the same key."""
    with closing(connect(source, key)) as old, closing(_connected(target, key)) as new:
        old.backup(new)


_ALONE = "mode=ro&immutable=1"


def _connected(path: Path, key: bytes | None, mode: str = "mode=rw") -> Connection:
    uri = f"{path.absolute().as_uri()}?{mode}"
    if key is not None:
        return keyed_connection(uri, key)
    return sqlite3.connect(uri, uri=True, check_same_thread=False, isolation_level=None)


def _connected_to_read(path: Path, key: bytes | None, *, alone: bool) -> Connection:
    """Open to read only; where the folder allows it, in a way that leaves no file of SQLite's beside the archive.

    With something in a companion, reading the file alone would miss the last changes, or see half of them.
    """
    if alone:
        return _connected(path, key, _ALONE)
    ways = ["mode=rw", "mode=ro", *([] if filled_companions(path) else [_ALONE])]
    for way in ways[:-1]:
        raw = _connected(path, key, way)
        try:
            _try_reading(raw)
        except operational_errors() as error:
            raw.close()
            if getattr(error, "sqlite_errorname", "").startswith("SQLITE_BUSY"):
                raise
        else:
            return raw
    return _connected(path, key, ways[-1])


def _try_reading(raw: Connection) -> None:
    raw.execute("PRAGMA query_only = ON")
    raw.execute("SELECT COUNT(*) FROM sqlite_master")
