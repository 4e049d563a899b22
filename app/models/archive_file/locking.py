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

    def __init__(self, archive: Path, *, also_elsewhere: bool = False) -> None:
        """Take the lock at once; `ArchiveError` when another program holds it, or the folder refuses.

        A folder of the network may not carry the lock to other computers: what its file says of them counts too,
        unless `also_elsewhere`.
        """
        self._archive = archive
        self.is_released = False
        self._beside = _open_beside(archive)
        self._held: int | None = None
        try:
            self._take_beside()
            self._take_archive()
            self.left = read_owner(self._beside)
            if not also_elsewhere:
                _refuse_elsewhere(archive, self.left)
        except BaseException:
            self.release()
            raise
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


def last_owner(archive: Path) -> Owner | None:
    """Return what the lock file says, without taking the lock; None where there is none of ours."""
    path = lock_file_of(archive)
    try:
        if not path.is_file():
            return None
        descriptor = os.open(path, os.O_RDONLY | BINARY)
    except OSError:
        return None
    try:
        return read_owner(descriptor)
    finally:
        os.close(descriptor)


def refuse_open_elsewhere(archive: Path) -> None:
    """Raise `ArchiveError` when, by its lock file, another computer has the archive open."""
    _refuse_elsewhere(archive, last_owner(archive))


def forget_other_computer(archive: Path) -> None:
    """Let an archive be opened here that another computer has not let go; `ArchiveError` where the lock says that it is
    open all the same. What was left half done there is still judged at the opening."""
    lock = Lock(archive, also_elsewhere=True)
    if lock.left is not None:
        lock.tell(lock.left._replace(machine=""))
    lock.release()


def _refuse_elsewhere(archive: Path, owner: Owner | None) -> None:
    if owner is not None and owner.is_elsewhere:
        raise ArchiveError(
            ArchiveTrouble.ELSEWHERE,
            f"L'archivio {archive.name} risulta aperto su un altro computer, «{owner.shown_machine}»{owner.in_words}.",
            "Chiuderlo là e riprovare. Se là non è più aperto, dalla finestra di Merito si può aprire qui.",
        )


def _locked(archive: Path, owner: Owner | None) -> ArchiveError:
    since = owner.in_words if owner else ""
    if owner is not None and owner.is_elsewhere:
        where, remedy = f"su un altro computer, «{owner.shown_machine}»", "Chiuderlo là e riprovare."
    else:
        where, remedy = "in un'altra finestra di Merito", "Chiudere l'altra finestra e riprovare."
    return ArchiveError(ArchiveTrouble.LOCKED, f"L'archivio {archive.name} è già aperto {where}{since}.", remedy)
