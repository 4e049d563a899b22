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
from app.models.archive_file.drafts import draft_of, sweep, touch_private
from app.models.archive_file.key_places import forget_beside
from app.models.archive_file.locking import Lock
from app.models.archive_file.pragmas import leave_one_file
from app.models.archive_file.trailer import put_trailer
from app.models.keys.key_file import KeyFile, written

_LONGEST_COPY = 225
"""Bytes of the name of a copy: while it is made, its draft and the journal of that are called longer."""


def write_copy(source: Path, target: Path, key: bytes | None, keys: KeyFile | None) -> None:
    """Copy the archive at `source` to `target` under the same key and with the same passwords.

    A new file is for its owner alone; one that takes the place of another is for those who could read that.
    """
    with trouble.in_words(target):
        _refuse_place(source, target)
        if not trouble.is_there(target) and len(os.fsencode(target.name)) > _LONGEST_COPY:
            raise trouble.name_too_long()
    draft = draft_of(target)
    try:
        with trouble.in_words(target):
            touch_private(draft)
            if target.exists():
                shutil.copymode(target, draft)
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
        raise trouble.no_folder(target)
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
