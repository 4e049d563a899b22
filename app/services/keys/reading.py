"""What a protected archive shows before anybody has logged in."""

from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import ArchiveError, ArchiveTrouble
from app.models import secret

if TYPE_CHECKING:
    from app.domain.keys.slots import ShownKeys
    from app.models.keys.key_file import KeyFile


def is_protected(path: Path) -> bool:
    """Whether the archive at `path` asks a password; `ArchiveError` when it is not an archive that we know."""
    return secret.is_protected(path)


def slots_of(path: Path) -> "ShownKeys":
    """Return the ente and who may log in; `ArchiveError` when only the recovery key can open the archive."""
    from app.domain.keys.slots import ShownKeys, ShownSlot  # an archive in clear opens without it

    file = key_file_of(path)
    return ShownKeys(file.archive_id, file.name, tuple(ShownSlot(one.id, one.shown) for one in file.slots))


def is_temporary(path: Path, slot_id: str) -> bool:
    """Whether the password of a slot was given by somebody else, and is still to be changed by its owner."""
    slot = key_file_of(path).slot(slot_id)
    return slot is not None and slot.is_temporary


def key_file_of(path: Path) -> "KeyFile":
    """Return the key file of a protected archive; `ArchiveError` when there is none, or it was spoiled."""
    if (file := secret.keys_at(path)) is None:
        raise ArchiveError(
            ArchiveTrouble.KEY,
            f"Il file delle chiavi di {path.name} non c'è, né accanto all'archivio né dentro.",
            "Rimetterne una copia accanto all'archivio, oppure aprirlo con la chiave di recupero.",
        )
    return file
