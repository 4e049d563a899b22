"""A copy of an archive under another name, made beside its place and put there when it is whole."""

import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from app.domain.errors import ArchiveError, ArchiveTrouble
from app.models.archive_file import trouble
from app.models.archive_file.companions import set_orphans_aside
from app.models.archive_file.connection import connect, copy_archive
from app.models.archive_file.drafts import draft_of, sweep
from app.models.archive_file.key_places import forget_beside
from app.models.archive_file.locking import Lock
from app.models.archive_file.pragmas import leave_one_file
from app.models.archive_file.trailer import put_trailer
from app.models.keys.key_file import KeyFile, written


def write_copy(source: Path, target: Path, key: bytes | None, keys: KeyFile | None) -> None:
    """Copy the archive at `source` to `target` under the same key and with the same passwords, for the same eyes."""
    with trouble.in_words(target):
        _refuse_place(source, target)
    draft = draft_of(target)
    try:
        with trouble.in_words(target):
            draft.touch()
            shutil.copymode(source, draft)
            copy_archive(source, draft, key)
            with closing(connect(draft, key)) as copy:
                leave_one_file(copy)
            if keys is not None:
                put_trailer(draft, written(keys))
            with _place_of(target):
                set_orphans_aside(target)
                draft.replace(target)
                forget_beside(target)
    finally:
        sweep(target, str(os.getpid()))


def _refuse_place(source: Path, target: Path) -> None:
    if not target.parent.is_dir():
        raise ArchiveError(
            ArchiveTrouble.MISSING, f"La cartella {target.parent} non esiste.", "Scegliere un'altra cartella."
        )
    if target.is_dir():
        raise ArchiveError(
            ArchiveTrouble.EXISTS,
            f"«{target.name}» è una cartella di {target.parent}: una copia non può prenderne il posto.",
            "Scegliere un altro nome, oppure aprire quella cartella e dare un nome alla copia.",
        )
    if target.exists() and target.samefile(source):
        raise ArchiveError(
            ArchiveTrouble.EXISTS,
            f"«{target.name}» è l'archivio aperto: una copia non può prenderne il posto.",
            "Scegliere un altro nome o un'altra cartella.",
        )


@contextmanager
def _place_of(target: Path) -> Iterator[None]:
    """Hold the archive that is there, so that nobody loses the one they have open."""
    if not trouble.is_there(target):
        yield
        return
    lock = Lock(target)
    try:
        with lock.letting_go():
            yield
    finally:
        lock.release()
