"""Files that a killed program has left half made: they hold personal data, and nobody knows of them."""

import re
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from app.models.held_file import is_held
from app.services.files import PREFIX, SUFFIX
from app.services.outgoing import HELD
from app.services.passing_folder import left_behind

_HALF_WRITTEN = re.compile(rf"{re.escape(PREFIX)}\w+{re.escape(SUFFIX)}")
_DRAFT = re.compile(r"\.{1,2}.+\.merito\.\d+\.tmp.*")
_WORKING_FOLDER = re.compile(r"merito-[a-z0-9_]{8}")
OLD = 3600
"""Seconds after which nobody is writing them any more: the longest work takes minutes."""
SETTLED = 60
"""Seconds after which a file that nobody holds is not about to take its name either."""


def sweep_leftovers(folders: Iterable[Path]) -> int:
    """Delete what was left half made in these folders and in the temporary one; return how many there were."""
    swept = 0
    for found in set(_left_in(folders)):
        with suppress(OSError):
            if found.is_dir() and not found.is_symlink():
                shutil.rmtree(found)
            else:
                found.unlink()
            swept += 1
    return swept


def _left_in(folders: Iterable[Path]) -> Iterator[Path]:
    for folder in folders:
        yield from _old_ones(folder, _DRAFT)
        yield from (found for found in _old_ones(folder, _HALF_WRITTEN, SETTLED) if not is_held(found))
        drafts = _old_ones(folder, _HALF_WRITTEN, SETTLED, are_folders=True)
        yield from (found for found in drafts if not is_held(found / HELD))
    yield from _old_ones(Path(tempfile.gettempdir()), _WORKING_FOLDER, are_folders=True)
    yield from left_behind()


def _old_ones(
    folder: Path, pattern: "re.Pattern[str]", seconds: int = OLD, *, are_folders: bool = False
) -> Iterator[Path]:
    with suppress(OSError):
        for found in folder.iterdir():
            if pattern.fullmatch(found.name) and found.is_dir() == are_folders and _is_old(found, seconds):
                yield found


def _is_old(path: Path, seconds: int) -> bool:
    try:
        return path.lstat().st_mtime < time.time() - seconds
    except OSError:
        return False
