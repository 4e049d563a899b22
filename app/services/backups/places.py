"""Where the backups of an archive are: a folder beside it, and a second one that may come and go."""

import json
import os
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from platformdirs import user_config_path

from app.domain.backups.naming import Backup, newest_first, read_name
from app.domain.errors import UserError, reason_of
from app.domain.permissions import Action
from app.services.access import glancing
from app.services.files import made_folder, read_file, save_file
from app.services.workspace import Workspace

FOLDER = "{} (copie)"


@dataclass(frozen=True, slots=True)
class BackupPlaces:
    """The folders of the backups of the archive at `archive`; `second` is a stick or a disk of the network."""

    archive: Path
    second: Path | None = None

    @property
    def first(self) -> Path:
        return self.archive.with_name(FOLDER.format(self.archive.stem))

    @property
    def is_second_there(self) -> bool:
        return self.second is not None and self.second.is_dir()

    @property
    def folders(self) -> tuple[Path, ...]:
        """The folders that are there now, or are made when they are needed; the first one first."""
        return (self.first, self.second) if self.second is not None and self.is_second_there else (self.first,)


def list_backups(places: BackupPlaces) -> list[Backup]:
    """Return the backups found in both folders, the newest first; one that is in both is told once, in the first."""
    found: dict[str, Backup] = {}
    for folder in places.folders:
        for backup in backups_in(folder, places.archive.stem):
            first = found.get(backup.path.name)
            found[backup.path.name] = backup if first is None else replace(first, is_twice=True)
    return newest_first(found.values())


def backups_in(folder: Path, stem: str) -> Iterator[Backup]:
    """Yield the backups of the archive called `stem` in a folder, in no order; none where it cannot be read."""
    try:
        files = list(os.scandir(folder))
    except OSError:
        return
    for file in files:
        try:
            size = file.stat().st_size
        except OSError:
            continue  # taken away meanwhile
        if (backup := read_name(Path(file.path), stem, size)) is not None:
            yield backup


def places_of(workspace: Workspace) -> BackupPlaces:
    """Return where the backups of the open archive go, as this computer remembers it."""
    with glancing(workspace, Action.OPEN) as glance:
        archive_id = glance.archive_id()
    kept = _kept().get(archive_id)
    return BackupPlaces(workspace.archive.path, Path(kept) if kept else None)


def choose_second_folder(workspace: Workspace, folder: Path | None) -> None:
    """Remember the second folder of this archive on this computer, or (None) forget it."""
    with glancing(workspace, Action.BACK_UP) as glance:
        archive_id = glance.archive_id()
    kept = _kept()
    if folder is None:
        kept.pop(archive_id, None)
    else:
        kept[archive_id] = str(folder.absolute())
    save_file(_file_of_second_folders(), json.dumps(kept, ensure_ascii=False, indent=1).encode())


def _file_of_second_folders() -> Path:
    return made_folder(user_config_path("Merito", appauthor=False)) / "seconde-cartelle.json"


def _kept() -> dict[str, str]:
    """Return the second folders by archive; a file that cannot be read, or was spoiled, remembers none."""
    try:
        found = json.loads(read_file(_file_of_second_folders()))
    except (UserError, ValueError):
        return {}
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}


def make_folder(folder: Path) -> None:
    """Make the folder of the backups for its owner alone; `UserError` when the disk refuses."""
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise UserError(
            f"La cartella delle copie di sicurezza {folder} non si può creare: {reason_of(error)}.",
            "Liberare spazio o spostare l'archivio in una cartella in cui si può scrivere.",
        ) from error
