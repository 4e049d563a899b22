"""What there is to choose from for a new archive, and what the user says to begin one."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.method.outline import SheetOutline


@dataclass(frozen=True, slots=True)
class MethodChoice:
    """A method that a new archive may begin with."""

    key: str
    name: str
    description: str = ""
    sheets: "tuple[SheetOutline, ...]" = ()


@dataclass(frozen=True, slots=True)
class NewArchive:
    """What the user says to begin an archive; `method` is a key of `WindowServices.methods`.

    Without a `password` it is in clear; `second_folder` is that of the backups.
    """

    path: Path
    name: str
    year: int
    method: str
    province: str = ""
    istat_code: str = ""
    logo: bytes | None = field(default=None, repr=False)
    administrator: str = ""
    password: str = field(default="", repr=False)
    second_folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Access:
    """A way into a protected archive: its slot, the office, and the name where this computer may remember it."""

    slot: str
    title: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class ProtectedArchive:
    """An archive that asks who one is; `title` is the ente, `changed` when its file was written last."""

    path: Path
    archive_id: str
    title: str
    changed: datetime
    accesses: tuple[Access, ...]
