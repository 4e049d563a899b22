"""The entries of the audit that closed sheets: what their papers name, so that a rewritten audit is found out."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.audit.anchors import entry_words
from app.domain.audit.chain import changes_in
from app.domain.ids import SheetId
from app.models.audit import AuditEntry
from app.models.sheet_parts import SheetSnapshot

_KEPT = SheetSnapshot.__tablename__


def closing_entries(session: Session) -> Mapping[SheetId, str]:
    """Return for each closed sheet the words of the entry that keeps its content: number and beginning of the hash."""
    entries = select(AuditEntry.id, AuditEntry.hash, AuditEntry.details).where(AuditEntry.details.contains(_KEPT))
    return {
        SheetId(change.after["sheet_id"]): entry_words(number, known)
        for number, known, details in session.execute(entries)
        for change in changes_in(details)
        if change.table == _KEPT and change.after
    }
