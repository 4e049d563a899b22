"""Opening an archive (making one is in `archives`, which loads much more)."""

from pathlib import Path

from app.models.archive import open_archive
from app.services.workspace import Workspace


def open_workspace(path: Path, *, writing: bool = True) -> Workspace:
    """Open the archive at `path`; `ArchiveError` says why it cannot be opened."""
    workspace = Workspace(open_archive(path, writing=writing))
    if workspace.archive.kept:
        from app.services.upgrading import complete_upgrade  # loads what an opening of every day has no need of

        complete_upgrade(workspace)
    return workspace
