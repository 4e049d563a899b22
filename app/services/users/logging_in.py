"""Coming in: a protected archive in the hands of whoever the password, or the recovery key, belongs to."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from app.domain.changes import Topic
from app.domain.errors import UserError
from app.domain.keys.passwords import TemporaryPassword, refuse_same
from app.domain.permissions import Action
from app.domain.users.user import UserRow
from app.services.access import ask, glancing
from app.services.keys.attempts import Attempts
from app.services.keys.reading import is_temporary
from app.services.keys.slots import add_slot, change_password, reset_password
from app.services.keys.unlocking import key_behind, unlock, unlock_by_recovery
from app.services.opening import open_workspace
from app.services.transaction import unit_of_work
from app.services.users.recovery_trial import tell_tried
from app.services.users.users import actor_of, give_slot, list_users
from app.services.workspace import Workspace

FIRST_CHANGE = "Password provvisoria cambiata al primo accesso"
GIVEN, RENEWED = "Nuova password provvisoria", "Nuova password"


def log_in(
    path: Path, slot: str, password: str, attempts: Attempts, *, writing: bool = True, upgrading: bool = True
) -> Workspace:
    """Open the archive at `path` for the user of a slot.

    `UserError` for a wrong password, while the wait after many of them lasts, and for a user whose days are over;
    `TemporaryPassword` before anything opens, for one that its owner has still to change.
    """
    key = unlock(path, slot, password, attempts)
    if is_temporary(path, slot):
        raise TemporaryPassword
    return _entered(open_workspace(path, key, writing=writing, upgrading=upgrading), slot)


def enter_first(path: Path, slot: str, temporary: str, chosen: str, attempts: Attempts) -> Workspace:
    """Open the archive at `path` for whoever changes a temporary password with one of their own; the audit tells it.

    `UserError` when the temporary one is wrong or the chosen one will not do: then nothing has changed.
    """
    key = unlock(path, slot, temporary, attempts)
    refuse_same(temporary, chosen)
    workspace = _entered(open_workspace(path, key), slot)
    try:
        with _telling(workspace, f"{FIRST_CHANGE}: {workspace.actor.name}", Action.OPEN):
            change_password(workspace, slot, temporary, chosen, attempts=attempts, names=(workspace.actor.name,))
    except BaseException:
        workspace.archive.close()
        raise
    return workspace


def change_own_password(workspace: Workspace, slot: str, old: str, new: str, attempts: Attempts) -> None:
    """Change the password of whoever is logged in; the audit tells it."""
    name = workspace.actor.name
    with _telling(workspace, f"Password cambiata: {name}", Action.OPEN):
        change_password(workspace, slot, old, new, attempts=attempts, names=(name,))


def _entered(workspace: Workspace, slot: str) -> Workspace:
    try:
        return replace(workspace, actor=actor_of(workspace, slot))
    except BaseException:
        workspace.archive.close()
        raise


@contextmanager
def _telling(workspace: Workspace, label: str, action: Action) -> Iterator[None]:
    """Tell in the audit what is done to the key file: what is refused there is not told."""
    with unit_of_work(workspace, label, Topic.USERS, action=action) as unit:
        unit.can_undo, unit.is_told_alone = False, True
        yield


def verify_password(workspace: Workspace, slot: str, password: str, attempts: Attempts) -> None:
    """Raise `UserError` unless this is the password of the slot: who is at the keyboard is who logged in.

    `TemporaryPassword` for one that is still to be changed: the way in is then the log-in.
    """
    with glancing(workspace, Action.OPEN):
        keys = workspace.archive.keys
    if keys is None:
        raise UserError("Il file delle chiavi non c'è più.", "Chiudere e riaprire con la chiave di recupero.")
    key_behind(keys, slot, password, attempts)
    if (found := keys.slot(slot)) is not None and found.is_temporary:
        raise TemporaryPassword


def recover(path: Path, recovery_key: str, password: str, chosen: str = "") -> tuple[Workspace, str]:
    """Open the archive with its recovery key and give its administrator a new password; return it and the slot.

    It is the one of the slot `chosen` at the log-in, where that is of an administrator: the others keep their
    passwords, and what is done is told as done by the right one. `UserError` when the key is not that of the archive,
    or the password is too weak: then nothing has changed.
    """
    key = unlock_by_recovery(path, recovery_key)
    workspace = open_workspace(path, key)
    try:
        user = _administrator(workspace, chosen)
        slot = give_password(workspace, user, password, is_own=True)
        entered = replace(workspace, actor=actor_of(workspace, slot))
        tell_tried(entered, key)
    except BaseException:
        workspace.archive.close()
        raise
    return entered, slot


def give_password(workspace: Workspace, user: UserRow, password: str, *, is_own: bool = False) -> str:
    """Give a user a password, the first one or another in its place; return the slot that it opens.

    It is temporary, unless it `is_own` or that of whoever gives it: its owner changes it at the first log-in. The key
    file is written before the archive: a password that opens the archive for nobody is refused at the log-in.
    """
    ask(workspace.actor, Action.MANAGE_USERS)
    keys, names = workspace.archive.keys, (user.full_name,)
    is_given = not is_own and user.id != workspace.actor.user_id
    if user.slot and keys is not None and keys.slot(user.slot):
        with _telling(workspace, f"{GIVEN if is_given else RENEWED}: {user.full_name}", Action.MANAGE_USERS):
            reset_password(workspace, user.slot, password, names, is_temporary=is_given)
        return user.slot
    slot = add_slot(workspace, user.title, password, names, is_temporary=is_given)
    give_slot(workspace, user.id, slot)
    return slot


def _administrator(workspace: Workspace, chosen: str) -> UserRow:
    """Return who administers the archive today: the one of the slot `chosen`, else one with a password."""
    today = workspace.today
    found = [one for one in list_users(workspace) if one.is_administrator and today in one.period]
    if not found:
        raise UserError(
            "Nell'archivio non c'è oggi nessun amministratore.",
            "Ripristinare una copia di sicurezza di quando c'era, oppure chiedere assistenza.",
        )
    return min(found, key=lambda one: (one.slot != chosen, one.slot is None))
