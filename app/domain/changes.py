"""What a use case returns: which topics changed, so that the window reloads only what is stale."""

from enum import Enum, auto
from typing import NamedTuple

from app.domain.audit.operation_names import without_digest
from app.domain.issues import Link


class Topic(Enum):
    """A part of the archive that screens listen to."""

    MUNICIPALITY = auto()
    STRUCTURE = auto()
    OBJECTIVES = auto()
    METHODS = auto()
    ROUNDS = auto()
    SHEETS = auto()
    USERS = auto()
    AWARDS = auto()
    HISTORY = auto()


class Changes(NamedTuple):
    """The outcome of one operation: its Italian label, the topics touched and the ids of what was made.

    `entry` is the id of the entry in the audit, or None when nothing had to change; `places` are where to see what an
    undo or a redo brought back. `can_undo` is false of what stays: a year closed, a ranking published. `passed_over`
    says why what was done last stays as it is, where an undo reversed what was done before it.
    """

    label: str
    topics: frozenset[Topic] = frozenset()
    ids: tuple[int, ...] = ()
    entry: int | None = None
    places: tuple[Link, ...] = ()
    can_undo: bool = True
    passed_over: str = ""

    @property
    def is_empty(self) -> bool:
        return self.entry is None

    @property
    def done(self) -> str:
        """Say that it is done, with its name: `Fatto: Chiusura dell'anno 2024.`"""
        return f"Fatto: {without_digest(self.label)}."
