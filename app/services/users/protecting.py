"""Protecting an archive with its first user, and the clear copies that are left of it."""

from collections.abc import Iterable
from pathlib import Path

from app.domain.errors import UserError, reason_of
from app.domain.permissions import Action
from app.domain.roles import UserRole
from app.domain.users.user import UserDraft, UserRow, title_of
from app.services.access import ask
from app.services.backups.places import BackupPlaces, list_backups
from app.services.keys.protecting import Protection, protect
from app.services.keys.reading import is_protected
from app.services.keys.slots import remove_slot
from app.services.users.users import give_slot, list_users, remove_user, save_user
from app.services.workspace import Workspace


def protect_with_first_user(workspace: Workspace, full_name: str, password: str) -> Protection:
    """Encrypt the archive and make its first user, the Segretario who administers it; the archive is closed here.

    `UserError` when the name or the password will not do, or the disk refuses: the archive in clear is as it was.
    """
    ask(workspace.actor, Action.MANAGE_USERS)
    draft = UserDraft(full_name, UserRole.SECRETARY, is_administrator=True, valid_from=workspace.today)

    def fill(protected: Workspace, slot: str) -> None:
        save_user(protected, draft)
        [first] = list_users(protected)
        give_slot(protected, first.id, slot)

    return protect(workspace, title_of(UserRole.SECRETARY), password, names=(full_name,), fill=fill)


def clear_copies(protection: Protection, places: BackupPlaces) -> tuple[Path, ...]:
    """Return the copies of the archive in clear that are left beside it: anybody can read them."""
    backups = [backup.path for backup in list_backups(places)]
    kept = [protection.kept] if protection.kept is not None else []
    return tuple(path for path in (*kept, *backups) if path.exists() and not _is_encrypted(path))


def delete_copies(copies: Iterable[Path]) -> None:
    """Delete copies in clear; `UserError` names the first one that the disk does not let go."""
    for path in copies:
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise UserError(
                f"La copia in chiaro {path} non si può eliminare: {reason_of(error)}.", "Eliminarla a mano."
            ) from error


def take_access_away(workspace: Workspace, user: UserRow) -> None:
    """Take a user away, with the password: it opens this archive no more (copies of before it still does)."""
    ask(workspace.actor, Action.MANAGE_USERS)
    if slot := remove_user(workspace, user.id):
        remove_slot(workspace, slot)


def _is_encrypted(path: Path) -> bool:
    try:
        return is_protected(path)
    except UserError:
        return False
