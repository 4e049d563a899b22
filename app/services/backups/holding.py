"""What opens a backup: the key of now, nothing where it is in clear, or a password of when it was made."""

from dataclasses import dataclass, field
from pathlib import Path

from app.domain.backups.naming import Backup
from app.domain.errors import ArchiveError, ArchiveTrouble
from app.domain.keys.slots import ShownSlot
from app.domain.permissions import Action
from app.models.secret import is_protected, keys_at, refuse_key_of
from app.services.access import glancing
from app.services.keys.attempts import Attempts
from app.services.keys.reading import slots_of
from app.services.keys.unlocking import unlock, unlock_by_recovery
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class HeldBackup:
    """A backup with what opens it: `key` is None for one in clear."""

    backup: Backup
    key: bytes | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class LockedBackup:
    """A backup under a key that is not the archive's of now; `slots` are those who could log in then, if it says it."""

    backup: Backup
    slots: tuple[ShownSlot, ...]


def hold(workspace: Workspace, backup: Backup) -> HeldBackup | LockedBackup:
    """Take a backup in hand; one under a key of before asks for a password, or the recovery key, of then."""
    with glancing(workspace, Action.BACK_UP):
        key = workspace.archive.key
    if not is_protected(backup.path):
        return HeldBackup(backup, None)
    if key is not None:
        try:
            refuse_key_of(backup.path, key)
        except ArchiveError as error:
            if error.trouble is not ArchiveTrouble.KEY:
                raise
        else:
            return HeldBackup(backup, key)
    return LockedBackup(backup, _slots(backup))


def hold_with_password(
    workspace: Workspace, locked: LockedBackup, slot: str, password: str, attempts: Attempts
) -> HeldBackup:
    """Open a backup with a password of when it was made; `UserError` when it is wrong."""
    with glancing(workspace, Action.BACK_UP):
        return HeldBackup(locked.backup, unlock(locked.backup.path, slot, password, attempts))


def hold_with_recovery_key(workspace: Workspace, locked: LockedBackup, text: str) -> HeldBackup:
    """Open a backup with the recovery key of when it was made; `UserError` says what is wrong with it."""
    with glancing(workspace, Action.BACK_UP):
        return HeldBackup(locked.backup, unlock_by_recovery(locked.backup.path, text))


def is_of_another_key(copy: Path, archive: Path) -> bool:
    """Whether a protected copy says that it opens with another key than the archive; no, where either says nothing."""
    ids = set()
    for path in (copy, archive):
        try:
            keys = keys_at(path) if path.exists() and is_protected(path) else None
        except ArchiveError:  # spoiled: what does not open it is told when it is tried
            keys = None
        ids.add(keys.key_id if keys is not None else None)
    return None not in ids and len(ids) > 1


def _slots(backup: Backup) -> tuple[ShownSlot, ...]:
    try:
        return slots_of(backup.path).slots
    except ArchiveError:  # without its key file: the recovery key opens it
        return ()
