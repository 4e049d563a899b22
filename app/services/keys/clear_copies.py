"""Copies of a protected archive that were made while it was in clear: told, and removed only when somebody wants it."""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

from app.domain.errors import ArchiveError, ArchiveTrouble, UserError, reason_of
from app.domain.permissions import Action
from app.models.protection import is_clear_copy
from app.services.access import glancing
from app.services.archives import SUFFIX
from app.services.backups.places import backups_in, places_of
from app.services.workspace import Workspace


def clear_copies(workspace: Workspace) -> list[Path]:
    """Return the copies in clear of a protected archive that are beside it and in the folders of its backups.

    Whoever has one of them reads what was there then, without any password.
    """
    with glancing(workspace, Action.MANAGE_USERS) as glance:
        archive_id = glance.archive_id()
    if workspace.archive.key is None:
        return []
    return sorted(path for path in _candidates(workspace) if is_clear_copy(path, archive_id))


def remove_clear_copies(workspace: Workspace, paths: Iterable[Path]) -> None:
    """Delete copies in clear that `clear_copies` told; `ArchiveError` names the first that the disk does not let go."""
    told = set(clear_copies(workspace))
    for path in paths:
        if path not in told:
            raise UserError(
                f"{path.name} non è una copia in chiaro di questo archivio.",
                "Chiudere la finestra e riaprirla: mostra ciò che c'è.",
            )
        try:
            path.unlink()
        except OSError as error:
            raise ArchiveError(
                ArchiveTrouble.DISK,
                f"La copia in chiaro {path} non si può eliminare: {reason_of(error)}.",
                "Chiuderla se è aperta in un'altra finestra, e riprovare.",
            ) from error


def _candidates(workspace: Workspace) -> Iterator[Path]:
    archive, places = workspace.archive.path, places_of(workspace)
    beside = (path for path in archive.parent.iterdir() if path.suffix == SUFFIX and path != archive)
    backups = chain.from_iterable(backups_in(folder, archive.stem) for folder in places.folders)
    return chain(beside, (backup.path for backup in backups))
