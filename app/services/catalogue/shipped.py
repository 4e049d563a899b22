"""The catalogue that ships with the program."""

import re
from functools import lru_cache
from itertools import chain
from pathlib import Path

from app.domain.catalogue.entry import Catalogue
from app.domain.catalogue.reading import read_contents, read_sector
from app.domain.errors import UserError
from app.domain.issues import Issue
from app.services.resources import RESOURCES

CONTENTS = "catalogo.toml"
_WORD = re.compile(r"[^\W\d_]+")


@lru_cache(maxsize=1)
def shipped_catalogue() -> Catalogue:
    """Return the entries of the program, read once and only when something asks for them: that takes 0.2 s."""
    return read_catalogue(RESOURCES / "catalogue")


@lru_cache(maxsize=1)
def catalogue_words() -> frozenset[str]:
    """Return the words, in small letters, that the entries of the program are written with."""
    catalogue = shipped_catalogue()
    texts = chain(
        (entry.title for entry in catalogue.entries),
        (one.name for entry in catalogue.entries for one in entry.indicators),
        (sector.name for sector in catalogue.sectors),
    )
    return frozenset(word.casefold() for text in texts for word in _WORD.findall(text))


def read_catalogue(folder: Path) -> Catalogue:
    """Read a catalogue from its files; `UserError` says which file, which entry and which field is wrong."""
    contents, issues = read_contents(_text(folder / CONTENTS), CONTENTS)
    if contents is None:
        raise _unreadable(issues)
    files = [read_sector(_text(folder / f"{code}.toml"), f"{code}.toml") for code in contents.sectors]
    found = [file for file, _ in files if file is not None]
    if len(found) < len(files):
        raise _unreadable([issue for _, issues in files for issue in issues])
    entries = tuple(entry for file in found for entry in file.entries)
    return Catalogue(tuple(file.sector for file in found), entries, contents.generic)


def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _unreadable(issues: list[Issue]) -> UserError:
    return UserError(f"Il catalogo degli obiettivi non è leggibile: {issues[0].sentence}.")
