"""An archive is one file: making it, opening it, reading it, changing it."""

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import ArchiveError, ArchiveTrouble
from app.models.archive_file import trouble
from app.models.archive_file.cipher import refuse_key
from app.models.archive_file.drafts import draft_of, sweep, touch_private
from app.models.archive_file.locking import Lock, lock_file_of
from app.models.archive_file.open_file import OpenFile
from app.models.archive_file.settling import Settled, settle_to_read, settle_to_write
from app.models.glance import Glance, glancing_at
from app.models.identity import SCHEMA_VERSION
from app.models.narrowing import Narrowing
from app.models.readers import Readers
from app.models.secret import Secret, secret_of, with_name

if TYPE_CHECKING:
    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

    from app.models.keys.key_file import KeyFile


class Archive:
    """An open archive. `close` lets go of the file and of its lock; `kept` is its copy of before an upgrade.

    `notes` are sentences about what was found beside it and set aside. SQLAlchemy is loaded at the first session, so
    that the window can show its first page before that; so are copies and keys.
    """

    def __init__(
        self, path: Path, secret: Secret, file: OpenFile | None, settled: Settled, kept: Path | None = None
    ) -> None:
        self.path = path
        self.kept = kept
        self.notes = settled.notes
        self.was_left_open = file is not None and file.was_left_open  # by a program that was killed
        self._key = secret.key
        self._keys = secret.keys
        self._file = file
        self._readers = Readers(path, secret.key, writing=file is not None, alone=settled.alone)

    @property
    def is_closed(self) -> bool:
        """Whether this archive, which was open to write, has been let go."""
        return self._file is not None and self._file.is_closed

    @property
    def is_writable(self) -> bool:
        return self._file is not None

    @property
    def key(self) -> bytes | None:
        """The 48 bytes that open the archive; None when it is in clear."""
        return self._key

    @property
    def keys(self) -> "KeyFile | None":
        """Who may open the archive; None when it is in clear, or was opened by the recovery key without a key file."""
        return self._keys

    def keep_keys(self, keys: "KeyFile") -> None:
        """Keep another key file, sealed with the archive's key, beside the archive and in it."""
        if self._file is None:
            raise self._not_writable()
        with trouble.in_words(self.path):
            self._file.keep_keys(keys)
        self._keys = keys

    @contextmanager
    def glancing(self, narrow: Narrowing | None = None) -> Iterator[Glance]:
        """Give the names, the years and a few counts of what `narrow` leaves, or of all, without SQLAlchemy."""
        if self._file:
            self._file.check_place()
        with self._readers.glance(narrow) as glance:
            yield glance

    @contextmanager
    def reading(self, narrow: Narrowing | None = None) -> "Iterator[Session]":
        """Give a session that sees one moment of the archive, or the part that `narrow` says, and cannot change it."""
        from app.models.sessions import reading_session

        if self._file:
            self._file.check_place()
        with reading_session(self._engine_for(narrow), narrow) as session:
            yield session

    @contextmanager
    def writing(self) -> "Iterator[Session]":
        """Give a session whose changes are kept all together at the end, or not at all.

        `ArchiveError` when the file is no longer the one that was opened: nothing is kept, and what was saved before
        is in a rescue copy that the sentence names.
        """
        from app.models.sessions import head_hash_of, writing_session

        if self._file is None:
            raise self._not_writable()
        engine = self._engine
        self._file.check()
        with writing_session(engine) as session:
            yield session
            session.flush()
            self._file.check()
            following = head_hash_of(session)
            self._file.announce(following)
        self._file.was_kept(following)

    def _not_writable(self) -> ArchiveError:
        return ArchiveError(
            ArchiveTrouble.READ_ONLY,
            f"L'archivio {self.path.name} è aperto in sola lettura.",
            "Chiuderlo e riaprirlo per modificarlo.",
        )

    def keep_connections(self) -> None:
        """Let the readings of a command share a connection: each new one reads the schema with its 200 triggers."""
        self._readers.keep()

    def copy_to(self, target: Path) -> None:
        """Write what the archive holds now to another file, whole or not at all.

        `ArchiveError` when `target` is this archive, or one that somebody has open, or the disk refuses.
        """
        if self._file:
            self._file.check_place()
        _write_copy(self.path, target, self._key, self._keys)

    def glancing_at(self, copy: Path) -> AbstractContextManager[Glance]:
        """Look at a copy of this archive, closed and under the same key."""
        return glancing_at(copy, self._key)

    def opened_copy(self, copy: Path, target: Path) -> "Archive":
        """Open a copy of a closed copy of this archive, made at `target` under the same key."""
        _write_copy(copy, target, self._key, secret_of(copy, self._key).keys)
        return open_archive(target, self._key)

    def restore_from(self, copy: Path) -> None:
        """Close this archive and put a copy of it, under the same key, in its place; whole or not at all.

        `ArchiveError` when the copy cannot be read or the disk refuses: then the archive is closed, and as it was.
        """
        self.close()
        restore_archive(copy, self.path, self._key)

    def close(self) -> None:
        """Let go of the file; `ArchiveError` when what was saved in it was taken away meanwhile (it is rescued)."""
        if self._file is not None and self._keys is not None and not self.is_closed:
            self._follow_name(self._keys)
        self._readers.close()
        if self._file is not None:
            self._file.close(self._readers.head)

    def discard(self) -> None:
        """Let go of an archive that was just made and take it away, with the file of its lock."""
        self.close()
        for left in (self.path, lock_file_of(self.path)):
            left.unlink(missing_ok=True)

    def _follow_name(self, keys: "KeyFile") -> None:
        """Let the key file, shown before anybody has logged in, say the name that the ente has now."""
        with suppress(ArchiveError), self.glancing() as glance:
            if (renamed := with_name(Secret(self._key, keys), glance.municipality()[0])) is not None:
                self.keep_keys(renamed)

    @cached_property
    def _engine(self) -> "Engine":
        from app.models.sessions import head_now

        engine = self._readers.engine()
        if self._file:
            self._file.keep_image(head_now(engine))
        return engine

    def _engine_for(self, narrow: Narrowing | None) -> "Engine":
        whole = self._engine  # before any reading, the image of the file is kept
        return whole if narrow is None else self._readers.engine(narrow)


