"""A new key for a protected archive: who knew a password, or had the recovery key, may have kept the one of now."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import partial

from sqlalchemy import select

from app.domain.backups.naming import BackupReason
from app.domain.changes import Topic
from app.domain.permissions import Action
from app.domain.users.user import UserRow
from app.models.users import User
from app.services.access import ask
from app.services.backups.making import back_up_before
from app.services.keys.attempts import Attempts
from app.services.keys.protecting import Protection, rekey
from app.services.transaction import unit_of_work
from app.services.users.users import list_users
from app.services.workspace import Workspace

LABEL = "Nuova chiave dell'archivio"


@dataclass(frozen=True, slots=True)
class GivenPassword:
    """A password given anew to a user, to be handed over: it is kept nowhere."""

    title: str
    full_name: str
    password: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Renewal:
    """An archive under a new key, and the passwords that its other users were given."""

    protection: Protection
    given: tuple[GivenPassword, ...]


def renew_key(workspace: Workspace, slot: str, password: str, attempts: Attempts) -> Renewal:
    """Make a backup, then encrypt the archive again; it is closed here, and only its users of now open it afterwards.

    `slot` and `password` are those of whoever asks, which stay. `UserError` when the password is wrong or the disk
    refuses: then the archive is as it was (closed, if it was the disk).
    """
    ask(workspace.actor, Action.MANAGE_USERS)
    users = {one.slot: one for one in list_users(workspace) if one.slot and not _is_over(workspace, one)}
    keys = workspace.archive.keys
    dropped = [one.id for one in keys.slots if one.id not in users] if keys is not None else []
    protection = rekey(
        workspace,
        slot,
        password,
        attempts,
        dropped=dropped,
        before=partial(back_up_before, workspace, BackupReason.PROTECTION),
        fill=_telling(dropped),
    )
    given = tuple(
        GivenPassword(users[one].title, users[one].full_name, temporary)
        for one, temporary in protection.temporary.items()
    )
    return Renewal(protection, given)


def former_users_with_key(workspace: Workspace) -> list[UserRow]:
    """Return the users whose days are over and who still have a password in the key file."""
    keys = workspace.archive.keys
    found = [one for one in list_users(workspace) if one.slot and _is_over(workspace, one)]
    return [one for one in found if keys is not None and keys.slot(one.slot or "")]


def _is_over(workspace: Workspace, user: UserRow) -> bool:
    return user.valid_to is not None and user.valid_to < workspace.today


def _telling(dropped: Collection[str]) -> Callable[[Workspace, str], None]:
    """Return what writes in the archive that its key is another, and that some users have a password no more."""

    def tell(workspace: Workspace, _slot: str) -> None:
        with unit_of_work(workspace, LABEL, Topic.USERS, action=Action.MANAGE_USERS) as unit:
            unit.can_undo, unit.is_told_alone = False, True
            for user in unit.session.scalars(select(User).where(User.slot.in_(dropped))):
                user.slot = None
                unit.touched(user.id)

    return tell
