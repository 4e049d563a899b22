"""A small file that a process holds while it lives: once the process is dead, however it died, nobody holds it."""

import os
from contextlib import suppress
from pathlib import Path

from app.models.archive_file.byte_lock import take
from app.models.archive_file.header import BINARY


def make_held(path: Path) -> int:
    """Make the file, for its owner alone, and hold it; return its descriptor. `OSError` when it is refused."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC | BINARY, 0o600)
    take(descriptor)
    return descriptor


def hold(descriptor: int) -> None:
    """Hold an open file until it is closed, where the file system has locks: elsewhere `is_held` cannot know either."""
    with suppress(OSError):
        take(descriptor)


def is_held(path: Path) -> bool:
    """Whether a living process holds the file, or it cannot be known."""
    try:
        descriptor = os.open(path, os.O_RDWR | BINARY)
    except OSError:
        return True
    try:
        return not take(descriptor)
    except OSError:
        return True
    finally:
        os.close(descriptor)
