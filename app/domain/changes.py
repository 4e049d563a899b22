"""What a use case returns: which topics changed, so that the window reloads only what is stale."""

from dataclasses import dataclass, field
from enum import Enum, auto

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
    HISTORY = auto()


@dataclass(frozen=True, slots=True)
class Changes:
    """The outcome of one operation: its Italian label, the topics touched and the ids of what was made.

    `entry` is the id of the entry in the audit, or None when nothing had to change; `places` are where to see what an
    undo or a redo brought back.
    """

    label: str
    topics: frozenset[Topic] = field(default_factory=frozenset)
    ids: tuple[int, ...] = ()
    entry: int | None = None
    places: tuple[Link, ...] = ()

    @property
    def is_empty(self) -> bool:
        return self.entry is None
