"""What a backup is: why it was made, when, and the name of its file that says both."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from app.domain.columns import Column, Format
from app.domain.italian_enum import ItalianEnum


class BackupReason(ItalianEnum):
    """Why a backup is made; the Italian word is also in the name of its file."""

    DAILY = "daily", "giornaliera"
    IMPORT = "import", "prima di un'importazione"
    UPGRADE = "upgrade", "prima dell'aggiornamento"
    PROTECTION = "protection", "prima di cambiare la protezione"
    YEAR_CLOSING = "year_closing", "prima di chiudere l'anno"
    RESTORE = "restore", "prima di un ripristino"
    CLOSING = "closing", "alla chiusura"
    BY_HAND = "by_hand", "a mano"

    @property
    def is_kept_for_ever(self) -> bool:
        """Whether thinning leaves it: somebody asked for it, or a year was certified from it."""
        return self in {BackupReason.BY_HAND, BackupReason.YEAR_CLOSING}


SUFFIX = ".merito"
_MOMENT = "%Y-%m-%d %H.%M.%S"
_NAME = re.compile(
    r"(?P<stem>.+) (?P<moment>\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d)(?: \((?P<reason>[^()]+)\))?(?: \d+)?\.merito"
)


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup as its file says it; `moment` is on the clock of the wall, without a zone, as one reads it.

    `is_twice`: the second folder has it too.
    """

    moment: datetime
    path: Path
    reason: BackupReason
    size: int = 0
    is_twice: bool = False

    @property
    def day(self) -> date:
        return self.moment.date()

    @property
    def hour(self) -> str:
        return f"{self.moment:%H:%M:%S}"

    @property
    def why(self) -> str:
        return self.reason.italian

    @property
    def folder(self) -> str:
        return f"{self.path.parent}{' (e nella seconda cartella)' if self.is_twice else ''}"

    @property
    def size_words(self) -> str:
        """Say the size in the unit in which it is a small number: `860 kB`, `3,4 MB`."""
        if self.size < 1_000_000:
            return f"{max(self.size // 1000, 1)} kB"
        return f"{self.size // 1_000_000},{self.size % 1_000_000 // 100_000} MB"


BACKUP_COLUMNS = (
    Column("day", "Data", Format.DATE, 14),
    Column("hour", "Ora", width=11),
    Column("why", "Perché", width=30),
    Column("size_words", "Dimensione", width=13, with_figures=True),
    Column("folder", "Cartella", width=40),
)


def newest_first(backups: Iterable[Backup]) -> list[Backup]:
    return sorted(backups, key=lambda one: (one.moment, one.path.name), reverse=True)


def backup_name(stem: str, moment: datetime, reason: BackupReason) -> str:
    """Return the name of the file of a backup of the archive called `stem`, without colons: Windows refuses them."""
    return f"{stem} {moment.strftime(_MOMENT)} ({reason.italian}){SUFFIX}"


def read_name(path: Path, stem: str, size: int = 0) -> Backup | None:
    """Read the name of a file; None when it is no backup of the archive called `stem`."""
    found = _NAME.fullmatch(path.name)
    if found is None or found["stem"] != stem:
        return None
    try:
        moment = datetime.strptime(found["moment"], _MOMENT)  # noqa: DTZ007 (the hour on the wall, as it is written)
    except ValueError:
        return None
    reason = next((one for one in BackupReason if one.italian == found["reason"]), BackupReason.BY_HAND)
    return Backup(moment, path, reason, size)
