"""What a journal or a WAL says of the archive it was made for (https://sqlite.org/fileformat2.html, 3 and 4)."""

from pathlib import Path
from typing import BinaryIO

from app.models.archive_file.header import LENGTH, Header

_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
_WAL_HEADER, _FRAME_HEADER = 32, 24
_ALL_THAT_FOLLOW = 0xFFFF_FFFF


def header_before(journal: Path) -> Header | None:
    """Return the header of the archive as it was before the transaction; None when the journal does not hold it.

    Every transaction writes the first page, where the counter of changes is, so every journal begins by holding it.
    """
    with journal.open("rb") as file:
        head = file.read(28)
        if len(head) < 28 or not head.startswith(_JOURNAL_MAGIC):
            return None
        records, sector, page = _number(head, 8), _number(head, 20), _number(head, 24)
        if not 512 <= page <= 65_536 or not 28 <= sector <= 65_536:
            return None
        size = journal.stat().st_size
        most = (size - sector) // (page + 8)
        records = most if records == _ALL_THAT_FOLLOW else min(records, most)
        return _first_page(file, sector, page + 8, records)


def first_commit_of_wal(wal: Path) -> int | None:
    """Return where the first transaction of the WAL ends, in bytes from its beginning; None when it holds none."""
    with wal.open("rb") as file:
        page = _number(file.read(_WAL_HEADER).ljust(_WAL_HEADER, b"\0"), 8)
        end = _WAL_HEADER
        while len(frame := file.read(_FRAME_HEADER)) == _FRAME_HEADER:
            end = file.seek(page, 1)
            if _number(frame, 4):  # the size of the archive after the commit: zero in the frames before it
                return end
    return None


def _first_page(file: BinaryIO, start: int, size: int, records: int) -> Header | None:
    for record in range(records):
        file.seek(start + record * size)
        if _number(file.read(4), 0) == 1:
            return Header(file.read(LENGTH))
    return None


def _number(content: bytes, offset: int) -> int:
    return int.from_bytes(content[offset : offset + 4], "big")
