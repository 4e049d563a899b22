"""What the window shows first: the name of the ente, its years, what can be undone. It loads no ORM."""

from dataclasses import dataclass, replace

from app.domain.audit.undo import Done, Undoable, is_sure, last_redoable, standing, why_left
from app.domain.errors import ArchiveError
from app.domain.permissions import Action, may_undo
from app.domain.workflow import CycleState
from app.services.access import glancing
from app.services.audit.entries_done import done_backwards
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class FirstLook:
    """What the title and the year selector of the window say."""

    name: str
    is_demo: bool
    years: tuple[int, ...]


def first_look(workspace: Workspace) -> FirstLook:
    with glancing(workspace, Action.OPEN) as glance:
        name, is_demo = glance.municipality()
        return FirstLook(name, is_demo, tuple(glance.years()))


def list_years(workspace: Workspace) -> list[int]:
    """Return the years of the archive, the latest first."""
    with glancing(workspace, Action.OPEN) as glance:
        return glance.years()


def closed_years(workspace: Workspace) -> frozenset[int]:
    """Return the years that are closed."""
    with glancing(workspace, Action.OPEN) as glance:
        return glance.years_in(CycleState.CLOSED.value)


def undoable(workspace: Workspace) -> Undoable:
    """Name what *Annulla* and *Ripeti* would do now, to whom may do it, and what *Annulla* leaves as it is."""
    with glancing(workspace, Action.OPEN) as glance:
        newest = next(standing(done_backwards(glance)), None)
        redo = last_redoable(done_backwards(glance))
    again = redo.menu_label if redo and may_undo(workspace.actor, redo.question) else None
    if newest is None or _is_surely_undone(workspace, newest):
        return Undoable(newest.menu_label if newest else None, again)
    return replace(_searched(workspace, newest), redo=again)


def _is_surely_undone(workspace: Workspace, newest: Done) -> bool:
    actor = workspace.actor
    return not why_left(actor, newest, is_newest=True) and is_sure(actor, newest, is_newest=True)


def _searched(workspace: Workspace, newest: Done) -> Undoable:
    """Name what can be undone below the newest operation, by trying it; where nothing can be written, nothing."""
    from app.services.audit.undoing import would_undo

    try:
        found, left = would_undo(workspace)
    except ArchiveError:
        return Undoable(None, None)
    if found is not None and found == newest:
        return Undoable(found.menu_label, None)
    sentence = left.sentence if left else ""
    why = why_left(workspace.actor, newest, is_newest=True) or f"«{newest.menu_label}» resta: {sentence}"
    return Undoable(found.menu_label if found else None, None, why)
