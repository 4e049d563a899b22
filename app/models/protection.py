"""Changing how an archive is kept: in clear, under a key, under another key."""

import os
import shutil
from collections.abc import Callable
from contextlib import closing, suppress
from hashlib import sha256
from itertools import chain, count
from pathlib import Path

from app.domain.errors import ArchiveError, ArchiveTrouble
from app.models.archive import Archive, open_archive, refuse_useless
from app.models.archive_file import trouble
from app.models.archive_file.cipher import refuse_key, write_under_other_key
from app.models.archive_file.companions import set_orphans_aside
from app.models.archive_file.connection import Connection, connect, copy_archive
from app.models.archive_file.drafts import draft_of, sweep, touch_private
from app.models.archive_file.key_places import forget_beside, keep_beside
from app.models.archive_file.locking import Lock
from app.models.archive_file.pragmas import broken_links, faults, leave_one_file, sign
from app.models.archive_file.settling import settle_to_write
from app.models.archive_file.trailer import put_trailer
from app.models.glance import Glance
from app.models.keys.key_file import KeyFile, written
from app.models.secret import Secret, is_protected


def convert(
    path: Path,
    key: bytes | None,
    new_key: bytes,
    keys: KeyFile,
    *,
    kept_as: str = "",
    fill: Callable[[Archive], None] | None = None,
) -> Path | None:
    """Keep the archive at `path`, which nobody has open, under `new_key` from now on; return the copy of before.

    The work is done on a draft that takes the archive's name only when it is sound and holds the same rows; `fill`
    then writes in it what goes with the change. Killed at any moment, either the archive of before or that of after
    is at `path`, whole: it has its key file inside, which counts as soon as the archive has its name. `kept_as`: the
    words in the name of the copy of an archive that was in clear (none: no copy).
    """
    lock = Lock(path)
    draft = draft_of(path)
    try:
        sweep(path)
        refuse_key(path, key)
        settle_to_write(path, lock, key)
        with trouble.in_words(path):
            _make(path, key, draft, new_key)
            if fill is not None:
                _fill(draft, new_key, fill)
            put_trailer(draft, written(keys))
            kept = _copied_in_clear(path, kept_as) if kept_as else None
            with closing(connect(path, key)) as before:
                leave_one_file(before)  # refused while another program is at work on it
            _swap(lock, draft, path, kept)
            _settle_key_file(path, keys)
        return kept
    finally:
        sweep(path)
        lock.release()


def bring_in(
    copy: Path, copy_key: bytes | None, path: Path, secret: Secret, *, fill: Callable[[Archive], None] | None = None
) -> None:
    """Put a copy that opens with another key, or with none, in the place of the archive at `path`, under its `secret`.

    Nobody may have the archive open. Done on a draft as in `convert`: killed at any moment, the archive of before or
    that of after is at `path`, whole, and nothing of a protected one was ever in clear. The copy is only read.
    """
    lock = Lock(path)
    draft = draft_of(path)
    try:
        sweep(path)
        refuse_useless(copy, copy_key)
        with trouble.in_words(path):
            _make(copy, copy_key, draft, secret.key)
            shutil.copymode(path, draft)
            if fill is not None:
                _fill(draft, secret.key, fill)
            if secret.keys is not None:
                put_trailer(draft, written(secret.keys))
            set_orphans_aside(path)
            _swap(lock, draft, path, None)
            _settle_key_file(path, secret.keys)
    finally:
        sweep(path)
        lock.release()


def draft_under(copy: Path, copy_key: bytes | None, target: Path, key: bytes | None) -> None:
    """Write what a closed copy holds to a new file under another key: a drill opens that, and the copy is only read."""
    with trouble.in_words(target):
        _make(copy, copy_key, target, key)


def _make(path: Path, key: bytes | None, draft: Path, new_key: bytes | None) -> None:
    touch_private(draft)
    shutil.copymode(path, draft)
    write_under_other_key(path, key, draft, new_key)
    with closing(connect(draft, new_key)) as after:
        sign(after)
        leave_one_file(after)
    with closing(connect(path, key, writing=False)) as before, closing(connect(draft, new_key)) as after:
        if faults(after) or broken_links(after) or contents_of(before) != contents_of(after):
            raise ArchiveError(
                ArchiveTrouble.DAMAGED,
                f"La copia di {path.name} non è risultata uguale all'archivio, che è rimasto com'era.",
                "Controllare l'archivio e il disco, poi riprovare.",
            )


def _fill(draft: Path, key: bytes | None, fill: Callable[[Archive], None]) -> None:
    archive = open_archive(draft, key)
    try:
        fill(archive)
    finally:
        archive.close()
        if archive.kept is not None:  # of an earlier schema: what was brought in stays where it came from
            archive.kept.unlink(missing_ok=True)


def contents_of(raw: Connection) -> dict[str, str]:
    """Give a digest of the rows of each table, and one of the schema: tables, indexes and triggers."""
    schema = raw.execute(
        "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY type, name"
    ).fetchall()
    digests = {"": sha256(repr(schema).encode()).hexdigest()}
    for kind, name, _ in schema:
        if kind == "table":
            digest = sha256()
            for row in raw.execute(f'SELECT * FROM "{name}"'):  # noqa: S608 (names of our own tables)
                digest.update(repr(row).encode())
            digests[name] = digest.hexdigest()
    return digests


def _copied_in_clear(path: Path, words: str) -> Path:
    """Copy the archive as it was beside it."""
    kept = _free_name(path, words)
    draft = draft_of(path).with_name(f"{draft_of(path).name}2")
    touch_private(draft)
    shutil.copymode(path, draft)
    copy_archive(path, draft, None)
    with draft.open("rb") as file:
        os.fsync(file.fileno())
    draft.replace(kept)
    return kept


def _free_name(path: Path, words: str) -> Path:
    numbers = chain([""], (f" {number}" for number in count(2)))
    names = (f"{path.stem} ({words}{number}){path.suffix}" for number in numbers)
    return next(found for name in names if not (found := path.with_name(name)).exists())


def _swap(lock: Lock, draft: Path, path: Path, kept: Path | None) -> None:
    try:
        with lock.letting_go():
            draft.replace(path)
    except OSError:
        if kept is not None:
            kept.unlink()
        raise


def _settle_key_file(path: Path, keys: KeyFile | None) -> None:
    """Put the new key file beside the archive; cut short before this, the one inside is of another key and counts."""
    with suppress(OSError):  # the change is done: what is beside is put in order at the next opening
        if keys is None:
            forget_beside(path)
        else:
            keep_beside(path, keys)


def is_clear_copy(path: Path, archive_id: str) -> bool:
    """Whether the file at `path` is the archive with this identity, in clear; one that cannot be read is not."""
    try:
        if is_protected(path):
            return False
        with trouble.glance_in_words(), closing(connect(path, None, writing=False, alone=True)) as raw:
            return Glance(raw).archive_id() == archive_id
    except ArchiveError:
        return False
