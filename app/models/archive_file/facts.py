"""What an archive says of itself, read through a bare connection: whether it is sound, its identity, its audit."""

from collections.abc import Mapping
from itertools import pairwise
from types import MappingProxyType
from typing import NamedTuple

from app.models.archive_file.connection import Connection
from app.models.archive_file.pragmas import faults
from app.models.archive_file.sqlite_errors import sqlite_errors


class Facts(NamedTuple):
    """`head` is the number of the last entry of the audit, `hashes` those of all of them."""

    is_sound: bool = False
    archive_id: str = ""
    head: int = 0
    head_hash: str = ""
    hashes: Mapping[int, str] = MappingProxyType({})


def facts_of(raw: Connection) -> Facts:
    """Read what the archive says of itself; whatever cannot be read is not sound."""
    try:
        found = raw.execute("SELECT archive_id, head_entry, head_hash FROM archive_info").fetchone()
        archive_id, head, digest = found or ("", 0, "")
        entries = raw.execute("SELECT id, previous_hash, hash FROM audit_entries ORDER BY id").fetchall()
        is_sound = not faults(raw, 1) and _is_chained(entries, head, digest)
    except UnicodeDecodeError:
        return Facts()
    except sqlite_errors():
        return Facts()
    return Facts(is_sound, archive_id, head, digest, {number: known for number, _, known in entries})


def head_hash(raw: Connection) -> str:
    """Return the hash of the last entry of the audit, empty before the first one."""
    found = raw.execute("SELECT head_hash FROM archive_info").fetchone()
    return str(found[0]) if found else ""


def _is_chained(entries: list[tuple[int, str, str]], head: int, digest: str) -> bool:
    """Whether each entry follows the one before, and the last one is the head."""
    last = (entries[-1][0], entries[-1][2]) if entries else (0, "")
    return last == (head, digest) and all(
        after[0] == before[0] + 1 and after[1] == before[2] for before, after in pairwise(entries)
    )
