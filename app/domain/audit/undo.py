"""What *Annulla* and *Ripeti* would do: a walk back over the audit. Undo is itself an operation with a name."""

from collections.abc import Iterable
from dataclasses import dataclass

from app.domain.permissions import OriginalQuestion, actions_in

UNDO = "Annulla: "
REDO = "Ripristina: "
LONGEST = 70
"""Letters of an operation's name in a menu."""


@dataclass(frozen=True, slots=True)
class Done:
    """An entry of the audit as the walk needs it; `undoes` is the entry it reversed, `action` what was asked then."""

    id: int
    label: str
    can_undo: bool
    undoes: int | None
    actor: str = ""
    action: str | None = None

    @property
    def question(self) -> OriginalQuestion:
        """What the policy is asked of whoever wants to reverse it."""
        return OriginalQuestion(self.actor, actions_in(self.action))

    @property
    def is_redo(self) -> bool:
        return self.undoes is not None and self.label.startswith(REDO)

    @property
    def bare_label(self) -> str:
        """The name of the operation itself, however often it was undone and done again."""
        return self.label.replace(UNDO, "").replace(REDO, "")

    @property
    def menu_label(self) -> str:
        """The name as a menu has room for it: without the fingerprint of a file, and not too long."""
        name = self.bare_label.split(" (SHA-256", maxsplit=1)[0]
        return name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…"


@dataclass(frozen=True, slots=True)
class Undoable:
    """The names of what *Annulla* and *Ripeti* would do now; None when there is nothing."""

    undo: str | None
    redo: str | None


def last_undoable(backwards: Iterable[Done]) -> Done | None:
    """Return the newest operation that still stands; one that cannot be undone hides all before it."""
    reversed_ids: set[int] = set()
    for entry in backwards:
        if entry.id in reversed_ids:
            continue
        if entry.undoes is not None and not entry.is_redo:
            reversed_ids.add(entry.undoes)
            continue
        return entry if entry.can_undo else None
    return None


def last_redoable(backwards: Iterable[Done]) -> Done | None:
    """Return the newest undo not done again yet, as long as only undos and redos follow it."""
    redone: set[int | None] = set()
    for entry in backwards:
        if entry.undoes is None:
            return None
        if entry.is_redo:
            redone.add(entry.undoes)
        elif entry.id not in redone:
            return entry
    return None
