"""The doors to the archive: whoever reads or changes it passes here, and the policy is asked first."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from app.domain.errors import UserError
from app.domain.permissions import (
    Action,
    Actor,
    InScope,
    OriginalQuestion,
    PerSheet,
    require,
    require_in_scope,
    require_some,
    require_undo,
)
from app.models.glance import Glance
from app.models.narrowing import Narrowing, narrowing_of
from app.services.workspace import Workspace

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Question = Action | PerSheet | InScope | OriginalQuestion
"""What a door asks: an action on the archive, one asked of each sheet or thing, or what an undone operation did."""


def ask(actor: Actor, question: Question) -> None:
    """Raise `UserError` when `actor` may not do this, or may do it on no sheet at all."""
    match question:
        case Action():
            require(actor, question)
        case PerSheet():
            require_some(actor, question.action)
        case InScope():
            require_in_scope(actor, question.action)
        case OriginalQuestion():
            require_undo(actor, question)


def is_permitted(actor: Actor, question: Question) -> bool:
    """Tell whether `ask` lets `actor` pass."""
    try:
        ask(actor, question)
    except UserError:
        return False
    return True


def asked_by(question: Question) -> frozenset[Action]:
    """Return what is settled at the door; what is asked of each sheet, the use case adds itself."""
    match question:
        case Action():
            return frozenset({question})
        case OriginalQuestion():
            return question.actions
        case PerSheet() | InScope():
            return frozenset()


_WHOLE = frozenset({Action.READ_AUDIT, Action.BACK_UP})
"""Who may do this reads every row: the audit tells them all, and a check of the archive must miss none."""


def _narrowing(workspace: Workspace, question: Question) -> Narrowing | None:
    return None if question in _WHOLE else narrowing_of(workspace.actor, workspace.today)


@contextmanager
def reading(
    workspace: Workspace, action: Question, *, is_whole: bool = False, year: int | None = None
) -> "Iterator[Session]":
    """Give a session that sees one moment of the archive, as far as the person may read it, and cannot change it.

    `is_whole`: all of it, for a use case that tells nobody what it has read (a verification). `year` is that of what is
    read: where it is closed, the units are called as they were then, whatever their name is now.
    """
    ask(workspace.actor, action)
    narrow = None if is_whole else _narrowing(workspace, action)
    with workspace.archive.reading(narrow) as session:
        if year is not None:
            from app.models.names_of_then import call_units_as_then

            call_units_as_then(session, year)
        yield session


@contextmanager
def glancing(workspace: Workspace, action: Question) -> Iterator[Glance]:
    """Give the names, the years and a few quick counts of what the person may read, without loading the ORM."""
    ask(workspace.actor, action)
    narrow = _narrowing(workspace, action)
    with workspace.archive.glancing(narrow) as glance:
        yield glance


@contextmanager
def writing(workspace: Workspace, action: Question) -> "Iterator[Session]":
    """Give a session whose changes are kept all together: `unit_of_work` passes here, and adds the audit."""
    ask(workspace.actor, action)
    with workspace.archive.writing() as session:
        yield session
