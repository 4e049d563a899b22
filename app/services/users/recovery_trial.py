"""The drill of the recovery key: the paper copied while nothing is wrong, and the day on which it was found right."""

from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.changes import Changes, Topic
from app.domain.permissions import Action
from app.domain.users.standing import EntryStanding, entry_standing_of
from app.models.audit import AuditEntry
from app.models.keys.wrapping import key_id_of
from app.services.access import ask, reading
from app.services.keys.unlocking import unlock_by_recovery
from app.services.transaction import unit_of_work
from app.services.users.users import list_users
from app.services.workspace import Workspace

_DIGITS = 8


def try_recovery_key(workspace: Workspace, text: str) -> Changes:
    """Open a page of the archive with the key copied from its paper; the audit tells that it is right.

    `UserError` says which group is wrong, or that the paper is of another key. Nothing else changes.
    """
    ask(workspace.actor, Action.MANAGE_USERS)
    return tell_tried(workspace, unlock_by_recovery(workspace.archive.path, text))


def tell_tried(workspace: Workspace, key: bytes) -> Changes:
    """Tell in the audit that the paper of the recovery key opened the archive, tried or really used."""
    with unit_of_work(workspace, _label(key), Topic.USERS, action=Action.MANAGE_USERS) as unit:
        unit.can_undo, unit.is_told_alone = False, True
    return unit.changes


def entry_standing(workspace: Workspace) -> EntryStanding:
    """Return how many administrators could enter, and when the recovery key of now was tried."""
    users = list_users(workspace)
    with reading(workspace, Action.MANAGE_USERS) as session:
        tried_on = _tried_on(session, workspace.archive.key)
    return entry_standing_of(users, workspace.today, tried_on)


def _tried_on(session: Session, key: bytes | None) -> date | None:
    if key is None:
        return None
    query = select(AuditEntry.at).where(AuditEntry.label == _label(key)).order_by(AuditEntry.id.desc()).limit(1)
    moment = session.scalar(query)
    return datetime.fromisoformat(moment).astimezone().date() if moment else None


def _label(key: bytes) -> str:
    """Name the trial with what the key file says of its key: after a new key the paper of before was tried in vain."""
    return f"Chiave di recupero provata: è quella giusta (chiave {key_id_of(key).hex()[:_DIGITS]})"
