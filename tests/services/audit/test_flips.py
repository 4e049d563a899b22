"""A bit changed anywhere in the file: either it is told, or nothing that the archive holds is other than it was.

`make flips` tries a thousand; here a few. The bits are those of numbers in a row, so that a failure can be tried again.
"""

import os
import random
import shutil
import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

import pytest

from app.domain.errors import ArchiveError
from app.services.archive_check import verify_archive
from app.services.opening import open_workspace

FLIPS = int(os.environ.get("FLIPS", "40"))
AT_ONCE = 10


def is_told(path: Path) -> bool:
    """Whether opening or checking the archive says that something is wrong."""
    try:
        workspace = open_workspace(path, writing=False)
    except ArchiveError:
        return True
    try:
        return not verify_archive(workspace).is_sound
    except ArchiveError:
        return True
    finally:
        workspace.archive.close()


def content(path: Path) -> Any:
    """Everything that the file holds, each value with its type; None when it cannot be read."""
    with suppress(sqlite3.Error, UnicodeDecodeError), closing(sqlite3.connect(path)) as raw:
        written = raw.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY 1, 2").fetchall()
        tables = [name for kind, name, *_ in written if kind == "table"]
        rows = {name: raw.execute(f'SELECT * FROM "{name}" ORDER BY 1').fetchall() for name in tables}  # noqa: S608 (names of our own tables)
        return repr((written, rows))
    return None


@pytest.mark.parametrize("first", range(0, FLIPS, AT_ONCE))
def test_that_no_flipped_bit_goes_unseen(closed_made: Path, tmp_path: Path, first: int) -> None:
    whole, before = closed_made.read_bytes(), content(closed_made)
    path = tmp_path / "guasto.merito"
    for number in range(first, min(first + AT_ONCE, FLIPS)):
        place, bit = divmod(random.Random(number).randrange(len(whole) * 8), 8)  # noqa: S311 (no secret)
        spoiled = bytearray(whole)
        spoiled[place] ^= 1 << bit
        path.write_bytes(spoiled)
        assert is_told(path) or content(shutil.copyfile(path, tmp_path / "copia.merito")) == before, (
            number,
            place,
            bit,
        )
