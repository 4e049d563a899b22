"""Files made beside an archive under a passing name: they take their own when they are whole."""

import os
import re
from contextlib import suppress
from pathlib import Path


def draft_of(path: Path) -> Path:
    """Return the name under which this process makes the file that will be at `path`."""
    return path.with_name(f".{path.name}.{os.getpid()}.tmp")


def touch_private(path: Path) -> None:
    """Make the file anew, empty, for its owner alone where the system has modes; `OSError` when it is refused."""
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))


def sweep(path: Path, process: str = r"\d+") -> None:
    """Take away the drafts of the file at `path` and what SQLite and the lock left beside them.

    `process`: those of a process; of any, ended by a crash too, when nobody else can be making that file.
    """
    leftover = re.compile(rf"\.{{1,2}}{re.escape(path.name)}\.{process}\.tmp.*")
    for found in path.parent.iterdir():
        if leftover.fullmatch(found.name):
            with suppress(OSError):  # in use, or a folder: it harms nobody, and what was done stays done
                found.unlink()
