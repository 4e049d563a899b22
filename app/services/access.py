"""The doors to the archive: whoever reads or changes it passes here, and the policy is asked first."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from app.domain.permissions import Action, Actor, PerSheet, require, require_some
from app.models.glance import Glance
from app.services.workspace import Workspace

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Question = Action | PerSheet
"""What a door asks: an action on the archive, or one that the use case asks again of each sheet it loads."""


def ask(actor: Actor, question: Question) -> None:
    """Raise `UserError` when `actor` may not do this, or may do it on no sheet at all."""
    if isinstance(question, PerSheet):
        require_some(actor, question.action)
    else:
        require(actor, question)


@contextmanager
def reading(workspace: Workspace, action: Question) -> "Iterator[Session]":
    """Give a session that sees one moment of the archive and cannot change it."""
    ask(workspace.actor, action)
    with workspace.archive.reading() as session:
        yield session


@contextmanager
def glancing(workspace: Workspace, action: Question) -> Iterator[Glance]:
    """Give the names, the years and a few quick counts, without loading the ORM."""
    ask(workspace.actor, action)
    with workspace.archive.glancing() as glance:
        yield glance


@contextmanager
def writing(workspace: Workspace, action: Question) -> "Iterator[Session]":
    """Give a session whose changes are kept all together: `unit_of_work` passes here, and adds the audit."""
    ask(workspace.actor, action)
    with workspace.archive.writing() as session:
        yield session
