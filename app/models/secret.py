"""What opens a protected archive, and what its file says of who may, before it is opened."""

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.errors import ArchiveError, ArchiveTrouble
from app.models.archive_file import trouble
from app.models.archive_file.cipher import is_encrypted, refuse_key

if TYPE_CHECKING:
    from app.models.keys.key_file import KeyFile


@dataclass(frozen=True, slots=True)
class Secret:
    """The key of a protected archive and who else may open it; nothing of it for one in clear."""

    key: bytes | None = field(default=None, repr=False)
    keys: "KeyFile | None" = None

    def show_beside(self, path: Path) -> None:
        """Write who may open the archive beside it; `ArchiveError` when the disk refuses."""
        if self.keys is not None:
            from app.models.archive_file.key_places import keep_beside  # an archive in clear opens without it

            with trouble.in_words(path):
                keep_beside(path, self.keys)


def secret_of(path: Path, key: bytes | None) -> Secret:
    """Put the key together with the key file that holds it; a spoiled one, or of another key, counts as none."""
    if key is None:
        return Secret()
    from app.models.archive_file.key_places import keys_of  # an archive in clear opens without it
    from app.models.keys.wrapping import key_id_of

    try:
        keys = keys_of(path)
    except ArchiveError as error:
        if error.trouble is not ArchiveTrouble.KEY:
            raise
        keys = None
    return Secret(key, keys if keys is not None and keys.key_id == key_id_of(key) else None)


def with_name(secret: Secret, name: str) -> "KeyFile | None":
    """Return the key file with another name of the ente, sealed again; None where it says that name already."""
    if secret.key is None or secret.keys is None or secret.keys.name == name:
        return None
    from app.models.keys.wrapping import sealed

    return sealed(replace(secret.keys, name=name), secret.key)


def is_protected(path: Path) -> bool:
    """Whether the archive at `path` opens with a key; `ArchiveError` when it is not an archive that we know."""
    trouble.version_of(path)
    return is_encrypted(path)


def keys_at(path: Path) -> "KeyFile | None":
    """Return who may open the archive at `path`, through a link too; None when no key file says it."""
    from app.models.archive_file.key_places import keys_of

    return keys_of(path.resolve() if path.is_symlink() else path)


def refuse_key_of(path: Path, key: bytes) -> None:
    """Raise `ArchiveError` unless `key` is that of the protected archive at `path`."""
    trouble.version_of(path)
    refuse_key(path, key)
