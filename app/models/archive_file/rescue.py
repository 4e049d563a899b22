"""The rescue copy of an archive whose file was taken away or written over."""

import os
from itertools import chain, count
from pathlib import Path

from app.models.archive_file.header import BINARY

_PIECE = 2**20


def save_rescue(path: Path, source: bytes | int) -> Path:
    """Write the bytes, or what an open descriptor leads to, beside `path`, or else in the user's own folder.

    Return where; `OSError` when neither takes it. Only the owner may read it, and it never covers another file.
    """
    try:
        return _save(path.parent, path, source)
    except OSError:
        return _save(Path.home(), path, source)


def _save(folder: Path, path: Path, source: bytes | int) -> Path:
    for number in chain([""], (f" {number}" for number in count(2))):
        target = folder / f"{path.stem} (copia di emergenza{number}){path.suffix}"
        try:
            descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | BINARY, 0o600)
        except FileExistsError:
            continue
        try:
            _write(descriptor, source)
        except OSError:
            target.unlink()
            raise
        return target
    raise AssertionError


def _write(descriptor: int, source: bytes | int) -> None:
    with os.fdopen(descriptor, "wb") as out:
        if isinstance(source, bytes):
            out.write(source)
        else:
            os.lseek(source, 0, os.SEEK_SET)
            while piece := os.read(source, _PIECE):
                out.write(piece)
        out.flush()
        os.fsync(out.fileno())
