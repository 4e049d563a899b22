"""The descriptions of the files of rules, and what a consultant takes away to write one: it and the rules ready."""

import itertools
from pathlib import Path
from typing import NamedTuple

from app.services.files import explained, read_file, save_file
from app.services.resources import RESOURCES


class RulesGuide(NamedTuple):
    """A description: its title, where it ships with the rules ready, what these are called, the folder saved."""

    title: str
    place: str
    ready: str
    folder: str

    @property
    def path(self) -> Path:
        return RESOURCES / self.place / "LEGGIMI.md"


METHOD_GUIDE = RulesGuide("Come si scrive una metodologia", "methods", "metodologie pronte", "Metodologie di Merito")
AWARD_GUIDE = RulesGuide(
    "Come si scrivono le regole dei premi", "awards", "regole pronte", "Regole dei premi di Merito"
)
PROGRESSION_GUIDE = RulesGuide(
    "Come si scrivono le regole delle progressioni",
    "progressions",
    "regole pronte",
    "Regole delle progressioni di Merito",
)


def read_guide(guide: RulesGuide = METHOD_GUIDE) -> str:
    """Return a description, as Markdown."""
    return guide.path.read_text(encoding="utf-8")


def save_guide(place: Path, guide: RulesGuide = METHOD_GUIDE) -> Path:
    """Write a description and every file of rules that ships with the program into a new folder inside `place`."""
    folder = _free(place, guide.folder)
    with explained(folder / guide.path.name):
        folder.mkdir(mode=0o700)
    for source in (guide.path, *sorted(guide.path.parent.glob("*.toml"))):
        save_file(folder / source.name, read_file(source))
    return folder


def _free(place: Path, name: str) -> Path:
    """Return a folder that is not there yet: the files in one that is may have been changed by hand."""
    names = (name if number == 1 else f"{name} {number}" for number in itertools.count(1))
    return next(place / one for one in names if not (place / one).exists())