def create_archive(path: Path, prepare: Callable[[Archive], None] | None = None, key: bytes | None = None) -> Archive:
    """Make a new archive at `path`, let `prepare` write its first data, and open it.

    All happens in a draft beside it that takes its name at the end: a failure leaves nothing. What an earlier archive
    of that name has left beside is set aside. With a `key` it is encrypted from its first byte. `ArchiveError` when
    something is there already or the folder refuses.
    """
    from app.models.archive_file.companions import set_orphans_aside

    _refuse_existing(path)
    trouble.refuse_long_name(path)
    draft = draft_of(path)
    try:
        _make(draft, prepare, key)
        with trouble.in_words(path):
            notes = set_orphans_aside(path)
            draft.rename(path)
    finally:
        sweep(path, str(os.getpid()))
    archive = open_archive(path, key)
    archive.notes = (*notes, *archive.notes)
    return archive


def _make(draft: Path, prepare: Callable[[Archive], None] | None, key: bytes | None) -> None:
    from app.models.sessions import trouble_in_words
    from app.models.upgrade import upgrade_schema

    with trouble.in_words(draft):
        touch_private(draft)
    with trouble_in_words():
        upgrade_schema(draft, key)
    if prepare is not None:
        archive = open_archive(draft, key)
        try:
            prepare(archive)
        finally:
            archive.close()


def open_archive(path: Path, key: bytes | None = None, *, writing: bool = True, upgrading: bool = True) -> Archive:
    """Open the archive at `path`, brought to the present schema first; `ArchiveError` says why it cannot be opened.

    One of an earlier schema is refused where it is opened only to be read, or not `upgrading`.
    `key` is None for an archive in clear, else its 48 bytes. Through a link, the file that it leads to: its lock, its
    journal and its next version are beside that one.
    """
    is_older = trouble.version_of(path) < SCHEMA_VERSION
    refuse_key(path, key)
    path = path.resolve() if path.is_symlink() else path
    secret = secret_of(path, key)
    if is_older and not (writing and upgrading):
        raise trouble.older(path)
    if writing:
        return _opened_to_write(path, secret)
    return Archive(path, secret, None, settle_to_read(path, key))


def restore_archive(copy: Path, target: Path, key: bytes | None = None) -> None:
    """Put a sound copy in the place of the archive at `target`, which nobody may have open; whole or not at all.

    Who may open it are those of now, where the archive in that place has the same key: a password taken away since
    the copy was made does not open it again. `ArchiveError` when `refuse_useless` refuses the copy, or the disk does.
    """
    refuse_useless(copy, key)
    present = secret_of(target, key).keys if trouble.is_there(target) else None
    _write_copy(copy, target, key, present or secret_of(copy, key).keys)


def _write_copy(source: Path, target: Path, key: bytes | None, keys: "KeyFile | None") -> None:
    from app.models.archive_file.copying import write_copy

    write_copy(source, target, key, keys)


def refuse_useless(copy: Path, key: bytes | None = None) -> None:
    """Raise `ArchiveError` when a copy is damaged, newer than this program or under another key."""
    with glancing_at(copy, key) as glance:
        if glance.faults(1):
            raise trouble.damaged()


def _opened_to_write(path: Path, secret: Secret) -> Archive:
    lock = Lock(path)
    try:
        settled = settle_to_write(path, lock, secret.key)
        kept = _upgraded(path, lock, secret)
        secret.show_beside(path)
        return Archive(path, secret, OpenFile(path, lock, secret.keys), settled, kept)
    except BaseException:
        lock.release()
        raise


def _upgraded(path: Path, lock: Lock, secret: Secret) -> Path | None:
    """Bring an older archive to the present schema; return the copy of before, which stays beside."""
    if trouble.version_of(path) >= SCHEMA_VERSION:  # asked with the lock: another window may just have upgraded it
        return None
    from app.models.sessions import trouble_in_words
    from app.models.upgrade import upgrade_archive

    with trouble.in_words(path), trouble_in_words():
        return upgrade_archive(path, lock, secret.key, secret.keys)


def _refuse_existing(path: Path) -> None:
    if trouble.is_there(path):
        raise ArchiveError(
            ArchiveTrouble.EXISTS,
            f"Esiste già un file {path}.",
            "Scegliere un altro nome, oppure aprire quell'archivio.",
        )
    if not path.parent.is_dir():
        raise trouble.no_folder(path)
