"""An archive is one file: making it, opening it, reading it, changing it."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import ArchiveError, ArchiveTrouble
from app.models.archive_file import trouble
from app.models.archive_file.connection import connect
from app.models.archive_file.drafts import draft_of, sweep
from app.models.archive_file.locking import Lock
from app.models.identity import SCHEMA_VERSION

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.orm import Session


class Archive:
    """An open archive. `close` lets go of the file and of its lock; `kept` is its copy of before an upgrade.

    SQLAlchemy is loaded at the first session, so that the window can show its first page before that.
    """

    def __init__(self, path: Path, lock: Lock | None, kept: Path | None = None) -> None:
        self.path = path
        self.kept = kept
        self._lock = lock

    @property
    def is_writable(self) -> bool:
        return self._lock is not None

    @contextmanager
    def glancing(self) -> Iterator[sqlite3.Connection]:
        """Give a bare connection for a few quick counts (see `glance`)."""
        try:
            with closing(connect(self.path, writing=self.is_writable)) as raw:
                yield raw
        except sqlite3.Error as error:
            raise trouble.explain(error) or error from error
        except UnicodeDecodeError as error:  # even what SQLite says of the damage cannot be read
            raise trouble.damaged() from error

    @contextmanager
    def reading(self) -> "Iterator[Session]":
        """Give a session that sees one moment of the archive and cannot change it."""
        from app.models.sessions import reading_session

        with reading_session(self._engine) as session:
            yield session

    @contextmanager
    def writing(self) -> "Iterator[Session]":
        """Give a session whose changes are kept all together at the end, or not at all."""
        from app.models.sessions import writing_session

        if not self.is_writable:
            raise ArchiveError(
                ArchiveTrouble.READ_ONLY,
                f"L'archivio {self.path.name} è aperto in sola lettura.",
                "Chiuderlo e riaprirlo per modificarlo.",
            )
        with writing_session(self._engine) as session:
            yield session

    def close(self) -> None:
        if "_engine" in vars(self):
            self._engine.dispose()
        if self._lock is not None:
            self._lock.release()

    @cached_property
    def _engine(self) -> "Engine":
        from app.models.sessions import make_engine

        return make_engine(self.path, writing=self.is_writable)


def create_archive(path: Path, prepare: Callable[[Archive], None] | None = None) -> Archive:
    """Make a new archive at `path`, let `prepare` write its first data, and open it.

    All happens in a draft beside it that takes its name at the end: a failure leaves nothing.
    `ArchiveError` when something is there already or the folder refuses.
    """
    _refuse_existing(path)
    draft = draft_of(path)
    try:
        _make(draft, prepare)
        with trouble.in_words(path):
            draft.rename(path)
    finally:
        sweep(path, str(os.getpid()))
    return open_archive(path)


def _make(draft: Path, prepare: Callable[[Archive], None] | None) -> None:
    from app.models.sessions import trouble_in_words
    from app.models.upgrade import upgrade_schema

    with trouble.in_words(draft):
        sqlite3.connect(draft).close()
        draft.touch()
    with trouble_in_words():
        upgrade_schema(draft)
    if prepare is not None:
        archive = open_archive(draft)
        try:
            prepare(archive)
        finally:
            archive.close()
    _fold_wal(draft)


def open_archive(path: Path, *, writing: bool = True) -> Archive:
    """Open the archive at `path`, brought to the present schema first; `ArchiveError` says why it cannot be opened.

    Through a link, the file that it leads to: its lock, its log and its next version are beside that one.
    """
    is_older = _is_older(path)
    path = path.resolve() if path.is_symlink() else path
    if writing:
        lock = Lock(path)
        return Archive(path, lock, _upgraded(path, lock))
    if is_older:
        raise trouble.older(path)
    return Archive(path, None)


def _is_older(path: Path) -> bool:
    return trouble.version_of(path) < SCHEMA_VERSION


def _upgraded(path: Path, lock: Lock) -> Path | None:
    """Bring an older archive to the present schema; return the copy of before, which stays beside."""
    try:
        if not _is_older(path):  # asked with the lock in hand: another window may just have upgraded it
            return None
        from app.models.sessions import trouble_in_words
        from app.models.upgrade import upgrade_archive

        with trouble.in_words(path), trouble_in_words():
            return upgrade_archive(path)
    except BaseException:
        lock.release()
        raise


def _refuse_existing(path: Path) -> None:
    if trouble.is_there(path):
        raise ArchiveError(
            ArchiveTrouble.EXISTS,
            f"Esiste già un file {path}.",
            "Scegliere un altro nome, oppure aprire quell'archivio.",
        )
    if not path.parent.is_dir():
        raise ArchiveError(
            ArchiveTrouble.MISSING, f"La cartella {path.parent} non esiste.", "Scegliere un'altra cartella."
        )


def _fold_wal(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
