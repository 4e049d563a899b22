"""Encrypted archives, and looking into one without the program around it."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from hashlib import sha512
from pathlib import Path

from app.models.archive_file.connection import Connection, connect
from app.models.archive_file.pragmas import faults

KEY = sha512(b"chiave di prova").digest()[:48]
OTHER_KEY = sha512(b"altra chiave").digest()[:48]


@contextmanager
def raw_of(path: Path, key: bytes | None) -> Iterator[Connection]:
    """Read the file alone, without what is beside it."""
    with closing(connect(path, key, writing=False, alone=True)) as raw:
        yield raw


def codes_in(path: Path, key: bytes | None) -> set[str]:
    """Return the areas in the file, which must be sound."""
    with raw_of(path, key) as raw:
        assert faults(raw) == ()
        return {code for (code,) in raw.execute("SELECT code FROM areas")}


def traces_of(word: str, folder: Path) -> list[str]:
    """Name the files of a folder, those below included, that hold a word as SQLite or Windows would write it."""
    forms = [word.encode("utf-8"), word.encode("utf-16-le"), word.encode("utf-16-be"), word.upper().encode()]
    files = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path.name for path in files if any(form in path.read_bytes() for form in forms))
