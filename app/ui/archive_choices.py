"""What there is to choose from for a new archive, and for who enters one."""

from dataclasses import dataclass
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
