"""Before SQLite sees an archive: its companions judged, what belongs to it folded in."""

import os
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from app.domain.errors import ArchiveError, ArchiveTrouble
from app.models.archive_file import trouble
from app.models.archive_file.byte_lock import is_read_elsewhere, take
from app.models.archive_file.companion_names import filled_companions
from app.models.archive_file.connection import connect, fold
from app.models.archive_file.header import BINARY, read_header
from app.models.archive_file.locking import Lock, last_owner
from app.models.archive_file.sqlite_errors import operational_errors


class Settled(NamedTuple):
    """What the user must be told, and whether the archive is to be read without what is beside it."""

    notes: tuple[str, ...] = ()
    alone: bool = False


def settle_to_write(path: Path, lock: Lock, key: bytes | None) -> Settled:
    """Leave the archive as one file that holds everything; the lock is in hand."""
    with trouble.in_words(path):
        notes: tuple[str, ...] = ()
        has_companions = bool(filled_companions(path))
        if has_companions:
            if is_read_elsewhere(lock.descriptor):
                raise _in_use(path)
            from app.models.archive_file.companions import set_strangers_aside  # loaded for whoever has a companion

            notes = set_strangers_aside(path, lock.left, key)
        if has_companions or read_header(lock.descriptor).is_in_wal_mode:
            fold(path, key)
    return Settled(notes)


def settle_to_read(path: Path, key: bytes | None) -> Settled:
    """Judge the companions, unless somebody has the archive open: then they are at work."""
    if not filled_companions(path):
        return Settled()
    with trouble.in_words(path):
        descriptor, writes = _opened(path)
        try:
            if not take(descriptor) or (writes and is_read_elsewhere(descriptor)):
                return Settled()
            settled = _judged(path, key)
        finally:
            os.close(descriptor)
    if not settled.alone:
        _refuse_unreadable(path, key)
    return settled


def _judged(path: Path, key: bytes | None) -> Settled:
    from app.models.archive_file.companions import set_strangers_aside

    try:
        return Settled(set_strangers_aside(path, last_owner(path), key))
    except OSError:
        note = f"Accanto a {path.name} c'è un file che non gli appartiene e che non si può spostare: non è stato letto."
        return Settled((note,), alone=True)


def _refuse_unreadable(path: Path, key: bytes | None) -> None:
    """Raise when what a killed program left half done cannot be put in order, because nothing may be written here."""
    try:
        with closing(connect(path, key, writing=False)) as raw:
            raw.execute("SELECT COUNT(*) FROM sqlite_master").fetchone()
    except operational_errors() as error:
        if trouble.is_refusal(error):
            raise ArchiveError(
                ArchiveTrouble.READ_ONLY,
                f"L'archivio {path.name} è rimasto a metà di una modifica, e qui non si può scrivere per rimetterlo"
                " in ordine.",
                "Copiarlo, insieme ai file che gli stanno accanto, in una cartella dove si può scrivere e aprirlo lì.",
            ) from error
        raise trouble.about_file(path, error) from error


def _opened(path: Path) -> tuple[int, bool]:
    try:
        return os.open(path, os.O_RDWR | BINARY), True
    except OSError:
        return os.open(path, os.O_RDONLY | BINARY), False


def _in_use(path: Path) -> ArchiveError:
    return ArchiveError(
        ArchiveTrouble.LOCKED,
        f"L'archivio {path.name} è aperto in un altro programma.",
        "Chiudere l'altro programma e riprovare.",
    )
