"""The one place where a connection to an archive is made: encryption will change this module only."""

from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import NullPool

BEGIN_OPTION = "merito_begin"
"""Execution option of a connection: the word after BEGIN (`IMMEDIATE` for a transaction that writes)."""


def make_engine(path: Path, *, writing: bool = True, foreign_keys: bool = True) -> Engine:
    """Return an engine for the archive at `path`; migrations ask for one without foreign keys.

    Python's sqlite3 must leave BEGIN to us (`isolation_level=None` and an explicit BEGIN): otherwise
    DDL is not rolled back and a reader may see half a transaction.
    """
    mode = "rw" if writing else "ro"
    engine = create_engine(
        "sqlite://",
        creator=lambda: _connect(path, mode),
        poolclass=NullPool,
    )

    @event.listens_for(engine, "connect")
    def _prepare(raw: Any, _record: object) -> None:
        raw.isolation_level = None
        cursor = raw.cursor()
        cursor.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
        cursor.execute("PRAGMA busy_timeout = 3000")
        if writing:
            cursor.execute("PRAGMA journal_mode = WAL")
            cursor.execute("PRAGMA synchronous = FULL")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        word = connection.get_execution_options().get(BEGIN_OPTION, "")
        connection.exec_driver_sql(f"BEGIN {word}".strip())

    return engine


def _connect(path: Path, mode: str) -> Any:
    import sqlite3

    return sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, check_same_thread=False)
