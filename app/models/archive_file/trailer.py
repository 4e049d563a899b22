"""The key file inside the archive, after its last page: SQLite reads no further than the pages that the header counts.

So the `.merito` alone is enough to open a protected archive with a password. New pages may overwrite the trailer: it
is written again at each closing, and while the archive is open the key file beside it holds the same.
"""

import os
from pathlib import Path

from app.models.archive_file.header import BINARY, Header, read_header

_MAGIC = b"merito-chiavi\x00\x00\x01"
_LENGTH, _DIGEST = 4, 32
_LARGEST = 256 * 1024


def trailer_of(path: Path) -> bytes | None:
    """Return what is after the last page of the archive at `path`; None when nothing whole of ours is there."""
    descriptor = os.open(path, os.O_RDONLY | BINARY)
    try:
        return read_trailer(descriptor)
    finally:
        os.close(descriptor)


def put_trailer(path: Path, content: bytes) -> None:
    """Write `content` after the last page of an archive that nobody has open."""
    descriptor = os.open(path, os.O_RDWR | BINARY)
    try:
        write_trailer(descriptor, content)
    finally:
        os.close(descriptor)


def read_trailer(descriptor: int) -> bytes | None:
    end = _end_of_pages(read_header(descriptor))
    if end is None:
        return None
    os.lseek(descriptor, end, os.SEEK_SET)
    found = _read(descriptor, len(_MAGIC) + _LENGTH + _DIGEST)
    length = int.from_bytes(found[len(_MAGIC) :][:_LENGTH], "big")
    if not found.startswith(_MAGIC) or length > _LARGEST:
        return None
    content = _read(descriptor, length)
    return content if found == _head(content) else None


def write_trailer(descriptor: int, content: bytes) -> None:
    """Write `content` after the last page, unless it is there already; `OSError` when the disk refuses.

    No page is touched: a write cut short leaves bytes that nobody reads.
    """
    end = _end_of_pages(read_header(descriptor))
    if end is None or read_trailer(descriptor) == content:
        return
    os.lseek(descriptor, end, os.SEEK_SET)
    left = memoryview(_head(content) + content)
    size = end + len(left)
    while left:
        left = left[os.write(descriptor, left) :]
    os.ftruncate(descriptor, size)
    os.fsync(descriptor)


def _head(content: bytes) -> bytes:
    from hashlib import sha256  # it loads OpenSSL, which an archive in clear has no need of

    return _MAGIC + len(content).to_bytes(_LENGTH, "big") + sha256(content).digest()


def _read(descriptor: int, length: int) -> bytes:
    content = b""
    while len(content) < length and (piece := os.read(descriptor, length - len(content))):
        content += piece
    return content


def _end_of_pages(header: Header) -> int | None:
    """Return where the pages end; None where the header does not count them, so that SQLite asks the size of the file.

    https://sqlite.org/fileformat2.html, 1.3.7: the count holds while the two counters of changes agree.
    """
    return header.page_count * header.page_size if header.is_encrypted and header.counts_pages else None
