"""The rescue copy of an archive whose file was taken away or written over."""

import os
from itertools import chain, count
from pathlib import Path

from app.models.archive_file.header import BINARY
from app.models.archive_file.trailer import write_trailer

_PIECE = 2**20


def save_rescue(path: Path, source: bytes | int, keys: bytes | None = None) -> Path:
    """Write the bytes, or what an open descriptor leads to, beside `path`, or else in the user's own folder.

    `keys` are the key file of a protected archive: the copy opens with the same passwords.

    Return where; `OSError` when neither takes it. Only the owner may read it, and it never covers another file.
    """
    try:
        return _save(path.parent, path, source, keys)
    except OSError:
        return _save(Path.home(), path, source, keys)


def _save(folder: Path, path: Path, source: bytes | int, keys: bytes | None) -> Path:
    for number in chain([""], (f" {number}" for number in count(2))):
        target = folder / f"{path.stem} (copia di emergenza{number}){path.suffix}"
        try:
            descriptor = os.open(target, os.O_RDWR | os.O_CREAT | os.O_EXCL | BINARY, 0o600)
        except FileExistsError:
            continue
        try:
            _write(descriptor, source, keys)
        except OSError:
            target.unlink()
            raise
        return target
    raise AssertionError


def _write(descriptor: int, source: bytes | int, keys: bytes | None) -> None:
    with os.fdopen(descriptor, "r+b") as out:
        if isinstance(source, bytes):
            out.write(source)
        else:
            os.lseek(source, 0, os.SEEK_SET)
            while piece := os.read(source, _PIECE):
                out.write(piece)
        out.flush()
        if keys is not None:
            write_trailer(out.fileno(), keys)
        os.fsync(out.fileno())
