"""What the verbs have in common: opening the archive, choosing the year, telling the user."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from getpass import getpass
from pathlib import Path

from app.commands.streams import tell
from app.domain.clock import clock_remark
from app.domain.errors import ArchiveError, ArchiveTrouble, UserError
from app.domain.italian import listed
from app.domain.keys.slots import ShownSlot
from app.domain.matching import text_key
from app.services.audit.anchoring import chain_at_opening, keep_anchor
from app.services.first_look import list_years
from app.services.keys.attempts import own_attempts
from app.services.keys.reading import is_protected, slots_of
from app.services.keys.unlocking import unlock
from app.services.opening import open_workspace
from app.services.outgoing import has_notes
from app.services.users.logging_in import log_in
from app.services.users.titles import follow_titles
from app.services.workspace import Workspace

PASSWORD_VARIABLE, USER_VARIABLE = "MERITO_PASSWORD", "MERITO_USER"
(FILE_PASSWORD_VARIABLE,) = ("MERITO_WORKBOOK_PASSWORD",)
TOLD = "Ciò che esce dall'archivio si scrive nel suo registro delle attività: senza poterlo scrivere non esce niente."


@contextmanager
def opened_to_tell(path: Path) -> Iterator[Workspace]:
    """Open the archive for a verb that takes something out of it and tells so in the audit.

    An archive that cannot be written (a folder to be read only, another window that has it open) is refused before
    anything is made: what left it would be nowhere in its audit. Nothing else changes in it: an older one is refused
    too, as by the verbs that only read.
    """
    try:
        workspace = _opened(path, writing=True, upgrading=False)
    except ArchiveError as error:
        if error.trouble not in {ArchiveTrouble.LOCKED, ArchiveTrouble.ELSEWHERE, ArchiveTrouble.READ_ONLY}:
            raise
        raise ArchiveError(error.trouble, f"{error.problem} {TOLD}", error.remedy) from error
    with in_hand(workspace):
        yield workspace


@contextmanager
def opened(path: Path, *, writing: bool = False) -> Iterator[Workspace]:
    """Open the archive for one verb and let it go at the end; a protected one asks who one is and the password."""
    workspace = _opened(path, writing=writing)
    with in_hand(workspace):
        yield workspace


@contextmanager
def in_hand(workspace: Workspace) -> Iterator[Workspace]:
    """Say what was found at the opening, and let the archive go at the end."""
    workspace.archive.keep_connections()
    try:
        for note in filter(None, (clock_remark(workspace.now()), *workspace.archive.notes)):
            tell(note)
        if kept := workspace.archive.kept:
            tell(f"L'archivio è stato aggiornato a questa versione di Merito. Quello di prima è accanto: {kept.name}")
        if sentence := chain_at_opening(workspace).sentence:
            tell(sentence)
        if has_notes():
            from app.services.audit.output import tell_interrupted

            tell_interrupted(workspace)
        yield workspace
        follow_titles(workspace)
        keep_anchor(workspace)
    finally:
        workspace.archive.close()


def _opened(path: Path, *, writing: bool, upgrading: bool = True) -> Workspace:
    if not is_protected(path):
        return open_workspace(path, writing=writing, upgrading=upgrading)
    slot = _chosen_slot(slots_of(path).slots)
    return log_in(path, slot, asked_password(), own_attempts(), writing=writing, upgrading=upgrading)


def key_of(path: Path) -> bytes | None:
    """Return the key of a protected archive, from the password; None for one in clear."""
    if not is_protected(path):
        return None
    return unlock(path, _chosen_slot(slots_of(path).slots), asked_password(), own_attempts())


def _chosen_slot(slots: Sequence[ShownSlot]) -> str:
    """Return the slot of `MERITO_USER`, or the only one, or the one chosen at the terminal."""
    wanted = os.environ.get(USER_VARIABLE, "")
    if wanted:
        found = [slot.id for slot in slots if text_key(slot.title) == text_key(wanted)]
        if len(found) == 1:
            return found[0]
    elif len(slots) == 1:
        return slots[0].id
    titles = listed(f"«{slot.title}»" for slot in slots)
    raise UserError(
        f"L'archivio è protetto: con {USER_VARIABLE} si dice chi si è ({titles}).", "Per esempio «Segretario comunale»."
    )


def asked_password() -> str:
    """Return the password of `MERITO_PASSWORD`, or the one typed at the terminal without showing it."""
    if password := os.environ.get(PASSWORD_VARIABLE):
        return password
    if not sys.stdin.isatty():
        raise UserError(
            f"L'archivio è protetto e nessuno può scrivere la password: darla con {PASSWORD_VARIABLE}.",
            "Mai fra gli argomenti del comando: chiunque li vede.",
        )
    return getpass("Password: ")


def asked_file_password(name: str) -> str:
    """Return the password of the protection of a file, from `MERITO_WORKBOOK_PASSWORD` or typed for this one."""
    if password := os.environ.get(FILE_PASSWORD_VARIABLE):
        return password
    if not sys.stdin.isatty():
        raise UserError(
            f"Nessuno può scrivere la password del file: darla con {FILE_PASSWORD_VARIABLE}.",
            "Mai fra gli argomenti del comando: chiunque li vede.",
        )
    return getpass(f"Password del file di {name}: ")


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


class Steps:
    """Progress of a long work as lines on the terminal: one for each change of subject."""

    def __init__(self) -> None:
        self._last = ""

    def step(self, done: int, total: int, what: str = "") -> None:
        if what and what != self._last:
            tell(f"  {what} ({done} di {total})" if total > 1 else f"  {what}")
            self._last = what
