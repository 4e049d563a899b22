"""The chain of the audit anchored outside its file: earlier heads must be ancestors of the chain that is there now."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from app.domain.audit.rows import SHORT, row_of
from app.domain.errors import UserError
from app.domain.italian import format_date

MOST_KEPT = 200
"""How many heads of an archive are remembered, the newest: some years of work."""

SHORTEST = 8
"""Hexadecimal digits of a hash below which two entries might begin alike."""

_DIGITS = re.compile(rf"\b[0-9a-f]{{{SHORTEST},64}}\b")
_NUMBER = re.compile(r"\bn\.?\s*(\d{1,9})\b")


@dataclass(frozen=True, slots=True)
class Anchor:
    """The last entry of the audit of an archive, as it was seen at a moment (`at`, ISO text in UTC)."""

    archive_id: str
    entry: int
    hash: str
    at: str

    @property
    def words(self) -> str:
        return entry_words(self.entry, self.hash)

    @property
    def day(self) -> str:
        return format_date(row_of(self.entry, self.at, "", "").day)


def entry_words(number: int, known: str) -> str:
    """Return how papers and screen write an entry: its number and the beginning of its hash."""
    return f"n. {number}, impronta {known[:SHORT]}"


class ChainState(Enum):
    """How the chain of an archive stands to what this computer remembers of it."""

    UNKNOWN = auto()
    """Nothing is remembered."""
    GROWN = auto()
    """It is that chain, or has gone on from it."""
    OLDER = auto()
    """It ends before: an older copy, or the last entries were cut off."""
    OTHER = auto()
    """It is another chain: rewritten, or an older copy on which somebody went on working."""


@dataclass(frozen=True, slots=True)
class ChainStanding:
    """The outcome of comparing; `last` is the head remembered, `common` the last one that is still an ancestor."""

    standing: ChainState
    present: Anchor
    last: Anchor | None = None
    common: Anchor | None = None

    @property
    def is_doubtful(self) -> bool:
        return self.standing in {ChainState.OLDER, ChainState.OTHER}

    @property
    def sentence(self) -> str:
        """Say what is doubtful; empty when nothing is."""
        if self.last is None or not self.is_doubtful:
            return ""
        if self.standing is ChainState.OLDER:
            return (
                f"L'archivio è più vecchio di quello usato l'ultima volta su questo computer: il registro arriva alla"
                f" registrazione n. {self.present.entry}, e il {self.last.day} era arrivato alla n. {self.last.entry}."
            )
        since = f" Fino alla n. {self.common.entry} è lo stesso." if self.common else ""
        return (
            f"Il registro di questo archivio non è quello che questo computer conosce: la registrazione"
            f" n. {self.last.entry} del {self.last.day} non c'è più o è un'altra.{since} È una copia più vecchia con"
            " la quale si è lavorato altrove, oppure il registro è stato riscritto."
        )


def compare(present: Anchor, remembered: Sequence[Anchor], hash_of: Callable[[int], str]) -> ChainStanding:
    """Compare the chain, of which `hash_of` gives the hash of each entry, with the heads remembered, oldest first."""
    if not remembered:
        return ChainStanding(ChainState.UNKNOWN, present)
    last = remembered[-1]
    if hash_of(last.entry) == last.hash:
        return ChainStanding(ChainState.GROWN, present, last, last)
    common = next((one for one in reversed(remembered) if hash_of(one.entry) == one.hash), None)
    reached = [one for one in remembered if one.entry <= present.entry]
    is_shorter = present.entry < last.entry and all(hash_of(one.entry) == one.hash for one in reached)
    return ChainStanding(ChainState.OLDER if is_shorter else ChainState.OTHER, present, last, common)


def with_head(remembered: Sequence[Anchor], present: Anchor) -> tuple[Anchor, ...]:
    """Return what is to be remembered once the present head has been seen."""
    if remembered and (remembered[-1].entry, remembered[-1].hash) == (present.entry, present.hash):
        return tuple(remembered)
    return (*remembered, present)[-MOST_KEPT:]


@dataclass(frozen=True, slots=True)
class PrintedAnchor:
    """What somebody copies from a paper: the beginning of a hash and, if it is there, the number of the entry."""

    digits: str
    entry: int | None = None


@dataclass(frozen=True, slots=True)
class PrintedMatch:
    """Whether the audit holds the entry that a paper names; `entry` is None when it does not."""

    wanted: PrintedAnchor
    entry: int | None

    @property
    def sentence(self) -> str:
        if self.entry is not None:
            return f"L'impronta stampata è quella della registrazione n. {self.entry}: fin lì il registro è lo stesso."
        where = f" alla registrazione n. {self.wanted.entry}" if self.wanted.entry else ""
        return f"L'impronta stampata non è nel registro{where}: il registro è stato riscritto, o l'archivio è un altro."


def printed_anchor(words: str) -> PrintedAnchor:
    """Read `n. 135, impronta 3f9a21bc77de`, or the hash alone; `UserError` when there is no hash in it."""
    found = _DIGITS.findall(words.casefold())
    number = _NUMBER.search(words.casefold())
    if len(found) != 1:
        problem = f"«{words[:80]}» non è un'impronta del registro."
        raise UserError(problem, f"Copiare le cifre stampate, almeno {SHORTEST}: «n. 135, impronta 3f9a21bc77de».")
    return PrintedAnchor(found[0], int(number[1]) if number else None)
