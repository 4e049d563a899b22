"""The two families of errors a user can meet; anything else is a bug."""

import errno
from collections.abc import Iterator, Sequence
from enum import Enum

from app.domain.ids import ActId
from app.domain.italian import agreeing, plural, some_of


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


class ReasonNeeded(UserError):  # noqa: N818 (errors say the fact)
    """What was asked touches sheets that were handed over or closed, or what people have seen: it waits for the reason.

    Asked again with a reason (`Workspace.because`), it is done: the sheets `sent_back` are handed over anew, those
    `closed` stay as they were closed, and each objective keeps a revision that says why. `revised` are the objectives
    that people have seen, each with who sees it anew; `acts` are those of the ente that may be cited, by id.
    """

    def __init__(
        self,
        sent_back: Sequence[str],
        closed: Sequence[str],
        revised: Sequence[tuple[str, Sequence[str]]] = (),
        acts: Sequence[tuple[ActId, str]] = (),
    ) -> None:
        super().__init__(" ".join(_touched(sent_back, closed, revised)), "Indicare il motivo della modifica.")
        self.sent_back = tuple(sent_back)
        self.closed = tuple(closed)
        self.revised = tuple((name, tuple(people)) for name, people in revised)
        self.acts = tuple(acts)


def _touched(
    sent_back: Sequence[str], closed: Sequence[str], revised: Sequence[tuple[str, Sequence[str]]]
) -> Iterator[str]:
    if revised:
        many = plural(len(revised), "obiettivo già visto", "obiettivi già visti")
        people = sorted({person for _, seen in revised for person in seen})
        yield f"La modifica è una variazione di {many}: {_names([name for name, _ in revised])}."
        if people:
            yield f"La presa visione è da rinnovare per {_names(people)}."
    if sent_back:
        back = agreeing(len(sent_back), "torna", "tornano")
        again = agreeing(len(sent_back), "va consegnata", "vanno consegnate")
        many = plural(len(sent_back), "scheda già consegnata", "schede già consegnate")
        yield f"La modifica tocca {many}, che {back} da consegnare e {again} di nuovo: {_names(sent_back)}."
    if closed:
        stay = agreeing(len(closed), "resta come è stata chiusa", "restano come sono state chiuse")
        many = plural(len(closed), "scheda definitiva", "schede definitive")
        yield f"La modifica tocca {many}, che {stay}: {_names(closed)}."


_NAMED = 8
"""How many people or things a sentence names."""


def _names(names: Sequence[str]) -> str:
    return some_of(names, _NAMED)


class Declined(UserError):  # noqa: N818 (errors say the fact)
    """Whoever was asked for a reason gave none: what they had asked is not done, and nobody has to tell them."""

    def __init__(self) -> None:
        super().__init__("La modifica non è stata fatta.", "Per farla serve il motivo.")


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
    """Why an archive cannot be opened or written.

    `LOST`: its file was taken away or changed while it was open. `ELSEWHERE`: another computer has not let it go.
    """

    MISSING = "missing"
    NOT_AN_ARCHIVE = "not_an_archive"
    NEWER = "newer"
    OLDER = "older"
    LOCKED = "locked"
    ELSEWHERE = "elsewhere"
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
