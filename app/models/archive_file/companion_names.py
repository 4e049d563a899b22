"""The files that SQLite keeps beside a database, and trusts by their names alone."""

from pathlib import Path

_JOURNAL, _WAL, _WAL_INDEX = "-journal", "-wal", "-shm"


def journal_of(path: Path) -> Path:
    """Return where the pages of before a transaction are kept until its commit."""
    return path.with_name(path.name + _JOURNAL)


def wal_of(path: Path) -> Path:
    """Return where the versions before this one kept the last changes."""
    return path.with_name(path.name + _WAL)


def wal_index_of(path: Path) -> Path:
    """Return the index of the WAL: SQLite makes it again from that."""
    return path.with_name(path.name + _WAL_INDEX)


def filled_companions(path: Path) -> list[Path]:
    """Return the companions that SQLite would put into the archive at `path`.

    SQLite never rolls back a journal whose first byte is zero (`hasHotJournal` in pager.c): it was not yet written.
    """
    return [found for found in (wal_of(path), journal_of(path)) if _is_filled(found)]


def _is_filled(companion: Path) -> bool:
    try:
        with companion.open("rb") as file:
            return file.read(1) not in {b"", b"\x00"}
    except FileNotFoundError:
        return False
