"""An archive begun with all that the first start asks: the ente, the method, a password, the second folder."""

from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from app.domain.changes import Topic
from app.domain.errors import UserError
from app.domain.keys.passwords import refuse_weak
from app.domain.roles import UserRole
from app.domain.structure.municipality import MunicipalityDraft, validate_municipality
from app.domain.users.user import title_of
from app.domain.validation import refuse
from app.services.archives import new_archive
from app.services.backups.places import choose_second_folder
from app.services.keys.attempts import own_attempts
from app.services.keys.protecting import Protection
from app.services.structure.municipality import put_municipality
from app.services.transaction import unit_of_work
from app.services.users.logging_in import log_in
from app.services.users.protecting import protect_with_first_user
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class ArchiveBeginning:
    """What is said to begin an archive; without a `password` it is in clear. `second_folder` is that of the copies."""

    path: Path
    ente: MunicipalityDraft
    year: int
    method: str
    administrator: str = ""
    password: str = field(default="", repr=False)
    second_folder: Path | None = None


@dataclass(frozen=True, slots=True)
class Begun:
    """An archive just begun, open; `protection`, where it has a password, holds the recovery key to be printed."""

    workspace: Workspace
    protection: Protection | None = None

    @property
    def slot(self) -> str:
        """The slot of who is in; empty in an archive in clear."""
        return self.protection.slot_id if self.protection else ""


def begin_archive(told: ArchiveBeginning) -> Begun:
    """Make the archive, protect it and open it for who administers it; a failure leaves no file.

    `UserError` where a word, the password or the folder will not do.
    """
    refuse(validate_municipality(told.ente))
    if told.second_folder is not None and not told.second_folder.is_dir():
        raise UserError("La seconda cartella delle copie non c'è.", "Sceglierne un'altra, oppure indicarla più tardi.")
    if told.password:
        refuse_weak(told.password, (told.ente.name, title_of(UserRole.SECRETARY), told.administrator))
    fill = partial(_write, ente=told.ente)
    workspace = new_archive(told.path, told.ente.name, told.year, told.method, fill=fill)
    try:
        begun = _protected(workspace, told) if told.password else Begun(workspace)
    except BaseException:
        workspace.archive.discard()
        raise
    if told.second_folder is not None:
        choose_second_folder(begun.workspace, told.second_folder)
    return begun


def _write(workspace: Workspace, ente: MunicipalityDraft) -> None:
    """Keep the words of the ente and its logo: the first operation that can be undone comes after."""
    with unit_of_work(workspace, "Dati dell'ente", Topic.MUNICIPALITY) as unit:
        unit.can_undo = False
        put_municipality(unit, ente).logo = ente.logo


def _protected(workspace: Workspace, told: ArchiveBeginning) -> Begun:
    """Encrypt it at once: the copy in clear that is kept at every other time holds nothing yet, and goes."""
    protection = protect_with_first_user(workspace, told.administrator, told.password)
    if protection.kept is not None:
        protection.kept.unlink(missing_ok=True)
    return Begun(log_in(protection.path, protection.slot_id, told.password, own_attempts()), protection)
