"""One thing that is missing: in words, who must act, where it is mended, by when."""

from collections.abc import Iterable
from datetime import date
from enum import Enum, auto
from typing import NamedTuple

from app.domain.issues import Link, Severity
from app.domain.italian import DASH, time_left
from app.domain.structure.hierarchy import Party


class Doer(NamedTuple):
    """Somebody who must act: `role` says in what capacity (`EQ Servizi sociali`), `kind` the kind of it (`EQ`).

    `is_user`: the person at the keyboard; `reminded_on`: the day of the last letter written to them, to who reads the
    audit.
    """

    party: Party
    name: str
    role: str = ""
    kind: str = ""
    is_user: bool = False
    reminded_on: date | None = None


class Place(Enum):
    """Where a thing is mended: the page, and what of it; the word is the one on the screen."""

    STRUCTURE = auto()
    OBJECTIVE = auto()
    INDICATORS = auto()
    PHASES = auto()
    WEIGHTS = auto()
    SHEETS = auto()
    PAYMENTS = auto()
    METHOD = auto()
    ARCHIVE = auto()
    YEAR = auto()
    TRAINING = auto()
    CERTIFIED = auto()

    @property
    def italian(self) -> str:
        return {
            Place.STRUCTURE: "Struttura",
            Place.OBJECTIVE: "Obiettivi, descrizione",
            Place.INDICATORS: "Obiettivi, indicatori",
            Place.PHASES: "Obiettivi, fasi",
            Place.WEIGHTS: "Obiettivi, pesi",
            Place.SHEETS: "Valutazioni",
            Place.PAYMENTS: "Tempi di pagamento",
            Place.METHOD: "Metodologia",
            Place.ARCHIVE: "Archivio",
            Place.YEAR: "Anno",
            Place.TRAINING: "Struttura, formazione",
            Place.CERTIFIED: "Dati certificati",
        }[self]

    @property
    def subject(self) -> str:
        """What the things mended there are about."""
        return self.italian.partition(",")[0]


class Duty(NamedTuple):
    """Something that somebody still has to do; `severity` only when a check found it, with the `source` it cites.

    `alike` is what several such things are called after their count; `where` the very thing, when it is not in the
    sentence; `code` that of the check.
    """

    sentence: str
    doer: Doer
    place: Place
    link: Link | None = None
    due: date | None = None
    alike: str = ""
    severity: Severity | None = None
    source: str = ""
    where: str = ""
    code: str = ""

    @property
    def mended(self) -> str:
        return self.where or self.place.italian

    def is_late(self, today: date) -> bool:
        return self.due is not None and self.due < today

    def time_left(self, today: date) -> str:
        """Say how long there is, or how long it is late."""
        return "" if self.due is None else time_left(self.due, today)


def late_count(duties: Iterable[Duty], today: date) -> int:
    return sum(one.is_late(today) for one in duties)


def most_late(duties: Iterable[Duty], today: date) -> int:
    """Return by how many days the oldest of the late things is late; 0 when none is."""
    return max(((today - one.due).days for one in duties if one.due), default=0)


def who_must_act(duties: Iterable[Duty]) -> list[Doer]:
    """Return everybody who must act, each once: the person at the keyboard first, then by name."""
    doers = {one.doer.party: one.doer for one in duties}
    return sorted(doers.values(), key=lambda one: (not one.is_user, one.name.casefold()))


def kinds_of_doers(doers: Iterable[Doer]) -> str:
    """Count people by what they are: `1 Segretario, 4 EQ`."""
    counts: dict[str, int] = {}
    for one in doers:
        counts[one.kind] = counts.get(one.kind, 0) + 1
    return ", ".join(f"{count} {kind}" if kind else DASH for kind, count in counts.items())
