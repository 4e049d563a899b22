"""The one place where a connection to an archive is made: encryption will change this module only."""

import sqlite3
from contextlib import closing
from pathlib import Path

from app.domain.errors import ArchiveError, ArchiveTrouble
from app.models.archive_file.companion_names import filled_companions

Connection = sqlite3.Connection

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

    `key` is None for an archive in clear (the only kind until encryption comes: `ArchiveError` for any other).
    `alone`: to read, without the companion files beside it. Python's sqlite3 must leave BEGIN to us
    (`isolation_level=None`): otherwise DDL is not rolled back and a reader may see half a transaction.
    """
    refuse_key(key)
    raw = _connected(path) if writing else _connected_to_read(path, alone=alone)
    raw.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
    raw.execute("PRAGMA busy_timeout = 3000")
    for pragma in _KEEPING if writing else ():
        raw.execute(pragma)
    return raw


def refuse_key(key: bytes | None) -> None:
    """Raise `ArchiveError` for an archive with a key: none is encrypted until SQLCipher comes."""
    if key is not None:
        raise ArchiveError(
            ArchiveTrouble.KEY,
            "Questa versione di Merito non apre archivi cifrati.",
            "Aprire l'archivio senza chiave, oppure aggiornare il programma.",
        )


def fold(path: Path, key: bytes | None) -> None:
    """Bring into the file what its own companions hold, and leave the WAL mode of earlier versions.

    `sqlite3.OperationalError` while another program has the archive open.
    """
    with closing(connect(path, key)) as raw:
        raw.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()


def copy_archive(source: Path, target: Path) -> None:
    """Copy an archive, with what its companions hold, into the empty file `target`."""
    with closing(connect(source)) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new)


_ALONE = "mode=ro&immutable=1"


def _connected(path: Path, mode: str = "mode=rw") -> Connection:
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?{mode}", uri=True, check_same_thread=False, isolation_level=None
    )


def _connected_to_read(path: Path, *, alone: bool) -> Connection:
    """Open to read only; where the folder allows it, in a way that leaves no file of SQLite's beside the archive.

    With something in a companion, reading the file alone would miss the last changes, or see half of them.
    """
    if alone:
        return _connected(path, _ALONE)
    ways = ["mode=rw", "mode=ro", *([] if filled_companions(path) else [_ALONE])]
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


def _try_reading(raw: Connection) -> None:
    raw.execute("PRAGMA query_only = ON")
    raw.execute("SELECT COUNT(*) FROM sqlite_master")
