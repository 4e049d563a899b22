"""What was done, or must be known, said in the page: it stays until the next operation and stops nobody."""

from collections.abc import Callable
from enum import Enum
from typing import NamedTuple


class NoticeKind(Enum):
    """How weighty a notice is; the word is what a screen reader says before it."""

    DONE = "Fatto"
    WARNING = "Attenzione"
    ERROR = "Errore"


class NoticeAction(NamedTuple):
    """A verb beside a notice and what it does; `keys` are those that do the same, as on their caps: «Ctrl Y».

    One that `takes_keyboard` is what whoever is typing most likely wants: Enter does it.
    """

    label: str
    run: Callable[[], object]
    keys: str = ""
    is_primary: bool = False
    takes_keyboard: bool = False


class Notice(NamedTuple):
    """One sentence about what was done, or about what is to be known, with what can be done about it."""

    words: str
    kind: NoticeKind = NoticeKind.DONE
    actions: tuple[NoticeAction, ...] = ()
