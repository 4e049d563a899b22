"""What the verbs have in common: opening the archive, choosing the year, telling the user."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.domain.errors import UserError
from app.services.first_look import list_years
from app.services.opening import open_workspace
from app.services.workspace import Workspace


@contextmanager
def opened(path: Path, *, writing: bool = False) -> Iterator[Workspace]:
    """Open the archive for one verb and let it go at the end."""
    workspace = open_workspace(path, writing=writing)
    try:
        for note in workspace.archive.notes:
            tell(note)
        if kept := workspace.archive.kept:
            tell(f"L'archivio è stato aggiornato a questa versione di Merito. Quello di prima è accanto: {kept.name}")
        yield workspace
    finally:
        workspace.archive.close()


def chosen_year(workspace: Workspace, year: int | None) -> int:
    """Return the year asked for, or the last one of the archive."""
    years = list_years(workspace)
    if not years:
        raise UserError("L'archivio non contiene nessun anno.", "Aprire un anno dalla finestra.")
    if year is None:
        return years[0]
    if year not in years:
        raise UserError(f"L'archivio non contiene l'anno {year}.", f"Anni presenti: {', '.join(map(str, years))}.")
    return year


def tell(sentence: str) -> None:
    """Say something to the user: on stderr, because stdout is for data."""
    sys.stderr.write(f"{sentence}\n")


class Steps:
    """Progress of a long work as lines on the terminal: one for each change of subject."""

    def __init__(self) -> None:
        self._last = ""

    def step(self, done: int, total: int, what: str = "") -> None:
        if what and what != self._last:
            tell(f"  {what} ({done} di {total})" if total > 1 else f"  {what}")
            self._last = what
