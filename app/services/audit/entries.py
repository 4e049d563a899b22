"""The audit read page by page, told in words, and walked from end to end."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.audit.chain import Entry, changes_in, first_break
from app.domain.audit.filters import EVERYTHING, AuditChoices, EntryFilter, Thing, ThingKind, Touched
from app.domain.audit.rows import AuditVerdict, EntriesPage, EntryDetail, EntryRow, has_words, joined, row_of
from app.domain.errors import UserError
from app.domain.ids import EntryId
from app.domain.italian import format_date
from app.domain.matching import without_accents
from app.domain.permissions import Action
from app.domain.progress import Progress, Silent
from app.models.audit import AuditEntry
from app.models.cycles import Cycle
from app.models.evaluation import EvaluationRound, Sheet
from app.models.objectives import Objective
from app.models.people import Employee
from app.models.stored_rows import stored_rows
from app.services.access import reading
from app.services.audit.change_words import ChangeWords
from app.services.audit.withheld import withheld_from
from app.services.workspace import Workspace

PAGE = 500
MOST_THINGS = 300
"""How many things of one operation are told: an import may touch thousands."""


def find_entries(workspace: Workspace, wanted: EntryFilter = EVERYTHING, limit: int = PAGE) -> EntriesPage:
    """Return the newest `limit` entries that are as `wanted`; words are sought whatever the case and the accents."""
    with reading(workspace, Action.READ_AUDIT) as session:
        total = session.scalar(select(func.count()).select_from(AuditEntry)) or 0
        found = list(islice(_matching(session, wanted), limit + 1))
    return EntriesPage(tuple(found[:limit]), total, len(found) <= limit)


def audit_choices(workspace: Workspace) -> AuditChoices:
    """Return who is named in the audit, and the people, sheets and objectives that an operation may be about."""
    with reading(workspace, Action.READ_AUDIT) as session:
        actors = session.scalars(select(AuditEntry.actor).distinct().order_by(AuditEntry.actor)).all()
        return AuditChoices(tuple(actors), {kind: tuple(_things(session, kind)) for kind in ThingKind})


def entry_detail(workspace: Workspace, number: EntryId) -> EntryDetail:
    """Return what one operation changed, in words, with the names that things have now."""
    with reading(workspace, Action.READ_AUDIT) as session:
        entry = session.get(AuditEntry, number)
        if entry is None:
            raise UserError(f"La registrazione n. {number} non c'è.", "Verificare il registro.")
        changes = changes_in(entry.details)
        words = ChangeWords(session, changes, withheld_from(session, workspace.actor))
        things = tuple(words.thing(change) for change in changes[:MOST_THINGS])
        row = row_of(entry.id, entry.at, entry.actor, entry.label)
        left_out = max(len(changes) - MOST_THINGS, 0)
        return EntryDetail(row, things, left_out, entry.undoes, entry.hash)


def verify_audit(workspace: Workspace, progress: Progress | None = None) -> AuditVerdict:
    """Walk the whole chain: say how many entries there are and which is the first bad one."""
    with reading(workspace, Action.READ_AUDIT) as session, stored_rows(session) as stored:
        total = session.scalar(select(func.count()).select_from(AuditEntry)) or 0
        entries = _watched(stored.entries(), total, progress or Silent())
        return AuditVerdict(total, first_break(entries, stored.head()))


def plain(text: str) -> str:
    return without_accents(text.casefold())


def _things(session: Session, kind: ThingKind) -> Iterator[Thing]:
    """Yield the things of a kind by name; a sheet is that of a person in a year."""
    named = _NAMED[kind](session)
    yield from (Thing(kind, number, name) for number, name in sorted(named, key=lambda one: plain(one[1])))


def _people(session: Session) -> Iterator[tuple[int, str]]:
    return ((one.id, one.full_name) for one in session.scalars(select(Employee)))


def _objectives(session: Session) -> Iterator[tuple[int, str]]:
    query = select(Objective.id, Objective.code, Objective.title, Cycle.year).join(Cycle)
    for number, code, title, year in session.execute(query):
        yield number, joined((f"{year}", code, title))


def _sheets(session: Session) -> Iterator[tuple[int, str]]:
    query = select(Sheet, Cycle.year).join(EvaluationRound, EvaluationRound.id == Sheet.round_id).join(Cycle)
    for sheet, year in session.execute(query):
        who = sheet.employee.full_name if sheet.employee else "Segretario comunale"
        yield sheet.id, joined((who, f"{year}", f"dal {format_date(sheet.valid_from)}"))


_NAMED: Mapping[ThingKind, Callable[[Session], Iterable[tuple[int, str]]]] = {
    ThingKind.EMPLOYEE: _people,
    ThingKind.SHEET: _sheets,
    ThingKind.OBJECTIVE: _objectives,
}


def _matching(session: Session, wanted: EntryFilter) -> Iterator[EntryRow]:
    """Yield the entries, newest first; what they changed is read only where a thing is looked for."""
    about = _about(session, wanted.thing) if wanted.thing else None
    words = plain(wanted.text).split()
    kept = (AuditEntry.id, AuditEntry.at, AuditEntry.actor, AuditEntry.label, AuditEntry.action)
    query = select(*kept).order_by(AuditEntry.id.desc()).execution_options(yield_per=500)
    for number, at, actor, label, action in session.execute(query):
        row = row_of(number, at, actor, label)
        is_about = about is None or row.id in about
        if is_about and wanted.admits(row, action) and (not words or has_words(_haystack(row), words)):
            yield row


def _about(session: Session, thing: Thing) -> frozenset[int]:
    """Return the entries that touched a thing or a part of it."""
    touched = Touched(thing)
    entries = select(AuditEntry.id, AuditEntry.details).order_by(AuditEntry.id).execution_options(yield_per=200)
    return frozenset(number for number, details in session.execute(entries) if touched.by(changes_in(details)))


def entries_about(session: Session, things: Collection[Thing]) -> Mapping[int, Sequence[EntryRow]]:
    """Return for each thing, by its id, the entries that touched it or a part of it, the oldest first.

    The audit is read once, whatever the number of things: whoever calls has asked whether it may be read.
    """
    touched = {one.id: Touched(one) for one in things}
    found: dict[int, list[EntryRow]] = {one.id: [] for one in things}
    kept = (AuditEntry.id, AuditEntry.at, AuditEntry.actor, AuditEntry.label, AuditEntry.details)
    query = select(*kept).order_by(AuditEntry.id).execution_options(yield_per=200)
    for number, at, actor, label, details in session.execute(query):
        changes = changes_in(details)
        for thing, learned in touched.items():
            if learned.by(changes):
                found[thing].append(row_of(number, at, actor, label))
    return found


def _haystack(row: EntryRow) -> str:
    return plain(f"{row.id} {format_date(row.day)} {row.hour} {row.label} {row.actor}")


def _watched(entries: Iterable[Entry], total: int, progress: Progress) -> Iterator[Entry]:
    for done, entry in enumerate(entries):
        progress.step(done, total, f"Registrazione n. {entry.id}")
        yield entry
