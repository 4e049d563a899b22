"""Restoring a backup: shown first, tried first if one wants, and never without saving what is there now."""

import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from app.domain.audit.rows import ArchiveVerdict
from app.domain.backups.contents import ArchiveContents, differences
from app.domain.backups.naming import Backup, BackupReason
from app.domain.errors import ArchiveError, ArchiveTrouble, UserError, reason_of
from app.domain.permissions import Action
from app.domain.progress import Progress, Silent
from app.models.archive import refuse_useless, restore_archive
from app.services.access import glancing
from app.services.backups.making import back_up
from app.services.backups.places import BackupPlaces
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class RestorePreview:
    """What is in a backup, and what would change: `changes` are sentences, empty when the archive is just the same."""

    backup: Backup
    contents: ArchiveContents
    changes: tuple[str, ...]


def preview_restore(workspace: Workspace, backup: Backup) -> RestorePreview:
    """Open the backup, without changing anything; `UserError` when it is damaged or of another archive."""
    with glancing(workspace, Action.BACK_UP) as glance:
        present = glance.contents()
    with workspace.archive.glancing_at(backup.path) as glance:
        if faults := glance.faults(1):
            raise _useless(backup, f"è danneggiata ({faults[0]})")
        contents = glance.contents()
    if contents.archive_id != present.archive_id:
        raise _useless(backup, f"è di un altro archivio ({contents.name})")
    return RestorePreview(backup, contents, tuple(differences(present, contents)))


def restore(workspace: Workspace, backup: Backup, places: BackupPlaces) -> Path:
    """Save the archive as it is now, close it and put the backup in its place; whoever calls opens it again.

    Return where what was there is now.

    `UserError` when the backup cannot be used, or the present one cannot be saved: then nothing has changed.
    """
    preview_restore(workspace, backup)
    saved = _saved(workspace, places)
    workspace.archive.restore_from(backup.path)
    return saved


def restore_file(backup: Path, target: Path, key: bytes | None = None) -> Path | None:
    """Put a backup in the place of an archive that is not open, or cannot be; return where what was there is now.

    `UserError` when the backup cannot be used or the disk refuses: then nothing has changed.
    """
    refuse_useless(backup, key)
    saved = set_aside(target) if target.exists() else None
    restore_archive(backup, target, key)
    return saved


def set_aside(archive: Path) -> Path:
    """Copy a file as it is, sound or not, beside itself under a name that says so."""
    numbers = chain([""], (f" {number}" for number in count(2)))
    names = (f"{archive.stem} (prima del ripristino{number}){archive.suffix}" for number in numbers)
    aside = next(found for name in names if not (found := archive.with_name(name)).exists())
    try:
        shutil.copyfile(archive, aside)
        with suppress(OSError):
            aside.chmod(0o600)
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise UserError(
            f"L'archivio di adesso non si può copiare in {aside}: {reason_of(error)}. Non è stato ripristinato niente.",
            "Liberare spazio e riprovare.",
        ) from error
    return aside


def _saved(workspace: Workspace, places: BackupPlaces) -> Path:
    """Save the present archive as a backup or, where it is damaged, the file as it is."""
    try:
        return back_up(workspace, places, BackupReason.RESTORE).backup.path
    except ArchiveError as error:
        if error.trouble is not ArchiveTrouble.DAMAGED:
            raise
        return set_aside(places.archive)


def try_restore(workspace: Workspace, backup: Backup, progress: Progress | None = None) -> ArchiveVerdict:
    """Restore the backup to a passing folder and check it whole, closed sheets computed again: the drill."""
    from app.services.archive_check import verify_archive

    preview_restore(workspace, backup)
    with tempfile.TemporaryDirectory(prefix="merito-") as folder:
        archive = workspace.archive.opened_copy(backup.path, Path(folder) / backup.path.name)
        try:
            return verify_archive(Workspace(archive, workspace.actor, workspace.now), progress or Silent())
        finally:
            archive.close()


def _useless(backup: Backup, why: str) -> UserError:
    return UserError(f"La copia «{backup.path.name}» {why}.", "Scegliere un'altra copia.")
