"""An archive is one file: making it, opening it, reading it, changing it."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from filelock import FileLock, Timeout
from sqlalchemy import Engine, select
from sqlalchemy.exc import DBAPIError, IntegrityError
from sqlalchemy.orm import Session

from app.domain.errors import ArchiveError, ArchiveTrouble
from app.models import guards, trouble
from app.models.connection import BEGIN_OPTION, make_engine
from app.models.register import ArchiveInfo
from app.models.schema import SCHEMA_VERSION


class Archive:
    """An open archive. `close` lets go of the file and of its lock."""

    def __init__(self, path: Path, engine: Engine, lock: FileLock | None) -> None:
        self.path = path
        self._engine = engine
        self._lock = lock

    @property
    def is_writable(self) -> bool:
        return self._lock is not None

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session that sees one moment of the archive and cannot change it."""
        with _trouble_in_words(), self._engine.connect() as connection, Session(connection, autoflush=False) as session:
            yield session
            session.rollback()

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Give a session whose changes are kept all together at the end, or not at all."""
        if not self.is_writable:
            raise ArchiveError(
                ArchiveTrouble.READ_ONLY,
                f"L'archivio {self.path.name} è aperto in sola lettura.",
                "Chiuderlo e riaprirlo per modificarlo.",
            )
        immediate = self._engine.execution_options(**{BEGIN_OPTION: "IMMEDIATE"})
        with (
            _trouble_in_words(),
            immediate.connect() as connection,
            Session(connection, autoflush=False, expire_on_commit=False) as session,
            session.begin(),
        ):
            yield session

    def close(self) -> None:
        self._engine.dispose()
        if self._lock is not None:
            self._lock.release()


def create_archive(path: Path, prepare: Callable[[Archive], None] | None = None) -> Archive:
    """Make a new archive at `path`, let `prepare` write its first data, and open it.

    All happens in a draft beside it that takes its name at the end: a failure leaves nothing.
    `ArchiveError` when something is there already or the folder refuses.
    """
    _refuse_existing(path)
    draft = path.with_name(f".{path.name}.{uuid4().hex[:8]}.tmp")
    try:
        _make(draft, prepare)
        with trouble.in_words(path):
            draft.rename(path)
    finally:
        for leftover in draft.parent.glob(f"*{draft.name}*"):
            leftover.unlink()
    return open_archive(path)


def _make(draft: Path, prepare: Callable[[Archive], None] | None) -> None:
    from app.models.upgrade import upgrade_schema

    with trouble.in_words(draft):
        sqlite3.connect(draft).close()
        draft.touch()
    with _trouble_in_words():
        upgrade_schema(draft)
        _introduce(draft)
    if prepare is not None:
        archive = open_archive(draft)
        try:
            prepare(archive)
        finally:
            archive.close()
    _fold_wal(draft)


def open_archive(path: Path, *, writing: bool = True) -> Archive:
    """Open the archive at `path`; `ArchiveError` says why it cannot be opened, and nothing is changed."""
    trouble.refuse_stranger(path, SCHEMA_VERSION)
    lock = _locked(path) if writing else None
    return Archive(path, make_engine(path, writing=writing), lock)


def _refuse_existing(path: Path) -> None:
    if path.exists():
        raise ArchiveError(
            ArchiveTrouble.EXISTS,
            f"Esiste già un file {path}.",
            "Scegliere un altro nome, oppure aprire quell'archivio.",
        )
    if not path.parent.is_dir():
        raise ArchiveError(
            ArchiveTrouble.MISSING, f"La cartella {path.parent} non esiste.", "Scegliere un'altra cartella."
        )


def _introduce(path: Path) -> None:
    engine = make_engine(path)
    with Session(engine) as session, session.begin():
        now = datetime.now(UTC).isoformat(timespec="seconds")
        session.add(ArchiveInfo(id=1, archive_id=str(uuid4()), created_at=now))
    engine.dispose()


def _fold_wal(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()


def _locked(path: Path) -> FileLock:
    """Take the lock that only one program at a time can hold, and that dies with the process."""
    lock = FileLock(path.with_name(f".{path.name}.lock"))
    try:
        lock.acquire(timeout=0)
    except Timeout:
        raise ArchiveError(
            ArchiveTrouble.LOCKED,
            f"L'archivio {path.name} è già aperto in un'altra finestra di Merito.",
            "Chiudere l'altra finestra e riprovare.",
        ) from None
    except OSError as error:
        raise trouble.about_file(path, error) from error
    return lock


@contextmanager
def _trouble_in_words() -> Iterator[None]:
    """Turn what SQLite refuses into a sentence; what we do not recognise goes on as a bug."""
    try:
        yield
    except IntegrityError as error:
        raise guards.explain(str(error.orig)) or error from error
    except DBAPIError as error:
        raise trouble.explain(error) or error from error


def info(session: Session) -> ArchiveInfo:
    return session.scalars(select(ArchiveInfo)).one()
