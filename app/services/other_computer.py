"""An archive that another computer has not let go: refused, until somebody says that it is open there no more."""

from pathlib import Path

from app.models import other_computer


def refuse_open_elsewhere(path: Path) -> None:
    """Raise `ArchiveError` when, by its lock file, another computer has the archive open."""
    other_computer.refuse_open_elsewhere(path)


def forget_other_computer(path: Path) -> None:
    """Let the archive be opened here; `ArchiveError` where it is open there all the same."""
    other_computer.forget_other_computer(path)
