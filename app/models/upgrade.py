"""Bringing an archive to the present schema."""

import shutil
from collections import Counter
from contextlib import closing
from itertools import chain, count
from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection

from app.models.archive_file import trouble
from app.models.archive_file.connection import Connection as RawConnection
from app.models.archive_file.connection import connect, copy_archive
from app.models.archive_file.drafts import draft_of, sweep, touch_private
from app.models.archive_file.locking import Lock
from app.models.archive_file.pragmas import broken_links, faults, leave_one_file, sign
from app.models.archive_file.trailer import put_trailer
from app.models.keys.key_file import KeyFile, written
from app.models.raw import raw_of
from app.models.sessions import BEGIN_OPTION, make_engine


def migration_config(connection: Connection) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


def upgrade_schema(path: Path, key: bytes | None = None) -> None:
    """Run the missing migrations in one transaction, without foreign keys but checking them before the end.

    Alembic's batch mode rebuilds tables: with foreign keys on it would delete their children.
    """
    engine = make_engine(path, key, foreign_keys=False)
    with engine.connect().execution_options(**{BEGIN_OPTION: "IMMEDIATE"}) as connection, connection.begin():
        command.upgrade(migration_config(connection), "head")
        sign(raw_of(connection))
        if broken := broken_links(raw_of(connection)):
            message = f"the migration would leave {broken} broken links"
            raise RuntimeError(message)
    engine.dispose()


def upgrade_archive(path: Path, lock: Lock, key: bytes | None = None, keys: KeyFile | None = None) -> Path:
    """Bring an older archive to the present schema and return the copy of it as it was, kept beside.

    The work is done on a copy that takes the archive's name only when it is sound and has lost no row; whatever
    happens before leaves the archive as it was.
    """
    kept = _free_name(path)
    draft = draft_of(path)
    before = draft.with_name(f"{draft.name}2")
    sweep(path)  # what a crash left: whoever holds the lock is the only one here
    try:
        _copy(path, draft, key)
        upgrade_schema(draft, key)
        _refuse_losses(path, draft, key)
        _fold(draft, key)
        _copy(path, before, key)
        _fold(path, key)
        if keys is not None:
            put_trailer(draft, written(keys))
            put_trailer(before, written(keys))
        with lock.letting_go():
            _swap(draft, path, before, kept)
    finally:
        sweep(path)
    return kept


def _swap(draft: Path, path: Path, before: Path, kept: Path) -> None:
    """Give both files their names, or neither."""
    before.replace(kept)
    try:
        draft.replace(path)
    except OSError:
        kept.unlink()
        raise


def _free_name(path: Path) -> Path:
    numbers = chain([""], (f" {number}" for number in count(2)))
    names = (f"{path.stem} (prima dell'aggiornamento{number}){path.suffix}" for number in numbers)
    return next(found for name in names if not (found := path.with_name(name)).exists())


def _copy(source: Path, target: Path, key: bytes | None) -> None:
    """Copy an archive with what its log still holds, for the eyes of those who may read the archive."""
    touch_private(target)
    shutil.copymode(source, target)
    copy_archive(source, target, key)


def _refuse_losses(old: Path, new: Path, key: bytes | None) -> None:
    """Raise unless the upgraded copy is whole and has every row of every table that was there."""
    with closing(connect(old, key)) as before, closing(connect(new, key)) as after:
        if faults(after) or _rows(before) - _rows(after):
            raise trouble.damaged()


def _rows(connection: RawConnection) -> Counter[str]:
    tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    counted = {name: connection.execute(f'SELECT COUNT(*) FROM "{name}"').fetchone()[0] for name in tables}  # noqa: S608 (names of our own tables)
    return Counter(counted)


def _fold(path: Path, key: bytes | None) -> None:
    """Leave the archive as one file; it fails while anybody else is at work on it."""
    with closing(connect(path, key)) as connection:
        leave_one_file(connection)
