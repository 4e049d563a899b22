"""The Variazioni of an objective in words, for pages and papers."""

from sqlalchemy.orm import Session

from app.domain.acts import act_name
from app.domain.objectives.records import ChangedPart
from app.models.objectives import ObjectiveRevision
from app.models.plans import Act


def changed_parts(one: ObjectiveRevision) -> tuple[ChangedPart, ...]:
    return tuple(ChangedPart(row.part, row.field, row.before, row.after) for row in one.changes)


def decided_by(session: Session, one: ObjectiveRevision) -> str:
    """Name the act of a revision: its words, the act of the ente, or both."""
    act = session.get(Act, one.act_id) if one.act_id is not None else None
    return "; ".join(filter(None, (one.act, act_name(act.kind, act.number, act.on_date) if act else "")))
