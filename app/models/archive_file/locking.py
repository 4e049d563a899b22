"""One writer at a time: a lock that dies with the process, whatever happens to it."""

import sqlite3
from pathlib import Path

from app.domain.errors import ArchiveError, ArchiveTrouble
from app.models.archive_file import trouble


class Lock:
    """An exclusive transaction of SQLite on a file beside the archive, held while the archive is open.

    SQLite locks alike on every system, and the system lets go when the process ends.
    """

    def __init__(self, archive: Path) -> None:
        """Take the lock at once; `ArchiveError` when another program holds it, or the folder refuses."""
        with trouble.in_words(archive):
            self._held = sqlite3.connect(
                archive.with_name(f".{archive.name}.lock"), timeout=0, isolation_level=None, check_same_thread=False
            )
            try:
                self._held.execute("BEGIN EXCLUSIVE")
            except sqlite3.OperationalError as error:
                self._held.close()
                if not error.sqlite_errorname.startswith("SQLITE_BUSY"):
                    raise
                raise ArchiveError(
                    ArchiveTrouble.LOCKED,
                    f"L'archivio {archive.name} è già aperto in un'altra finestra di Merito.",
                    "Chiudere l'altra finestra e riprovare.",
                ) from None

    def release(self) -> None:
        self._held.close()
