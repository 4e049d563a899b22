"""How an archive is encrypted: by SQLCipher, with a key of our own, the header of SQLite left in clear.

The header stays legible so that schema, counter of changes and number of pages are known without a key
(https://www.zetetic.net/sqlcipher/sqlcipher-api/, `cipher_plaintext_header_size`). Everything else of each page is
AES-256-CBC with an HMAC-SHA512 of its own: a page changed by a hand or by a disk is refused, never read wrong.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import ModuleType
from typing import cast

from app.domain.errors import ArchiveError, ArchiveTrouble
from app.models.archive_file import trouble
from app.models.archive_file.header import RESERVED, Header

RAW_KEY, SALT = 32, 16
KEY_LENGTH = RAW_KEY + SALT
"""Bytes of the key of an archive: that of AES, then the salt that SQLCipher would keep in the header."""
PAGE = 4096
_CLEAR_HEADER = 96
"""Bytes left in clear: a multiple of 16 that ends before the tree of the first page, which must not be changeable."""
_IV, _SEAL = 16, 64


def dbapi_of(key: bytes | None) -> ModuleType:
    """Return the library that opens an archive with this key; loading SQLCipher takes some 15 ms."""
    return sqlite3 if key is None else _cipher_library()


def _cipher_library() -> ModuleType:
    from sqlcipher3 import dbapi2

    return cast("ModuleType", dbapi2)


def keyed_connection(uri: str, key: bytes | None) -> sqlite3.Connection:
    """Open the archive at `uri` with SQLCipher; the first reading fails when the key is not its own."""
    raw = _cipher_library().connect(uri, uri=True, check_same_thread=False, isolation_level=None)
    raw.execute("PRAGMA cipher_log_level = NONE")  # it would write to standard error, for us to say it in words
    if key is not None:
        raw.execute(f'PRAGMA key = "{key_literal(key)}"')
        raw.execute(f"PRAGMA cipher_plaintext_header_size = {_CLEAR_HEADER}")
    raw.execute("PRAGMA temp_store = MEMORY")
    return cast("sqlite3.Connection", raw)


def key_literal(key: bytes) -> str:
    """Write a key as SQLCipher takes it as it is, without deriving another from it."""
    return f"x'{key.hex()}'"


def refuse_key(path: Path, key: bytes | None) -> None:
    """Raise `ArchiveError` unless `key` is what the archive at `path` asks for: its own, or None when it is in clear.

    A damaged page does not make the key wrong: one sound page, whichever it is, says that it is right.
    """
    encrypted = is_encrypted(path)
    if encrypted and key is None:
        raise ArchiveError(
            ArchiveTrouble.KEY,
            f"L'archivio {path.name} è protetto da password.",
            "Scrivere la password, oppure la chiave di recupero.",
        )
    if key is not None and not encrypted:
        raise ArchiveError(
            ArchiveTrouble.KEY, f"L'archivio {path.name} non è protetto.", "Aprirlo senza password né chiave."
        )
    if key is not None and not is_key_of(path, key):
        raise ArchiveError(
            ArchiveTrouble.KEY,
            f"La chiave non è quella dell'archivio {path.name}.",
            "Controllare di aver scelto l'archivio giusto e il file delle chiavi che gli sta accanto.",
        )


def is_encrypted(path: Path) -> bool:
    with trouble.in_words(path), path.open("rb") as file:
        return Header(file.read(PAGE)).is_encrypted


def is_key_of(path: Path, key: bytes) -> bool:
    """Whether at least one page of the archive was sealed with this key."""
    if len(key) != KEY_LENGTH:
        return False
    seal_key = _seal_key(key)
    with trouble.in_words(path):
        return any(_is_sealed(number, page, seal_key) for number, page in _pages(path))


def _pages(path: Path) -> Iterator[tuple[int, bytes]]:
    with path.open("rb") as file:
        number = 0
        while len(page := file.read(PAGE)) == PAGE:
            number += 1
            yield number, page


def _seal_key(key: bytes) -> bytes:
    """Derive the key of the HMAC as SQLCipher does: two rounds, the salt with each byte XOR 0x3a."""
    from hashlib import pbkdf2_hmac  # it loads OpenSSL, which an archive in clear has no need of

    return pbkdf2_hmac("sha512", key[:RAW_KEY], bytes(byte ^ 0x3A for byte in key[RAW_KEY:]), 2, RAW_KEY)


def _is_sealed(number: int, page: bytes, seal_key: bytes) -> bool:
    """Whether the seal of a page is that of its ciphered content, its IV and its number."""
    import hmac

    start, end = (_CLEAR_HEADER if number == 1 else 0), PAGE - RESERVED + _IV
    expected = hmac.digest(seal_key, page[start:end] + number.to_bytes(4, "little"), "sha512")
    return hmac.compare_digest(expected, page[end : end + _SEAL])


def write_under_other_key(source: Path, key: bytes | None, target: Path, new_key: bytes | None) -> None:
    """Write what an archive holds into the empty file `target`, in clear or under another key; `source` is only read.

    SQLCipher copies rows and schema, without running triggers; of the header the caller writes what is ours.
    """
    uri = f"{source.absolute().as_uri()}?mode=rw"
    with closing(keyed_connection(uri, key)) as raw:
        other = f"{target.absolute().as_uri()}?mode=rw"
        raw.execute("ATTACH DATABASE ? AS other KEY ?", (other, "" if new_key is None else key_literal(new_key)))
        if new_key is not None:
            raw.execute(f"PRAGMA other.cipher_plaintext_header_size = {_CLEAR_HEADER}")
        raw.execute("SELECT sqlcipher_export('other')").fetchall()
        raw.execute("DETACH DATABASE other")
