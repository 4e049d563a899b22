"""What there is to choose from for a new archive, and what the user says to begin one."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class MethodChoice:
    """A method that a new archive may begin with."""

    key: str
    name: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class NewArchive:
    """What the user says to begin an archive; `method` is a key of `WindowServices.methods`."""

    path: Path
    name: str
    year: int
    method: str
