"""Whether another computer has an archive open, asked before its password is; through a link, of what it leads to."""

import os
from pathlib import Path

from app.models.archive_file import locking


def refuse_open_elsewhere(path: Path) -> None:
    """Raise `ArchiveError` when, by its lock file, another computer has the archive open."""
    locking.refuse_open_elsewhere(_real(path))


def forget_other_computer(path: Path) -> None:
    """Let the archive be opened here; `ArchiveError` where the lock of the system says that it is open there."""
    locking.forget_other_computer(_real(path))


def _real(path: Path) -> Path:
    """Follow a link; one that leads round to itself, on which `resolve` raises, is refused by the opening in words."""
    return Path(os.path.realpath(path)) if path.is_symlink() else path
