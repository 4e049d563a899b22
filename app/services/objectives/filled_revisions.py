"""A Variazione written by hand and then made: the change of a cell fills it, so that one act is told once."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.audit.chain import RowChange
from app.domain.ids import ObjectiveId
from app.domain.stated_reason import StatedReason
from app.models.objectives import ObjectiveRevision, RevisionChange


def revision_to_fill(session: Session, identity: ObjectiveId, stated: StatedReason) -> ObjectiveRevision | None:
    """Return the last Variazione of an objective that says no before and after and is of the same act.

    Without an act, the one with the same reason and none either: what it announced is what is done now.
    """
    query = select(ObjectiveRevision).where(ObjectiveRevision.objective_id == identity)
    waiting = query.where(~ObjectiveRevision.changes.any()).order_by(ObjectiveRevision.id.desc())
    return next((one for one in session.scalars(waiting) if _is_of_same(one, stated)), None)


def _is_of_same(one: ObjectiveRevision, stated: StatedReason) -> bool:
    if (_bare(one.act), one.act_id) != (_bare(stated.act), stated.act_id):
        return False
    return bool(one.act or one.act_id) or _bare(one.reason) == _bare(stated.reason)


def _bare(words: str) -> str:
    return words.strip().rstrip(".").casefold()


def fill_revision(one: ObjectiveRevision, reason: str) -> None:
    """Keep also the reason said now, where it is another."""
    if _bare(reason) not in _bare(one.reason):
        one.reason = f"{one.reason.strip().rstrip('.')}; {reason}"


def filled_before(session: Session, changes: Sequence[RowChange]) -> set[ObjectiveId]:
    """Return the objectives of which undo empties a Variazione that was filled, or fills it again."""
    table = RevisionChange.__tablename__
    filled = {(one.before or one.after or {}).get("revision_id") for one in changes if one.table == table}
    if not filled:
        return set()
    query = select(ObjectiveRevision.objective_id).where(ObjectiveRevision.id.in_(filled))
    return set(session.scalars(query))
