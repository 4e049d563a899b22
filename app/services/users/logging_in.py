"""Coming in: a protected archive in the hands of whoever the password, or the recovery key, belongs to."""

from dataclasses import replace
from pathlib import Path

from app.domain.errors import UserError
from app.domain.permissions import Action
from app.domain.users.user import UserRow
from app.services.access import ask, glancing
from app.services.keys.attempts import Attempts
from app.services.keys.slots import add_slot, reset_password
from app.services.keys.unlocking import key_behind, unlock, unlock_by_recovery
from app.services.opening import open_workspace
from app.services.users.users import actor_of, give_slot, list_users
from app.services.workspace import Workspace


def log_in(
    path: Path, slot: str, password: str, attempts: Attempts, *, writing: bool = True, upgrading: bool = True
) -> Workspace:
    """Open the archive at `path` for the user of a slot.

    `UserError` for a wrong password, while the wait after many of them lasts, and for a user whose days are over.
    """
    workspace = open_workspace(path, unlock(path, slot, password, attempts), writing=writing, upgrading=upgrading)
    try:
        return replace(workspace, actor=actor_of(workspace, slot))
    except BaseException:
        workspace.archive.close()
        raise


def verify_password(workspace: Workspace, slot: str, password: str, attempts: Attempts) -> None:
    """Raise `UserError` unless this is the password of the slot: who is at the keyboard is who logged in."""
    with glancing(workspace, Action.OPEN):
        keys = workspace.archive.keys
    if keys is None:
        raise UserError("Il file delle chiavi non c'è più.", "Chiudere e riaprire con la chiave di recupero.")
    key_behind(keys, slot, password, attempts)


def recover(path: Path, recovery_key: str, password: str) -> tuple[Workspace, str]:
    """Open the archive with its recovery key and give its administrator a new password; return it and the slot.

    `UserError` when the key is not that of the archive, or the password is too weak: then nothing has changed.
    """
    workspace = open_workspace(path, unlock_by_recovery(path, recovery_key))
    try:
        user = _administrator(workspace)
        slot = give_password(workspace, user, password)
        return replace(workspace, actor=actor_of(workspace, slot)), slot
    except BaseException:
        workspace.archive.close()
        raise


def give_password(workspace: Workspace, user: UserRow, password: str) -> str:
    """Give a user a password, the first one or another in its place; return the slot that it opens.

    The key file is written before the archive: a password that opens the archive for nobody is refused at the log-in.
    """
    ask(workspace.actor, Action.MANAGE_USERS)
    keys, names = workspace.archive.keys, (user.full_name,)
    if user.slot and keys is not None and keys.slot(user.slot):
        reset_password(workspace, user.slot, password, names)
        return user.slot
    slot = add_slot(workspace, user.title, password, names)
    give_slot(workspace, user.id, slot)
    return slot


def _administrator(workspace: Workspace) -> UserRow:
    """Return who administers the archive today, the one with a password first."""
    today = workspace.today
    found = [one for one in list_users(workspace) if one.is_administrator and today in one.period]
    if not found:
        raise UserError(
            "Nell'archivio non c'è oggi nessun amministratore.",
            "Ripristinare una copia di sicurezza di quando c'era, oppure chiedere assistenza.",
        )
    return min(found, key=lambda one: one.slot is None)
