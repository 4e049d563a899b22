"""Making a backup: a copy that was opened again and holds what the archive holds, or nothing."""

import errno
import filecmp
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from itertools import chain, count
from pathlib import Path

from app.domain.backups.contents import ArchiveContents
from app.domain.backups.naming import Backup, BackupReason, backup_name, newest_first
from app.domain.backups.thinning import is_due_today, superfluous
from app.domain.errors import ArchiveError, ArchiveTrouble, UserError, reason_of
from app.domain.permissions import Action
from app.services.access import ask, glancing
from app.services.audit.comparison import is_faithful
from app.services.backups.places import BackupPlaces, backups_in, list_backups, make_folder, places_of
from app.services.workspace import Workspace

UNFAITHFUL = (
    "I dati dell'archivio non sono quelli scritti nel registro: le copie di prima restano tutte."
    " Che cosa non va lo dice Strumenti › Verifica l'archivio."
)


@dataclass(frozen=True, slots=True)
class BackupMade:
    """A backup just made; `second` says why the second folder has not got it too, or what else is wrong.

    `also` is the second folder where it has got it.
    """

    backup: Backup
    second: str = ""
    also: Path | None = None


def back_up_by_hand(workspace: Workspace, places: BackupPlaces) -> BackupMade:
    """Make the backup that somebody asks for."""
    with glancing(workspace, Action.BACK_UP):
        return back_up(workspace, places, BackupReason.BY_HAND)


def back_up_into(workspace: Workspace, folder: Path) -> Backup:
    """Make the backup that somebody asks for in a folder of theirs, where none is thinned."""
    if not folder.is_dir():
        raise UserError(f"La cartella {folder} non esiste.", "Scegliere un'altra cartella.")
    with glancing(workspace, Action.BACK_UP):
        return _copied(workspace, folder, BackupReason.BY_HAND)


def back_up_of_today(workspace: Workspace) -> BackupMade | None:
    """Make the backup of the day, the first time that the archive is used on it; None when there is one.

    The second folder, where it has come back, gets what it lacks.
    """
    places = places_of(workspace)
    with glancing(workspace, Action.OPEN) as glance:
        is_demo = glance.is_demo()
    if is_demo:
        return None
    if is_due_today(list_backups(places), _wall(workspace)):
        return back_up(workspace, places, BackupReason.DAILY)
    bring_second_up(places)
    return None


def back_up_before(workspace: Workspace, reason: BackupReason) -> None:
    """Make a backup before something that touches much; not of the example, which anybody makes again."""
    with glancing(workspace, Action.OPEN) as glance:
        is_demo = glance.is_demo()
    if not is_demo:
        back_up(workspace, places_of(workspace), reason)


def back_up_when_closing(workspace: Workspace) -> None:
    """Make a backup of what was changed since the last one; nothing where nothing was, or of the example."""
    places = places_of(workspace)
    newest = next(iter(list_backups(places)), None)
    with glancing(workspace, Action.OPEN) as glance:
        is_demo = glance.is_demo()
        head = glance.contents().head
    if not is_demo and (newest is None or _head_of(workspace, newest) != head):
        back_up(workspace, places, BackupReason.CLOSING)


def _head_of(workspace: Workspace, backup: Backup) -> str:
    """Return the hash of the last operation in a backup; nothing of one that cannot be read."""
    try:
        with workspace.archive.glancing_at(backup.path) as glance:
            return glance.contents().head
    except UserError:
        return ""


def back_up(workspace: Workspace, places: BackupPlaces, reason: BackupReason) -> BackupMade:
    """Copy the open archive beside it, open the copy again, compare, and thin what was there.

    `ArchiveError` when the archive is damaged (then nothing is copied and nothing is thinned: the backups of before may
    be the only sound ones), or when the disk refuses or the copy does not hold the same. Nothing is thinned either
    when the data are not what the audit says.
    """
    ask(workspace.actor, Action.OPEN)
    make_folder(places.first)
    made = _copied(workspace, places.first, reason)
    second = bring_second_up(places)
    also = places.second if places.second is not None and (places.second / made.path.name).is_file() else None
    if not is_faithful(workspace, Action.OPEN):
        return BackupMade(made, f"{second} {UNFAITHFUL}".strip(), also)
    thin(places, made.moment)
    return BackupMade(made, second, also)


