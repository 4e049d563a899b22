"""A copy of the open archive, in a file of its own."""

from pathlib import Path

from app.domain.permissions import Action
from app.services.access import glancing
from app.services.archives import with_suffix
from app.services.workspace import Workspace


def save_archive_copy(workspace: Workspace, target: Path) -> Path:
    """Write what the archive holds now to `target`, whole or not at all, and return the path with its suffix.

    A file that was there is replaced; `ArchiveError` when it is the open archive itself, or one that is open elsewhere.
    """
    path = with_suffix(target)
    with glancing(workspace, Action.BACK_UP):
        workspace.archive.copy_to(path)
    return path
