"""Protecting an archive with its first user, and taking a user away with the password."""

from app.domain.permissions import Action
from app.domain.roles import UserRole
from app.domain.users.user import UserDraft, UserRow, title_of
from app.services.access import ask
from app.services.keys.protecting import Protection, protect
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


def take_access_away(workspace: Workspace, user: UserRow) -> None:
    """Take a user away, with the password: it opens this archive no more (copies of before it still does)."""
    ask(workspace.actor, Action.MANAGE_USERS)
    if slot := remove_user(workspace, user.id):
        remove_slot(workspace, slot)
