"""Where the key file of an archive is: beside it, and after its last page for when it travels alone."""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from app.domain.errors import ArchiveError, ArchiveTrouble
from app.models.archive_file import trouble
from app.models.archive_file.header import BINARY
from app.models.archive_file.trailer import trailer_of
from app.models.keys.key_file import LARGEST, KeyFile, KeyFileError, read, written

_ENDING = "-chiavi"


def key_file_beside(path: Path) -> Path:
    return path.with_name(path.name + _ENDING)


def keys_of(path: Path) -> KeyFile | None:
    """Return who may open the archive at `path`; None when neither place has a key file.

    The one beside is the newest as long as it holds the same key as the one inside: otherwise the archive was put
    there later, from a copy, and its own counts. `ArchiveError` when the only one there is was spoiled.
    """
    with trouble.in_words(path):
        inside = _read_or_none(trailer_of(path))
        content = _content_beside(path)
    if content is None:
        return inside
    try:
        beside = read(content)
    except KeyFileError as error:
        if inside is None:
            raise _spoiled(path, error) from error
        return inside
    return beside if inside is None or inside.key_id == beside.key_id else inside


def keep_beside(path: Path, file: KeyFile) -> None:
    """Write the key file beside the archive, whole or not at all, for the eyes of those who may read the archive."""
    target, content = key_file_beside(path), written(file)
    if _content_beside(path) == content:
        return
    draft = target.with_name(f".{path.name}.{os.getpid()}.tmp{_ENDING}")
    try:
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | BINARY, 0o600)
        with os.fdopen(descriptor, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        with suppress(OSError):
            shutil.copymode(path, draft)
        draft.replace(target)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def forget_beside(path: Path) -> None:
    """Take away the key file beside an archive that is in clear, or that has its own inside."""
    key_file_beside(path).unlink(missing_ok=True)


def _content_beside(path: Path) -> bytes | None:
    try:
        with key_file_beside(path).open("rb") as file:
            return file.read(LARGEST + 1)
    except FileNotFoundError:
        return None


def _read_or_none(content: bytes | None) -> KeyFile | None:
    with suppress(KeyFileError):
        return read(content) if content is not None else None
    return None


def _spoiled(path: Path, error: KeyFileError) -> ArchiveError:
    name = key_file_beside(path).name
    if error.is_newer:
        return ArchiveError(
            ArchiveTrouble.NEWER,
            f"Il file delle chiavi {name} è stato fatto da una versione più recente di Merito.",
            "Aggiornare il programma su questo computer, poi riaprire l'archivio.",
        )
    return ArchiveError(
        ArchiveTrouble.KEY,
        f"Il file delle chiavi {name} è rovinato, o è stato cambiato da un altro programma.",
        "Rimetterne una copia, oppure aprire l'archivio con la chiave di recupero.",
    )
