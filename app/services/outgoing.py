"""What is about to leave an archive: drafts beside the place where they go, and a note of it until the audit has it.

A file gets its name after the audit tells it. If the program is killed before, the note is found at the next opening of
the archive on this computer: what was left is deleted, and told.
"""

import json
import os
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from platformdirs import user_data_path

from app.domain.errors import ArchiveError, UserError
from app.models.held_file import is_held, make_held
from app.services.files import OWN_FOLDER, PREFIX, SUFFIX, explained, made_folder, read_file

HELD = "in-uso"
"""The file of a folder of drafts that its program holds while it lives."""
DRAFTS = re.compile(rf"{re.escape(PREFIX)}\w+{re.escape(SUFFIX)}")
ONE_OF_MANY = "documento.pdf"
"""What a refusal of the disk calls one of many files that go out together."""
_LARGEST = 10_000


@dataclass(frozen=True, slots=True)
class Outgoing:
    """`drafts` is where files are written first, `folder` where they go; `what` is how the audit calls them."""

    what: str
    drafts: Path
    folder: Path

    def written(self) -> list[Path]:
        """Return the drafts that are whole, by name."""
        found = (path for path in self.drafts.iterdir() if path.name != HELD and not DRAFTS.fullmatch(path.name))
        return sorted(found)

    def refuse_folders(self, drafts: Sequence[Path]) -> None:
        """Raise `UserError` where a draft would take the place of a folder."""
        for target in (self.folder / path.name for path in drafts):
            with explained(target):
                if target.is_dir():
                    raise IsADirectoryError(target)

    def put_in_place(self, drafts: Sequence[Path]) -> list[Path]:
        """Give each draft its name in the folder; `UserError` when the disk refuses."""
        placed = []
        for path in drafts:
            target = self.folder / path.name
            with explained(target):
                path.replace(target)
            placed.append(target)
        return placed


@dataclass(frozen=True, slots=True)
class LeftNote:
    """What a killed program was taking out of an archive; `drafts` is where it was writing, None where it had none."""

    note: Path
    what: str
    drafts: Path | None

    def forget(self) -> None:
        """Delete what was left, and the note."""
        if self.drafts is not None and DRAFTS.fullmatch(self.drafts.name):
            shutil.rmtree(self.drafts, ignore_errors=True)
        with suppress(OSError):
            self.note.unlink()


@contextmanager
def outgoing(
    archive_id: str, what: str, folder: Path, name: str = ONE_OF_MANY, *, is_made: bool = False
) -> Iterator[Outgoing]:
    """Give a place for drafts beside where they go, on the same disk; at the end nothing is left there.

    `name` is what a refusal of the disk calls the file. `is_made`: the folder is made where it is not there, and taken
    away again if nothing comes into it.
    """
    was_there = folder.is_dir()
    if is_made:
        made_folder(folder)
    drafts = folder / f"{PREFIX}{uuid4().hex[:8]}{SUFFIX}"
    try:
        with announced(archive_id, what, drafts), _made(drafts, folder / name), _held(drafts / HELD):
            yield Outgoing(what, drafts, folder)
    finally:
        if not was_there:
            with suppress(OSError):
                folder.rmdir()


@contextmanager
def _made(drafts: Path, target: Path) -> Iterator[None]:
    with explained(target):
        drafts.mkdir(mode=OWN_FOLDER)
    try:
        yield
    finally:
        shutil.rmtree(drafts, ignore_errors=True)


class Announcement:
    """A note that something is leaving an archive, held until it is withdrawn or the program is no more.

    Where it cannot be kept the work goes on without.
    """

    def __init__(self, archive_id: str, what: str, drafts: Path | None = None) -> None:
        self._note = _notes() / f"{uuid4().hex}.json"
        content = json.dumps({"archive_id": archive_id, "what": what, "drafts": str(drafts) if drafts else ""})
        with suppress(OSError):
            self._note.parent.mkdir(mode=OWN_FOLDER, parents=True, exist_ok=True)
        self._descriptor = _hold(self._note, content.encode())

    def withdraw(self) -> None:
        """Delete the note: the audit has what left, or nothing did."""
        _let_go(self._descriptor)
        self._descriptor = None
        with suppress(OSError):
            self._note.unlink()


@contextmanager
def announced(archive_id: str, what: str, drafts: Path | None = None) -> Iterator[None]:
    """Keep a note while something leaves an archive."""
    note = Announcement(archive_id, what, drafts)
    try:
        yield
    finally:
        note.withdraw()


def has_notes() -> bool:
    """Whether there is any note, of whatever archive: a look that costs next to nothing."""
    with suppress(OSError):
        return any(_notes().iterdir())
    return False


def left_notes(archive_id: str) -> list[LeftNote]:
    """Return the notes of an archive whose programs are no more."""
    with suppress(OSError):
        return [note for path in _notes().iterdir() if (note := _read(path, archive_id)) is not None]
    return []


def _hold(path: Path, content: bytes = b"") -> int | None:
    """Write a file and hold it open; None where the disk refuses."""
    descriptor = None
    with suppress(OSError):
        descriptor = make_held(path)
        os.write(descriptor, content)
        os.fsync(descriptor)
    return descriptor


@contextmanager
def _held(path: Path) -> Iterator[None]:
    descriptor = _hold(path)
    try:
        yield
    except BaseException:
        _let_go(descriptor)
        with suppress(OSError):
            path.unlink()
        raise
    _let_go(descriptor)


def _let_go(descriptor: int | None) -> None:
    if descriptor is not None:
        os.close(descriptor)


def _read(path: Path, archive_id: str) -> LeftNote | None:
    if path.suffix != ".json" or is_held(path):
        return None
    try:
        kept = json.loads(read_file(path, _LARGEST))
        if kept["archive_id"] != archive_id:
            return None
        return LeftNote(path, str(kept["what"]), Path(kept["drafts"]) if kept["drafts"] else None)
    except (UserError, ArchiveError, ValueError, KeyError, TypeError, RecursionError):
        return None


def _notes() -> Path:
    return user_data_path("Merito", appauthor=False) / "uscite"
