"""The two families of errors a user can meet; anything else is a bug."""

import errno
from enum import Enum


class UserError(Exception):
    """Something the user asked cannot be done: a sentence in Italian, and what to do about it.

    `problem` says what is wrong and where; `remedy` says what to do (may be empty).
    Whoever raises it has changed nothing.
    """

    def __init__(self, problem: str, remedy: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.remedy = remedy

    @property
    def sentence(self) -> str:
        return f"{self.problem} {self.remedy}".strip()


_REASONS = {
    errno.EACCES: "permesso negato",
    errno.EPERM: "permesso negato",
    errno.EROFS: "il disco è di sola lettura",
    errno.ENOSPC: "il disco è pieno",
    errno.EDQUOT: "lo spazio assegnato è esaurito",
    errno.EEXIST: "esiste già un file con quel nome",
    errno.EISDIR: "è una cartella",
    errno.ENOTDIR: "nel percorso c'è un file al posto di una cartella",
    errno.ENOENT: "il percorso non esiste",
    errno.ENAMETOOLONG: "il nome è troppo lungo",
    errno.ELOOP: "il collegamento non porta a nessun file",
    errno.EIO: "il disco non risponde",
}


def reason_of(error: OSError) -> str:
    """Say in Italian why the system refused, or give its number."""
    return _REASONS.get(error.errno or 0, f"errore {error.errno} del sistema")


class ArchiveTrouble(Enum):
    """Why an archive cannot be opened or written; `LOST`: its file was taken away or changed while it was open."""

    MISSING = "missing"
    NOT_AN_ARCHIVE = "not_an_archive"
    NEWER = "newer"
    OLDER = "older"
    LOCKED = "locked"
    READ_ONLY = "read_only"
    DAMAGED = "damaged"
    DISK = "disk"
    EXISTS = "exists"
    KEY = "key"
    LOST = "lost"


class ArchiveError(UserError):
    """The archive itself is in the way: disk, lock, damage, a newer version."""

    def __init__(self, trouble: ArchiveTrouble, problem: str, remedy: str = "") -> None:
        super().__init__(problem, remedy)
        self.trouble = trouble


class Cancelled(Exception):  # noqa: N818 (it is a decision of the user, not an error)
    """The user stopped a long work: nothing was changed."""
