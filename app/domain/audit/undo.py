"""What *Annulla* and *Ripeti* would do: a walk back over the audit. Undo is itself an operation with a name.

The newest operation that stands is offered to whoever may reverse it. When it stays for ever, or is not for this
person, the walk goes on among the operations of the same person, and says what it went over: closing a sheet never
takes away the undo of what has nothing to do with it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from app.domain.action_words import actions_in
from app.domain.audit.operation_names import REDO, bare, shortened
from app.domain.permissions import ON_SHEETS, Action, Actor, OriginalQuestion, may, may_undo

_OF_CLOSED = frozenset({Action.CLOSE, Action.REOPEN, Action.ANSWER})

_OUTPUT = frozenset({Action.OPEN, Action.READ, Action.SEE_SCORES, Action.READ_AUDIT, Action.EXPORT, Action.BACK_UP})


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
    def is_closing(self) -> bool:
        """Tell whether it closed something for good, or opened it again as a new revision: neither is undone."""
        return not self.can_undo and bool(_OF_CLOSED & self.question.actions)

    @property
    def is_of_files(self) -> bool:
        """Tell whether it kept or took away a file, whose bytes the audit does not hold."""
        return not self.can_undo and Action.ATTACH in self.question.actions

    @property
    def is_output(self) -> bool:
        """Tell whether something was only printed or exported; with it the code of a paper may have been kept."""
        return not self.can_undo and bool(self.question.actions) and self.question.actions <= _OUTPUT

    @property
    def is_of_users(self) -> bool:
        """Tell whether it changed who uses the program: passwords are outside the archive, nothing brings them back."""
        return Action.MANAGE_USERS in self.question.actions

    @property
    def is_redo(self) -> bool:
        return self.undoes is not None and self.label.startswith(REDO)

    @property
    def bare_label(self) -> str:
        """The name of the operation itself, however often it was undone and done again."""
        return bare(self.label)

    @property
    def menu_label(self) -> str:
        """The name as a menu has room for it: without the fingerprint of a file, and not too long."""
        return shortened(self.bare_label)


@dataclass(frozen=True, slots=True)
class Undoable:
    """The names of what *Annulla* and *Ripeti* would do now; None when there is nothing.

    `left` says which newer operation *Annulla* goes over, and why; empty when it goes over none.
    """

    undo: str | None
    redo: str | None
    left: str = ""


def standing(backwards: Iterable[Done]) -> Iterator[Done]:
    """Yield the operations that still stand, the newest first, back to what the archive was begun with."""
    reversed_ids: set[int] = set()
    for entry in backwards:
        if entry.id in reversed_ids:
            continue
        if entry.undoes is not None and not entry.is_redo:
            reversed_ids.add(entry.undoes)
        elif entry.can_undo or entry.is_closing or entry.is_of_files or entry.is_of_users:
            yield entry
        else:
            return


def is_known_to(actor: Actor, done: Done) -> bool:
    """Tell whether `actor` may be told what an operation was: it is their own, or they read the audit."""
    return done.actor == actor.name or may(actor, Action.READ_AUDIT)


def why_left(actor: Actor, done: Done, *, is_newest: bool) -> str:
    """Say why `actor` leaves an operation as it is; empty when it may be tried to reverse it.

    Below the newest one everybody goes back over the own operations alone.
    """
    if not is_known_to(actor, done):
        return "L'ultima operazione è di un'altra persona."
    if done.is_of_users:
        return f"«{done.menu_label}» non si annulla: gli utenti si cambiano uno per uno."
    if done.is_of_files:
        return f"«{done.menu_label}» non si annulla: un allegato si toglie dalla scheda."
    if not done.can_undo:
        return f"«{done.menu_label}» non si annulla: ciò che è chiuso si riapre."
    if not may_undo(actor, done.question) or not (is_newest or done.actor == actor.name):
        return f"«{done.menu_label}» è di {done.actor}."
    return ""


def is_sure(actor: Actor, done: Done, *, is_newest: bool) -> bool:
    """Tell whether an operation that `actor` may reverse surely can be: nothing came after it, no sheet is asked."""
    return is_newest and (done.actor == actor.name or not done.question.actions & ON_SHEETS)


def last_redoable(backwards: Iterable[Done]) -> Done | None:
    """Return the newest undo not done again yet, as long as only undos and redos follow it.

    None where it took away the bytes of a file.
    """
    redone: set[int | None] = set()
    for entry in backwards:
        if entry.undoes is None:
            return None
        if entry.is_redo:
            redone.add(entry.undoes)
        elif entry.id not in redone:
            return entry if entry.can_undo else None
    return None
