"""A folder for what is shown and then thrown away, for its owner alone: swept at the next start after a crash."""

import os
import shutil
import tempfile
import weakref
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path

from app.models.held_file import is_held, make_held

_PREFIX, _HELD = "merito-anteprime-", "in-uso"


class PassingFolder:
    """Made when it is first needed, held while its program lives, deleted with its owner."""

    @cached_property
    def path(self) -> Path:
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
        weakref.finalize(self, _throw_away, folder, make_held(folder / _HELD))
        return folder


def left_behind() -> Iterator[Path]:
    """Yield the passing folders of programs that are no more, however they ended."""
    with suppress(OSError):
        for found in Path(tempfile.gettempdir()).iterdir():
            if found.name.startswith(_PREFIX) and not is_held(found / _HELD):
                yield found


def _throw_away(folder: Path, descriptor: int) -> None:
    os.close(descriptor)  # Windows deletes no file that is open
    shutil.rmtree(folder, ignore_errors=True)
