"""The first bytes of a file of SQLite (https://sqlite.org/fileformat2.html, 1.3), read without opening it as one."""

import os
from typing import NamedTuple

LENGTH = 100
RESERVED = 80
"""Bytes at the end of each page that SQLCipher keeps for itself: SQLite alone keeps none."""
_MAGIC = b"SQLite format 3\x00"


class Header(NamedTuple):
    """The header of an archive, as its bytes."""

    content: bytes

    @property
    def is_sqlite(self) -> bool:
        return len(self.content) == LENGTH and self.content.startswith(_MAGIC)

    @property
    def is_in_wal_mode(self) -> bool:
        return self.content[18:20] == b"\x02\x02"

    @property
    def is_encrypted(self) -> bool:
        return self.content[20:21] == bytes([RESERVED])

    @property
    def counter(self) -> int:
        """A number that grows by one with each transaction kept."""
        return self._number(24)

    @property
    def page_size(self) -> int:
        return int.from_bytes(self.content[16:18], "big")

    @property
    def page_count(self) -> int:
        return self._number(28)

    @property
    def counts_pages(self) -> bool:
        """Whether the number of pages is the one of the last change: else SQLite asks the size of the file."""
        return self.page_count > 0 and self.counter == self._number(92)

    @property
    def schema_version(self) -> int:
        return self._number(60)

    @property
    def application_id(self) -> int:
        return self._number(68)

    def _number(self, offset: int) -> int:
        return int.from_bytes(self.content[offset : offset + 4], "big")


def read_header(descriptor: int) -> Header:
    """Read the header through an open descriptor, whatever name its file has now."""
    os.lseek(descriptor, 0, os.SEEK_SET)
    return Header(os.read(descriptor, LENGTH))


BINARY: int = getattr(os, "O_BINARY", 0)
"""Windows alone tells text from bytes."""
