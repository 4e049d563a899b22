"""Whether the companion files found beside an archive belong to it: SQLite would trust their names alone.

A journal left by a killed program must be rolled back; the same journal beside a copy that was put in the place of the
archive would destroy it, or undo the restore in silence. What does not belong is set aside, never deleted.
"""

import shutil
import tempfile
from contextlib import closing, suppress
from itertools import chain, count
from pathlib import Path

from app.domain.errors import ArchiveError, ArchiveTrouble
from app.models.archive_file.companion_names import filled_companions, journal_of, wal_index_of, wal_of
from app.models.archive_file.connection import connect
from app.models.archive_file.facts import Facts, facts_of
from app.models.archive_file.header import LENGTH, Header
from app.models.archive_file.left_behind import first_commit_of_wal, header_before
from app.models.archive_file.owner import Owner

_AT_ONCE = 2 * 10**9
"""Nanoseconds within which a file is written and told so: more apart, it was carried here as it was."""


def set_strangers_aside(path: Path, owner: Owner | None, key: bytes | None) -> tuple[str, ...]:
    """Rename the companions of `path` that do not belong to it; return a sentence for each.

    `owner` is what the lock file says of whoever had it open last. Nobody else may have the archive open.
    `ArchiveError` when neither the archive alone nor with its companion is sound; `OSError` when one cannot be renamed.
    """
    strangers = [found for found in filled_companions(path) if not _belongs(path, found, owner, key)]
    return tuple(set_aside(path, stranger) for stranger in strangers)


def set_orphans_aside(path: Path) -> tuple[str, ...]:
    """Clear the place of a new archive of what an earlier one has left; return a sentence for each file."""
    told = tuple(set_aside(path, orphan) for orphan in filled_companions(path))
    for empty in (wal_of(path), journal_of(path), wal_index_of(path)):
        empty.unlink(missing_ok=True)
    return told


def set_aside(path: Path, stranger: Path) -> str:
    """Rename a companion so that SQLite does not see it; return the sentence for the user."""
    numbers = chain([""], (f" {number}" for number in count(2)))
    names = (f"{stranger.name} (messo da parte{number})" for number in numbers)
    aside = next(found for name in names if not (found := stranger.with_name(name)).exists())
    stranger.rename(aside)
    if stranger == wal_of(path):
        with suppress(OSError):
            wal_index_of(path).unlink()
    return (
        f"Accanto a {path.name} c'era il file {stranger.name}, rimasto da un altro archivio o da prima di un"
        f" ripristino: non è stato usato ed è ora «{aside.name}»."
    )


def _belongs(path: Path, companion: Path, owner: Owner | None, key: bytes | None) -> bool:
    header = _header(path)
    if companion == journal_of(path):
        return _journal_belongs(path, header, companion, owner, key)
    return header.is_in_wal_mode and _wal_belongs(path, companion, key)


def _journal_belongs(path: Path, header: Header, journal: Path, owner: Owner | None, key: bytes | None) -> bool:
    """Compare with the archive of before the transaction, then with the transaction that the lock file announced."""
    before = header_before(journal)
    if before is not None and header.counter not in {before.counter, before.counter + 1}:
        return False
    alone = _facts_alone(path, key)
    if not alone.is_sound:
        return True  # half written: without its journal it is lost
    announced = owner is not None and before is not None and owner.counter == before.counter
    if owner is not None and announced and alone.head_hash not in {owner.head, owner.following}:
        return False
    merged = _facts_with(path, journal, key)
    return merged.is_sound and merged.archive_id == alone.archive_id


def _wal_belongs(path: Path, wal: Path, key: bytes | None) -> bool:
    """Compare the audit of the archive with those that the WAL goes from and to: it must lie between them."""
    alone, merged = _facts_alone(path, key), _facts_with(path, wal, key)
    if not alone.is_sound and not merged.is_sound:
        raise ArchiveError(
            ArchiveTrouble.DAMAGED,
            f"L'archivio {path.name} è danneggiato, da solo e con il file {wal.name} che gli sta accanto.",
            "Non continuare a usarlo: ripristinare l'ultima copia.",
        )
    if not alone.is_sound or not merged.is_sound:
        return merged.is_sound
    first = _facts_with(path, wal, key, first_commit_of_wal(wal))
    is_between = first.head - 1 <= alone.head <= merged.head
    is_ancestor = alone.head == 0 or merged.hashes.get(alone.head) == alone.head_hash
    is_same = merged.archive_id == alone.archive_id
    return is_same and is_between and is_ancestor and not _is_written_after(path, wal)


def _is_written_after(path: Path, wal: Path) -> bool:
    """Whether the archive was put there after the WAL: a copy of a moment that the WAL goes through looks the same.

    Without the index of the WAL nobody was killed here: the two files were carried together, in whatever order.
    """
    if not wal_index_of(path).exists():
        return False
    one, other = path.stat(), wal.stat()
    if other.st_ctime_ns - other.st_mtime_ns > _AT_ONCE:  # both were carried here: only when they were written counts
        return one.st_mtime_ns > other.st_mtime_ns
    return max(one.st_mtime_ns, one.st_ctime_ns) > max(other.st_mtime_ns, other.st_ctime_ns)


def _header(path: Path) -> Header:
    with path.open("rb") as file:
        return Header(file.read(LENGTH))


def _facts_alone(path: Path, key: bytes | None) -> Facts:
    with closing(connect(path, key, writing=False, alone=True)) as raw:
        return facts_of(raw)


def _facts_with(path: Path, companion: Path, key: bytes | None, length: int | None = None) -> Facts:
    """Return the facts of a copy of the archive into which SQLite has put the first `length` bytes of the companion."""
    with tempfile.TemporaryDirectory(prefix="merito-") as folder:
        copy = Path(shutil.copyfile(path, Path(folder) / path.name))
        beside = Path(shutil.copyfile(companion, copy.with_name(companion.name)))
        if length is not None:
            with beside.open("r+b") as file:
                file.truncate(length)
        with closing(connect(copy, key, writing=False)) as raw:
            return facts_of(raw)
