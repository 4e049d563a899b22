"""Protecting an archive with its first user, and taking a user away with the password."""

from sqlalchemy import select

from app.domain.ids import OfficialId
from app.domain.periods import period_between
from app.domain.permissions import Action
from app.domain.roles import OfficialRole, UserRole
from app.domain.users.user import UserDraft, UserRow, title_of
from app.models.municipality import Official
from app.services.access import ask, reading
from app.services.keys.protecting import Protection, protect
from app.services.keys.slots import remove_slot
from app.services.users.users import give_slot, list_users, remove_user, save_user
from app.services.workspace import Workspace


def protect_with_first_user(workspace: Workspace, full_name: str, password: str) -> Protection:
    """Encrypt the archive and make its first user, the Segretario who administers it; the archive is closed here.

    It is the Segretario of the ente where the archive names one so: who evaluates is in nobody's place then.
    `UserError` when the name or the password will not do, or the disk refuses: the archive in clear is as it was.
    """
    ask(workspace.actor, Action.MANAGE_USERS)
    office = _office_of(workspace, full_name)
    draft = UserDraft(full_name, UserRole.SECRETARY, None, office, is_administrator=True, valid_from=workspace.today)

    def fill(protected: Workspace, slot: str) -> None:
        save_user(protected, draft)
        [first] = list_users(protected)
        give_slot(protected, first.id, slot)

    return protect(workspace, title_of(UserRole.SECRETARY), password, names=(full_name,), fill=fill)


def _office_of(workspace: Workspace, full_name: str) -> OfficialId | None:
    """Return the Segretario in office today of that name."""
    with reading(workspace, Action.MANAGE_USERS) as session:
        held = session.scalars(select(Official).where(Official.role == OfficialRole.SECRETARY)).all()
        names = {
            one.full_name.casefold().strip(): one.id
            for one in held
            if workspace.today in period_between(one.valid_from, one.valid_to)
        }
        return names.get(full_name.casefold().strip())


def take_access_away(workspace: Workspace, user: UserRow) -> None:
    """Take a user away, with the password: it opens this archive no more (copies of before it still does)."""
    ask(workspace.actor, Action.MANAGE_USERS)
    if slot := remove_user(workspace, user.id):
        remove_slot(workspace, slot)
