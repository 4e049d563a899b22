"""What is done to an archive until it is killed, and what must be found in it afterwards.

Every change is an Area with a code of its own: what was acknowledged is a set of codes, and so is what is found.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.domain.backups.naming import BackupReason
from app.domain.errors import UserError
from app.models.keys.key_file import LOWEST_COST
from app.models.structure import Area
from app.services.backups.holding import HeldBackup
from app.services.backups.making import back_up, back_up_by_hand, back_up_into, back_up_when_closing
from app.services.backups.places import list_backups, places_of
from app.services.backups.restoring import restore, restore_file
from app.services.keys.attempts import Attempts
from app.services.keys.protecting import protect, rekey
from app.services.keys.reading import is_protected, slots_of
from app.services.keys.slots import add_slot, change_password, remove_slot
from app.services.keys.unlocking import unlock
from app.services.opening import open_workspace
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace

OLD, OTHER, NEW = "cavallo batteria graffetta", "secchio nuvola tamburo", "lampada fiume orologio"
NAME = "prova.merito"
MOST = 400
"""Changes of one process: one that nobody kills ends."""

Acknowledge = Callable[[str], None]


@dataclass(frozen=True)
class Kind:
    """A work that is killed: `act` is done on a copy of one of the archives made ready, and says what it has kept.

    `is_kept_apart`: what it had kept may be in a backup, or in the copy set aside, in the place of the archive.
    """

    name: str
    source: str
    act: Callable[[Path, Acknowledge], None]
    is_kept_apart: bool = False


def key_of(path: Path) -> bytes | None:
    """Return the key that the old or the new password of the first slot opens; None for an archive in clear."""
    if not is_protected(path):
        return None
    slot = slots_of(path).slots[0].id
    for number, password in enumerate((OLD, NEW)):
        try:
            return unlock(path, slot, password, Attempts(path.parent / f"tentativi{number}"))
        except UserError:
            continue
    message = "neither password opens it"
    raise UserError(message)


def opened(path: Path) -> Workspace:
    return open_workspace(path, key_of(path))


def add(workspace: Workspace, code: str) -> None:
    with unit_of_work(workspace, f"Area {code}") as unit:
        unit.add(Area(code=code, name="nuova"))


def save(path: Path, acknowledge: Acknowledge) -> None:
    workspace = opened(path)
    for number in range(MOST):
        add(workspace, f"X{number}")
        acknowledge(f"X{number}")


def save_and_close(path: Path, acknowledge: Acknowledge) -> None:
    for number in range(MOST):
        workspace = opened(path)
        add(workspace, f"X{number}")
        acknowledge(f"X{number}")
        back_up_when_closing(workspace)
        workspace.archive.close()


def upgrade(path: Path, _: Acknowledge) -> None:
    opened(path).archive.close()


def encrypt(path: Path, _: Acknowledge) -> None:
    protect(opened(path), "Segretario comunale", OLD, cost=LOWEST_COST)


def encrypt_again(path: Path, _: Acknowledge) -> None:
    rekey(opened(path), slots_of(path).slots[0].id, OLD, Attempts(path.parent / "tentativi"))


def change_passwords(path: Path, acknowledge: Acknowledge) -> None:
    attempts, slot = Attempts(path.parent / "tentativi"), slots_of(path).slots[0].id
    workspace, now, then = opened(path), OLD, NEW
    for number in range(MOST):
        change_password(workspace, slot, now, then, attempts=attempts)
        now, then = then, now
        added = add_slot(workspace, "Altro", OTHER)
        remove_slot(workspace, added)
        add(workspace, f"X{number}")
        acknowledge(f"X{number}")


def make_backups(path: Path, acknowledge: Acknowledge) -> None:
    workspace = opened(path)
    folder = path.parent / "chiavetta"
    folder.mkdir()
    for number in range(MOST):
        add(workspace, f"X{number}")
        acknowledge(f"X{number}")
        back_up_by_hand(workspace, places_of(workspace)) if number % 2 else back_up_into(workspace, folder)


def restore_backup(path: Path, acknowledge: Acknowledge) -> None:
    """Restore again and again the first backup: what there was before is each time in one more backup."""
    workspace = opened(path)
    first = back_up(workspace, places_of(workspace), BackupReason.BY_HAND).backup
    for number in range(MOST):
        add(workspace, f"X{number}")
        acknowledge(f"X{number}")
        restore(workspace, HeldBackup(first, workspace.archive.key), places_of(workspace))
        workspace = opened(path)


def restore_over(path: Path, acknowledge: Acknowledge) -> None:
    """Restore a file over an archive that nobody has open, as the command line does."""
    workspace = opened(path)
    first = back_up_by_hand(workspace, places_of(workspace)).backup
    for number in range(MOST):
        add(workspace, f"X{number}")
        acknowledge(f"X{number}")
        workspace.archive.close()
        restore_file(first.path, path, key_of(path))
        workspace = opened(path)


KINDS = (
    Kind("salvataggio", "clear", save),
    Kind("salvataggio, archivio protetto", "protected", save),
    Kind("chiusura con la copia", "clear", save_and_close),
    Kind("chiusura, archivio protetto", "protected", save_and_close),
    Kind("aggiornamento", "older", upgrade),
    Kind("cifratura", "clear", encrypt),
    Kind("nuova cifratura", "protected", encrypt_again),
    Kind("cambio di password e accessi", "protected", change_passwords),
    Kind("copia di sicurezza", "clear", make_backups),
    Kind("copia di sicurezza, archivio protetto", "protected", make_backups),
    Kind("ripristino", "clear", restore_backup, is_kept_apart=True),
    Kind("ripristino, archivio protetto", "protected", restore_backup, is_kept_apart=True),
    Kind("ripristino di un file", "protected", restore_over, is_kept_apart=True),
)


def backups_of(path: Path) -> list[Path]:
    """Return the copies that the work has left: those that the program lists, those beside and those on the stick."""
    workspace = open_workspace(path, key_of(path), writing=False)
    listed = [one.path for one in list_backups(places_of(workspace))]
    return [*listed, *path.parent.glob("*(prima del ripristino*.merito"), *path.parent.glob("chiavetta/*.merito")]
