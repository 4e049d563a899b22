"""The entries of the audit that closed sheets: what their papers name, so that a rewritten audit is found out."""

from collections.abc import Mapping
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.audit.anchors import entry_words
from app.domain.audit.chain import changes_in
from app.domain.ids import SheetId
from app.models.audit import AuditEntry
from app.models.sheet_parts import SheetSnapshot

_KEPT = SheetSnapshot.__tablename__


class ClosingEntry(NamedTuple):
    """The entry that keeps the content of a closed sheet: its number, and its words with the beginning of its hash."""

    number: int
    words: str


def closing_entries(session: Session) -> Mapping[SheetId, ClosingEntry]:
    """Return the closing of each closed sheet."""
    entries = select(AuditEntry.id, AuditEntry.hash, AuditEntry.details).where(AuditEntry.details.contains(_KEPT))
    return {
        SheetId(change.after["sheet_id"]): ClosingEntry(number, entry_words(number, known))
        for number, known, details in session.execute(entries)
        for change in changes_in(details)
        if change.table == _KEPT and change.after
    }
