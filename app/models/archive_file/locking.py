"""One writer at a time: two locks that die with the process, on the archive itself and on a file beside it."""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.domain.errors import ArchiveError, ArchiveTrouble, reason_of
from app.models.archive_file import trouble
from app.models.archive_file.byte_lock import take
from app.models.archive_file.header import BINARY
from app.models.archive_file.owner import Owner, present_owner, read_owner, write_owner


class Lock:
    """The lock on an archive, held while it is open to write.

    The one on the archive itself stops whoever comes by another name of the file (a hard link) or has deleted the
    lock file; the one on the file beside lasts while the archive gives its place to an upgraded one.
    """

    def __init__(self, archive: Path) -> None:
        """Take the lock at once; `ArchiveError` when another program holds it, or the folder refuses."""
        self._archive = archive
        self.is_released = False
        self._beside = _open_beside(archive)
        self._held: int | None = None
        try:
            self._take_beside()
            self._take_archive()
        except BaseException:
            self.release()
            raise
        self.left = read_owner(self._beside)
        self.owner = present_owner()
        self.tell(self.owner)

    @property
    def descriptor(self) -> int:
        """The archive's own open file, whatever name it has now."""
        if self._held is None:
            message = "the lock was released"
            raise RuntimeError(message)
        return self._held

    def tell(self, owner: Owner) -> None:
        """Write in the lock file; what it says is a help only, so a full disk stops nothing."""
        with suppress(OSError):
            write_owner(self._beside, owner)

    @contextmanager
    def letting_go(self) -> Iterator[None]:
        """Close the archive's file while another takes its place: Windows replaces no open file."""
        self._close_archive()
        try:
            yield
        finally:
            self._take_archive()

    def release(self) -> None:
        """Let go; to be called when every connection of this process to the archive is closed.

        On POSIX closing any descriptor of a file drops the locks that SQLite has on it in this process.
        """
        self._close_archive()
        os.close(self._beside)
        self.is_released = True

    def _close_archive(self) -> None:
        if self._held is not None:
            os.close(self._held)
            self._held = None

    def _take_beside(self) -> None:
        with _refused_by_system(self._archive):
            if not take(self._beside):
                raise _locked(self._archive, read_owner(self._beside))

    def _take_archive(self) -> None:
        with trouble.in_words(self._archive):
            self._held = os.open(self._archive, os.O_RDWR | BINARY)
        with _refused_by_system(self._archive):
            if not take(self._held):
                raise _locked(self._archive, None)


def _open_beside(archive: Path) -> int:
    """Open the lock file, made for the eyes of those who may read the archive; beside a read-only one, none is made."""
    path = lock_file_of(archive)
    if archive.is_file() and not os.access(archive, os.W_OK):
        raise trouble.about_file(archive, PermissionError())
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | BINARY, stat.S_IMODE(archive.stat().st_mode) & 0o666)
    except OSError as error:
        if os.path.lexists(path):
            raise ArchiveError(
                ArchiveTrouble.LOCKED,
                f"Il file di blocco {path} non si può usare: {reason_of(error)}. L'archivio non è stato toccato.",
                "Quando nessuno ha aperto l'archivio, cancellare il file di blocco e riprovare.",
            ) from error
        raise trouble.about_file(archive, error) from error


@contextmanager
def _refused_by_system(archive: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise ArchiveError(
            ArchiveTrouble.LOCKED,
            f"L'archivio {archive.name} non si può riservare a questa finestra: {reason_of(error)}.",
            "Copiarlo su un disco di questo computer e aprirlo da lì.",
        ) from error


def lock_file_of(archive: Path) -> Path:
    return archive.with_name(f".{archive.name}.lock")


def _locked(archive: Path, owner: Owner | None) -> ArchiveError:
    since = owner.in_words if owner else ""
    return ArchiveError(
        ArchiveTrouble.LOCKED,
        f"L'archivio {archive.name} è già aperto in un'altra finestra di Merito{since}.",
        "Chiudere l'altra finestra e riprovare.",
    )
