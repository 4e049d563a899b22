"""Writing a file so that it is there whole or not at all."""

import errno
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from app.domain.errors import ArchiveError, ArchiveTrouble, UserError, reason_of


@contextmanager
def whole_file(target: Path) -> Iterator[BinaryIO]:
    """Give a file to write beside `target`, renamed to it at the end; on any error nothing is left."""
    with explained(target):
        handle, temporary = _beside(target)
        try:
            with os.fdopen(handle, "wb") as out:
                yield out
                out.flush()
                os.fsync(out.fileno())
            temporary.replace(target)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise


def _beside(target: Path) -> tuple[int, Path]:
    handle, name = tempfile.mkstemp(prefix=".merito-", suffix=".tmp", dir=target.parent)
    with suppress(OSError):
        os.chmod(name, 0o666 & ~_umask())  # noqa: PTH101 (the name is still text here)
    return handle, Path(name)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _is_closed(error: OSError, folder: Path) -> bool:
    """Whether the folder is there and yet takes no file."""
    return isinstance(error, FileNotFoundError) and folder.is_dir()


@contextmanager
def explained(target: Path) -> Iterator[None]:
    """Turn an error of the disk into a sentence that says which file or folder and what to do."""
    try:
        yield
    except OSError as error:
        raise _trouble(error, target) from error


def _trouble(error: OSError, target: Path) -> UserError:
    folder = target.parent
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return ArchiveError(
            ArchiveTrouble.DISK,
            f"Il disco è pieno: il file «{target.name}» non è stato scritto.",
            "Liberare spazio o scegliere un'altra cartella.",
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError) and folder.is_file():
        return UserError(f"«{folder}» non è una cartella.", "Scegliere un'altra cartella.")
    if isinstance(error, PermissionError) or error.errno == errno.EROFS or _is_closed(error, folder):
        return ArchiveError(
            ArchiveTrouble.READ_ONLY,
            f"Non si può scrivere «{target.name}» nella cartella «{folder}».",
            "Chiudere il file se è aperto in un altro programma, o scegliere un'altra cartella.",
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return UserError(f"La cartella «{folder}» non esiste.", "Scegliere una cartella che c'è.")
    if isinstance(error, IsADirectoryError | FileExistsError):
        return UserError(f"«{target}» non è un file.", "Scegliere un altro nome.")
    return ArchiveError(
        ArchiveTrouble.DISK,
        f"Il file «{target.name}» non è stato scritto: {reason_of(error)}.",
        "Controllare il disco o scegliere un'altra cartella.",
    )
