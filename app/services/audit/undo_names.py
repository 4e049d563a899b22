"""What *Annulla* and *Ripeti* would do now, in names. Where the newest operation settles it, it loads no ORM."""

from dataclasses import replace

from app.domain.audit.undo import Done, Undoable, is_sure, last_redoable, standing, why_left
from app.domain.errors import ArchiveError
from app.domain.permissions import Action, may_undo
from app.services.access import glancing
from app.services.audit.entries_done import done_backwards
from app.services.workspace import Workspace


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
