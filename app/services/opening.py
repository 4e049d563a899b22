"""Opening an archive (making one is in `archives`, which loads much more)."""

from pathlib import Path

from app.domain.permissions import Actor
from app.models.archive import open_archive
from app.services.workspace import SECRETARY, Workspace


def open_workspace(
    path: Path,
    key: bytes | None = None,
    *,
    actor: Actor = SECRETARY,
    writing: bool = True,
    upgrading: bool = True,
) -> Workspace:
    """Open the archive at `path` in the hands of `actor`; `ArchiveError` says why it cannot be opened.

    `key` is what `app.services.keys.unlocking` gives for a protected archive, None for one in clear.
    """
    workspace = Workspace(open_archive(path, key, writing=writing, upgrading=upgrading), actor)
    if workspace.archive.kept:
        from app.services.upgrading import complete_upgrade  # loads what an opening of every day has no need of

        complete_upgrade(workspace)
    if workspace.archive.was_left_open:
        from app.services.archive_check import note_after_crash

        workspace.archive.notes += note_after_crash(workspace)
    return workspace
