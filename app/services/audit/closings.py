"""The entry of the audit that closed a year."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.models.audit import AuditEntry
from app.models.cycles import Cycle


def closing_entry(session: Session, cycle: Cycle) -> AuditEntry | None:
    """Return the entry that closed a year which is closed: the last about it, since a closed year does not change."""
    mark = f'"id":{cycle.id},"table":"{Cycle.__tablename__}"'
    found = select(AuditEntry).where(AuditEntry.details.contains(mark, autoescape=True))
    return session.scalar(found.order_by(AuditEntry.id.desc()).limit(1))
