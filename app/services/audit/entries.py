"""The audit read page by page, told in words, and walked from end to end."""

from collections.abc import Iterator
from itertools import islice

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.audit.chain import Entry, changes_in, first_break
from app.domain.audit.rows import AuditVerdict, EntriesPage, EntryDetail, EntryRow, has_words, row_of
from app.domain.errors import UserError
from app.domain.ids import EntryId
from app.domain.italian import format_date
from app.domain.matching import without_accents
from app.domain.permissions import Action
from app.domain.progress import Progress, Silent
from app.models.audit import AuditEntry, info
from app.services.access import reading
from app.services.audit.change_words import ChangeWords
from app.services.workspace import Workspace

PAGE = 500
MOST_THINGS = 300
"""How many things of one operation are told: an import may touch thousands."""


def find_entries(workspace: Workspace, text: str = "", limit: int = PAGE) -> EntriesPage:
    """Return the newest `limit` entries that hold every word of `text`, whatever the case and the accents."""
    with reading(workspace, Action.READ_AUDIT) as session:
        total = session.scalar(select(func.count()).select_from(AuditEntry)) or 0
        found = list(islice(_matching(session, plain(text).split()), limit + 1))
    return EntriesPage(tuple(found[:limit]), total, len(found) <= limit)


def entry_detail(workspace: Workspace, number: EntryId) -> EntryDetail:
    """Return what one operation changed, in words, with the names that things have now."""
    with reading(workspace, Action.READ_AUDIT) as session:
        entry = session.get(AuditEntry, number)
        if entry is None:
            raise UserError(f"La registrazione n. {number} non c'è.", "Verificare il registro.")
        changes = changes_in(entry.details)
        words = ChangeWords(session, changes)
        things = tuple(words.thing(change) for change in changes[:MOST_THINGS])
        row = row_of(entry.id, entry.at, entry.actor, entry.label)
        left_out = max(len(changes) - MOST_THINGS, 0)
        return EntryDetail(row, things, left_out, entry.undoes, entry.hash)


def verify_audit(workspace: Workspace, progress: Progress | None = None) -> AuditVerdict:
    """Walk the whole chain: say how many entries there are and which is the first bad one."""
    with reading(workspace, Action.READ_AUDIT) as session:
        head = info(session)
        total = session.scalar(select(func.count()).select_from(AuditEntry)) or 0
        entries = _watched(session, total, progress or Silent())
        return AuditVerdict(total, first_break(entries, (head.head_entry, head.head_hash)))


def plain(text: str) -> str:
    return without_accents(text.casefold())


def _matching(session: Session, words: list[str]) -> Iterator[EntryRow]:
    """Yield the entries, newest first, without loading what they changed."""
    kept = (AuditEntry.id, AuditEntry.at, AuditEntry.actor, AuditEntry.label)
    for line in session.execute(select(*kept).order_by(AuditEntry.id.desc()).execution_options(yield_per=500)):
        row = row_of(*line)
        if not words or has_words(_haystack(row), words):
            yield row


def _haystack(row: EntryRow) -> str:
    return plain(f"{row.id} {format_date(row.day)} {row.hour} {row.label} {row.actor}")


def _watched(session: Session, total: int, progress: Progress) -> Iterator[Entry]:
    rows = session.scalars(select(AuditEntry).order_by(AuditEntry.id).execution_options(yield_per=200))
    for done, row in enumerate(rows):
        progress.step(done, total, f"Registrazione n. {row.id}")
        yield Entry(**{name: getattr(row, name) for name in Entry.__slots__})
        session.expunge(row)
