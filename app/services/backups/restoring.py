"""Restoring a backup: shown first, tried first if one wants, and never without saving what is there now."""

import shutil
import tempfile
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path

from app.domain.audit.rows import ArchiveVerdict
from app.domain.backups.contents import ArchiveContents, differences
from app.domain.backups.naming import Backup, BackupReason
from app.domain.errors import ArchiveError, ArchiveTrouble, UserError, reason_of
from app.domain.permissions import Action
from app.domain.progress import Progress, Silent
from app.models.archive import Archive, open_archive, refuse_useless, restore_archive
from app.models.glance import glancing_at
from app.models.protection import bring_in, draft_under
from app.models.secret import Secret, is_protected
from app.services.access import glancing
from app.services.backups.holding import HeldBackup
from app.services.backups.making import back_up
from app.services.backups.places import BackupPlaces
from app.services.upgrading import complete_upgrade
from app.services.users.carrying import carry_users, users_of
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class RestorePreview:
    """What is in a backup, and what would change: `changes` are sentences, empty when the archive is just the same.

    `how` says what becomes of the protection, for a backup that was made under another.
    """

    backup: HeldBackup
    contents: ArchiveContents
    changes: tuple[str, ...]
    how: str = ""


def preview_restore(workspace: Workspace, held: HeldBackup) -> RestorePreview:
    """Open the backup, without changing anything; `UserError` when it is damaged or of another archive."""
    with glancing(workspace, Action.BACK_UP) as glance:
        present = glance.contents()
    with glancing_at(held.backup.path, held.key) as glance:
        if faults := glance.faults(1):
            raise _useless(held.backup, f"è danneggiata ({faults[0]})")
        contents = glance.contents()
    if contents.archive_id != present.archive_id:
        raise _useless(held.backup, f"è di un altro archivio ({contents.name})")
    return RestorePreview(held, contents, tuple(differences(present, contents)), _how(workspace, held))


def restore(workspace: Workspace, held: HeldBackup, places: BackupPlaces) -> Path:
    """Save the archive as it is now, close it and put the backup in its place; whoever calls opens it again.

    A backup made under another protection is brought under that of now: its key, its passwords, its users. Return
    where what was there is now. `UserError` when the backup cannot be used, or the present one cannot be saved: then
    nothing has changed.
    """
    preview_restore(workspace, held)
    saved = _saved(workspace, places)
    archive = workspace.archive
    if held.key == archive.key:
        archive.restore_from(held.backup.path)
        return saved
    users, secret = users_of(workspace), Secret(archive.key, archive.keys)
    archive.close()

    def fill(brought: Archive) -> None:
        inside = replace(workspace, archive=brought)
        if brought.kept is not None:
            complete_upgrade(inside)
        carry_users(inside, users)

    bring_in(held.backup.path, held.key, archive.path, secret, fill=fill)
    return saved


def restore_file(backup: Path, target: Path, key: bytes | None = None) -> Path | None:
    """Put a backup in the place of an archive that is not open, or cannot be; return where what was there is now.

    `UserError` when the backup cannot be used, when it is in clear and would take the place of a protected archive, or
    when the disk refuses: then nothing has changed.
    """
    refuse_useless(backup, key)
    if key is None and _is_protected(target):
        raise UserError(
            f"La copia {backup.name} è in chiaro e {target.name} è protetto: al suo posto lo leggerebbe chiunque.",
            "Ripristinarla dalla finestra, Strumenti › Copie di sicurezza: resta protetto; oppure con un altro nome.",
        )
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


def try_restore(workspace: Workspace, held: HeldBackup, progress: Progress | None = None) -> ArchiveVerdict:
    """Restore the backup to a passing folder and check it whole, closed sheets computed again: the drill."""
    from app.services.archive_check import verify_archive

    preview_restore(workspace, held)
    with tempfile.TemporaryDirectory(prefix="merito-") as folder:
        tried = Path(folder) / held.backup.path.name
        if held.key == workspace.archive.key:
            archive = workspace.archive.opened_copy(held.backup.path, tried)
        else:
            draft_under(held.backup.path, held.key, tried, workspace.archive.key)
            archive = open_archive(tried, workspace.archive.key)
        try:
            return verify_archive(replace(workspace, archive=archive), progress or Silent())
        finally:
            archive.close()


def _is_protected(target: Path) -> bool:
    """Whether a protected archive is there; what is no archive any more protects nothing."""
    try:
        return target.exists() and is_protected(target)
    except ArchiveError:
        return False


def _how(workspace: Workspace, held: HeldBackup) -> str:
    """Say what becomes of the protection of a backup that was made under another one."""
    key = workspace.archive.key
    if held.key == key:
        return ""
    if key is None:
        return "La copia è protetta: ripristinata, l'archivio resta in chiaro come adesso."
    kept = "ripristinata, l'archivio resta protetto con la chiave, le password e gli utenti di adesso."
    if held.key is None:
        return f"La copia è in chiaro, di prima della protezione: {kept} Il file della copia resta in chiaro."
    return f"La copia ha una chiave di prima: {kept}"


def _useless(backup: Backup, why: str) -> UserError:
    return UserError(f"La copia «{backup.path.name}» {why}.", "Scegliere un'altra copia.")
