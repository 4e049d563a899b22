"""One room knows the file of an archive: SQLite, its pragmas, its companion files."""

import re
from pathlib import Path

from tests.house.sources import text_of

APP = Path(__file__).parents[2] / "app"
ROOM = APP / "models" / "archive_file"
WORDS = re.compile(r"import sqlite3|from sqlite3|sqlite3\.|PRAGMA|-wal\b|-journal\b|-shm\b|SQLITE_")


def test_that_only_the_room_of_the_archive_file_names_sqlite() -> None:
    strangers = sorted(
        f"{path.relative_to(APP)}:{number}"
        for path in APP.rglob("*.py")
        if ROOM not in path.parents and "versions" not in path.parts
        for number, line in enumerate(text_of(path).splitlines(), 1)
        if WORDS.search(line)
    )
    assert not strangers


def test_that_the_room_has_one_door() -> None:
    """Nobody outside `app.models` enters the room: archives are opened by `app.models.archive`."""
    strangers = sorted(
        str(path.relative_to(APP))
        for path in APP.rglob("*.py")
        if APP / "models" not in path.parents and "archive_file" in text_of(path)
    )
    assert not strangers


def test_that_no_module_of_the_room_needs_one_system() -> None:
    guilty = sorted(
        path.name
        for path in ROOM.glob("*.py")
        if re.search(r"^(import|from) (fcntl|msvcrt|pwd|resource)", text_of(path), re.MULTILINE)
    )
    assert not guilty
