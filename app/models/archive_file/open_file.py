"""The file of an open archive: whether it is still the one that was opened, and its rescue when it is not."""

import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import ArchiveError, ArchiveTrouble, reason_of
from app.models.archive_file.companion_names import journal_of
from app.models.archive_file.header import Header, read_header
from app.models.archive_file.locking import Lock
from app.models.archive_file.owner import as_closed
from app.models.archive_file.rescue import save_rescue
from app.models.archive_file.trailer import write_trailer

if TYPE_CHECKING:
    from app.models.keys.key_file import KeyFile

_LARGEST_IMAGE = 32 * 2**20
"""Bytes of the largest archive of which a copy is kept in memory (a comune of 1,000 people takes about a quarter)."""

Mark = tuple[Header, int]
"""The header, with its counter of changes, and the size: what another program cannot leave as it was by writing."""


class OpenFile:
    """The file that this process has open to write: compared with the disk before and after each change.

    The descriptor of the lock leads to it even when it has lost its name; what was written over it in place
    is given back by the image in memory.
    """

    def __init__(self, path: Path, lock: Lock, keys: "KeyFile | None" = None) -> None:
        self._path = path
        self._lock = lock
        self._mark = self._present()
        self._image: bytes | None = None
        self._rescued: dict[Mark, Path] = {}
        self._was_changed = False
        self._head = ""
        self._keys = keys

    @property
    def is_closed(self) -> bool:
        return self._lock.is_released

    @property
    def was_left_open(self) -> bool:
        """Whether who had it before did not close it: killed, or without current."""
        return self._lock.left is not None and not self._lock.left.closed

    def check_place(self) -> None:
        """Raise `ArchiveError`, with the work rescued, when the name leads to another file or to none.

        An archive that was closed has no file of its own any more: the last reading of the window finds it by its name.
        """
        if not self._lock.is_released and (why := self._why_elsewhere()) is not None:
            raise self._lost(why)

    def check(self) -> None:
        """Raise `ArchiveError`, with the work rescued, when the file is elsewhere or another program wrote in it."""
        self.check_place()
        if self._present() != self._mark:
            raise self._lost(f"L'archivio {self._path} è stato cambiato da un altro programma mentre era aperto.")

    def keep_image(self, head: str) -> None:
        """Keep a copy of the file in memory, before the first change is made; `head` is that of its audit."""
        self._head = head
        if self._present() == self._mark:
            self._image = self._read()

    def announce(self, following: str) -> None:
        """Say in the lock file which transaction is being kept, before it is (see `Owner`)."""
        counter = self._mark[0].counter
        self._lock.tell(self._lock.owner._replace(counter=counter, head=self._head, following=following))

    def was_kept(self, head: str) -> None:
        """Take note of a transaction just kept; `ArchiveError` when it went into a file without its name."""
        self._head = head
        present = self._present()
        if present != self._mark:
            self._mark, self._was_changed = present, True
            self._image = self._read()
        self.check_place()

    def close(self, present_head: Callable[[], str]) -> None:
        """Let go of the file; `ArchiveError`, with the work rescued, when what was saved is no longer in its place.

        Another program may have written in it: what counts is that it still ends with our last entry.
        """
        if self._lock.is_released:
            return
        try:
            if self._was_changed:
                self.check_place()
                if self._present() != self._mark and not self._ends_with_our_entry(present_head):
                    self.check()
            if self._why_elsewhere() is None:
                _remove_empty(journal_of(self._path))
                self._put_keys()
            self._lock.tell(as_closed(self._lock.owner))
        finally:
            self._lock.release()

    def keep_keys(self, keys: "KeyFile") -> None:
        """Keep a new key file, beside the archive and in it; `OSError` when the first of the two is not written."""
        from app.models.archive_file.key_places import keep_beside

        self.check()
        keep_beside(self._path, keys)
        self._keys = keys
        self._put_keys()
        self._mark = self._present()

    @property
    def _key_content(self) -> bytes | None:
        if self._keys is None:
            return None
        from app.models.keys.key_file import written  # an archive in clear is opened and closed without it

        return written(self._keys)

    def _put_keys(self) -> None:
        """Write the key file after the last page; where the disk refuses, the one beside says the same."""
        if self._key_content is not None:
            with suppress(OSError):
                write_trailer(self._lock.descriptor, self._key_content)

    def _ends_with_our_entry(self, present_head: Callable[[], str]) -> bool:
        try:
            return present_head() == self._head
        except Exception:
            return False

    def _present(self) -> Mark:
        return read_header(self._lock.descriptor), os.fstat(self._lock.descriptor).st_size

    def _read(self) -> bytes | None:
        size = os.fstat(self._lock.descriptor).st_size
        if size > _LARGEST_IMAGE:
            return None
        os.lseek(self._lock.descriptor, 0, os.SEEK_SET)
        return os.read(self._lock.descriptor, size)

    def _why_elsewhere(self) -> str | None:
        try:
            there = self._path.stat()
        except (FileNotFoundError, NotADirectoryError):
            return f"L'archivio {self._path} non è più al suo posto: è stato cancellato, spostato o rinominato."
        except OSError as error:
            return f"L'archivio {self._path} non si raggiunge più: {reason_of(error)}."
        if os.path.samestat(there, os.fstat(self._lock.descriptor)):
            return None
        return f"Al posto dell'archivio {self._path} c'è ora un altro file."

    def _lost(self, why: str) -> ArchiveError:
        try:
            saved = self._rescue()
        except OSError as error:
            return _not_rescued(why, reason_of(error))
        if saved is None:
            return _not_rescued(why, "il suo contenuto non c'è più")
        return ArchiveError(
            ArchiveTrouble.LOST,
            f"{why} Qui non si salva più niente.",
            f"Il lavoro salvato fin qui è nella copia di emergenza {saved}: chiudere questo archivio e aprire quella.",
        )

    def _rescue(self) -> Path | None:
        """Write the archive as it was left by the last change, once; None when nothing has it any more."""
        if self._mark not in self._rescued:
            is_whole = self._present() == self._mark
            if not is_whole and self._image is None:
                return None
            source = self._lock.descriptor if is_whole or self._image is None else self._image
            self._rescued[self._mark] = save_rescue(self._path, source, self._key_content)
        return self._rescued[self._mark]


def _not_rescued(why: str, reason: str) -> ArchiveError:
    return ArchiveError(
        ArchiveTrouble.LOST,
        f"{why} Qui non si salva più niente, e la copia di emergenza non è riuscita: {reason}.",
        "Chiudere l'archivio e aprire l'ultima copia.",
    )


def _remove_empty(journal: Path) -> None:
    """Take away the journal that the last transaction left empty; one that holds something is needed."""
    try:
        if journal.stat().st_size == 0:
            journal.unlink()
    except OSError:
        return
