"""The description of the method file, and what a consultant takes away to write one: it and the methods ready."""

import itertools
from pathlib import Path

from app.services.files import explained, read_file, save_file
from app.services.resources import RESOURCES

FOLDER = "Metodologie di Merito"
METHODS = RESOURCES / "methods"
GUIDE = METHODS / "LEGGIMI.md"


def read_guide() -> str:
    """Return the description of the method file, as Markdown."""
    return GUIDE.read_text(encoding="utf-8")


def save_guide(place: Path) -> Path:
    """Write the description and every method that ships with the program into a new folder inside `place`."""
    folder = _free(place)
    with explained(folder / GUIDE.name):
        folder.mkdir(mode=0o700)
    for source in (GUIDE, *sorted(METHODS.glob("*.toml"))):
        save_file(folder / source.name, read_file(source))
    return folder


def _free(place: Path) -> Path:
    """Return a folder that is not there yet: the files in one that is may have been changed by hand."""
    names = (FOLDER if number == 1 else f"{FOLDER} {number}" for number in itertools.count(1))
    return next(place / name for name in names if not (place / name).exists())
