"""Files of the user, read with a limit and written whole or not at all: the only door of the services to the disk."""

import errno
import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from app.domain.documents.common import Printed
from app.domain.errors import ArchiveError, ArchiveTrouble, UserError, reason_of
from app.models.held_file import hold

OWN_FOLDER = 0o700
"""Of the folders that we make, where the system has modes: what is written holds personal data."""
PREFIX, SUFFIX = ".merito-", ".tmp"


def read_file(path: Path, largest: int | None = None) -> bytes:
    """Return what a file of the user holds; `UserError` when it cannot be read or has more than `largest` bytes."""
    try:
        with path.open("rb") as file:
            data = file.read() if largest is None else file.read(largest + 1)
    except OSError as error:
        raise UserError(
            f"Il file {path.name} non si può leggere: {reason_of(error)}.",
            "Controllare il nome, la cartella e i permessi.",
        ) from error
    if largest is not None and len(data) > largest:
        raise UserError(
            f"Il file {path.name} è troppo grande (più di {largest // 1_000_000} MB).",
            "Togliere ciò che non serve, o scegliere un altro file.",
        )
    return data


def save_file(path: Path, data: bytes, suffix: str = "") -> Path:
    """Write `data` to `path`, whole or not at all; return the path, with `suffix` when it had not got it."""
    target = path if path.name.lower().endswith(suffix) else path.with_name(path.name + suffix)
    with whole_file(target) as out:
        out.write(data)
    return target


def made_folder(folder: Path) -> Path:
    """Make the folder, for its owner alone, and those above it where they are not there; `UserError` if refused."""
    with explained(folder / "documento.pdf"):
        folder.mkdir(mode=OWN_FOLDER, parents=True, exist_ok=True)
    return folder


def print_whole(target: Path, print_to: Callable[[BinaryIO], Printed]) -> Printed:
    """Print to `target`, whole or not at all; return the outcome with the file in it."""
    with whole_file(target) as out:
        printed = print_to(out)
    return replace(printed, files=(target,))


@contextmanager
def whole_file(target: Path) -> Iterator[BinaryIO]:
    """Give a file to write beside `target`, renamed to it at the end; on any error nothing is left."""
    with explained(target):
        handle, name = tempfile.mkstemp(prefix=PREFIX, suffix=SUFFIX, dir=target.parent)  # for its owner alone: 0600
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as out:
                hold(handle)  # so that a start beside us does not take it for one that a crash has left
                yield out
                out.flush()
                os.fsync(out.fileno())
            temporary.replace(target)
        except BaseException:
            with suppress(OSError):
                temporary.unlink()
            raise


def _is_folder(target: Path) -> bool:
    """Whether there is a folder of this name: not every system says so when a file is to take its place."""
    try:
        return target.is_dir()
    except OSError:
        return False


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
    if _is_folder(target):
        problem = f"«{target.name}» è una cartella di «{folder}»: un file non può prenderne il posto."
        return UserError(problem, "Scegliere un altro nome, oppure aprire quella cartella e dare un nome al file.")
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return ArchiveError(
            ArchiveTrouble.DISK,
            f"Il disco è pieno: il file «{target.name}» non è stato scritto.",
            "Liberare spazio o scegliere un'altra cartella.",
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError | FileExistsError) and folder.is_file():
        return UserError(f"«{folder}» non è una cartella.", "Scegliere un'altra cartella.")
    if isinstance(error, PermissionError) or error.errno == errno.EROFS or _is_closed(error, folder):
        return ArchiveError(
            ArchiveTrouble.READ_ONLY,
            f"Non si può scrivere «{target.name}» nella cartella «{folder}».",
            "Chiudere il file se è aperto in un altro programma, o scegliere un'altra cartella.",
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return UserError(f"La cartella «{folder}» non esiste.", "Scegliere una cartella che c'è.")
    return ArchiveError(
        ArchiveTrouble.DISK,
        f"Il file «{target.name}» non è stato scritto: {reason_of(error)}.",
        "Scegliere un nome più corto."
        if error.errno == errno.ENAMETOOLONG
        else "Controllare il disco o scegliere un'altra cartella.",
    )