def _copied(workspace: Workspace, folder: Path, reason: BackupReason) -> Backup:
    """Copy the open archive to a folder, open the copy again and compare."""
    with glancing(workspace, Action.OPEN) as glance:
        if faults := glance.faults(1):
            raise _damaged(faults[0])
        contents = glance.contents()
    moment, stem = _wall(workspace), workspace.archive.path.stem
    target = _free(folder / backup_name(stem, moment, reason))
    workspace.archive.copy_to(target)
    _refuse_unfaithful(workspace, target, contents)
    return Backup(moment, target, reason, target.stat().st_size)


def bring_second_up(places: BackupPlaces) -> str:
    """Copy to the second folder the newest backup when it lacks it; return why it could not, or nothing."""
    if places.second is None:
        return ""
    if not places.is_second_there:
        return f"La seconda cartella delle copie ({places.second}) non c'è: collegare la chiavetta o il disco."
    newest = next(iter(newest_first(backups_in(places.first, places.archive.stem))), None)
    if newest is None or (places.second / newest.path.name).exists():
        return ""
    try:
        _copy_file(newest.path, places.second / newest.path.name)
    except OSError as error:
        return f"Nella seconda cartella ({places.second}) non si può scrivere: {reason_of(error)}."
    return ""


def thin(places: BackupPlaces, now: datetime) -> None:
    """Delete in each folder the backups that are more than enough; one that is in use stays until the next time."""
    for folder in places.folders:
        for backup in superfluous(backups_in(folder, places.archive.stem), now):
            with suppress(OSError):
                backup.path.unlink()


def _wall(workspace: Workspace) -> datetime:
    return workspace.now().astimezone().replace(tzinfo=None, microsecond=0)


def _refuse_unfaithful(workspace: Workspace, copy: Path, contents: ArchiveContents) -> None:
    """Delete a copy that cannot be opened or does not hold the same, and say so."""
    try:
        with workspace.archive.glancing_at(copy) as glance:
            is_same = not glance.faults(1) and glance.contents() == contents
    except ArchiveError:
        is_same = False
    if not is_same:
        copy.unlink(missing_ok=True)
        raise ArchiveError(
            ArchiveTrouble.DISK,
            f"La copia di sicurezza in {copy.parent} non si rilegge uguale all'archivio: è stata scartata.",
            "Il disco può essere difettoso: fare una copia su un altro disco e avvisare chi segue il computer.",
        )
    with suppress(OSError):
        copy.chmod(0o600)


def _damaged(fault: str) -> ArchiveError:
    return ArchiveError(
        ArchiveTrouble.DAMAGED,
        f"L'archivio è danneggiato ({fault}): la copia di sicurezza non è stata fatta, e le precedenti restano tutte.",
        "Ripristinare l'ultima copia di sicurezza.",
    )


def _free(target: Path) -> Path:
    numbers = chain([""], (f" {number}" for number in count(2)))
    names = (f"{target.stem}{number}{target.suffix}" for number in numbers)
    return next(found for name in names if not (found := target.with_name(name)).exists())


def _copy_file(source: Path, target: Path) -> None:
    """Copy a closed file, whole or not at all, and read it again."""
    draft = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        shutil.copyfile(source, draft)
        with draft.open("rb+") as file:
            os.fsync(file.fileno())
        if not filecmp.cmp(source, draft, shallow=False):
            raise OSError(errno.EIO, "the copy reads otherwise")
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)
    with suppress(OSError):
        target.chmod(0o600)
