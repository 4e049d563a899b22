"""The audit read, checked and walked backwards: undo is an operation like any other, with its name."""

from collections.abc import Sequence

from sqlalchemy import Table, UpdateBase, delete, insert, select, update
from sqlalchemy.orm import Session

from app.domain.audit.chain import ChainBreak, Entry, RowChange, changes_in, first_break
from app.domain.audit.undo import REDO, UNDO, Done, last_redoable, last_undoable
from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.permissions import ON_SHEETS, Action
from app.models.audit import AuditEntry, info
from app.models.evaluation import Sheet
from app.models.recorder import decode
from app.models.schema import Base
from app.models.sessions import defer_links
from app.services.access import glancing, reading
from app.services.first_look import done_backwards
from app.services.sheets.sheet_access import ask_of_sheet
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace


def undo_last(workspace: Workspace) -> Changes:
    """Reverse the last operation that was not reversed yet."""
    with glancing(workspace, Action.OPEN) as glance:
        target = last_undoable(done_backwards(glance))
    if target is None:
        raise UserError("Non c'è nessuna operazione da annullare.")
    return _reverse(workspace, target, UNDO + target.bare_label)


def redo_last(workspace: Workspace) -> Changes:
    """Do again the last operation that was undone, if nothing happened since."""
    with glancing(workspace, Action.OPEN) as glance:
        target = last_redoable(done_backwards(glance))
    if target is None:
        raise UserError("Non c'è nessuna operazione da ripristinare.")
    return _reverse(workspace, target, REDO + target.bare_label)


def list_entries(workspace: Workspace, limit: int = 500) -> list[Entry]:
    """Return the last `limit` entries, newest first."""
    with reading(workspace, Action.READ_AUDIT) as session:
        return [_read(row) for row in session.scalars(select(AuditEntry).order_by(AuditEntry.id.desc()).limit(limit))]


def check_audit(workspace: Workspace) -> ChainBreak | None:
    """Walk the whole chain and name the first bad entry."""
    with reading(workspace, Action.READ) as session:
        head = info(session)
        rows = session.scalars(select(AuditEntry).order_by(AuditEntry.id).execution_options(yield_per=500))
        return first_break((_read(row) for row in rows), (head.head_entry, head.head_hash))


def _reverse(workspace: Workspace, target: Done, label: str) -> Changes:
    with unit_of_work(workspace, label, *Topic, action=target.question) as unit:
        entry = unit.session.get_one(AuditEntry, target.id)
        unit.undoes = entry.id
        defer_links(unit.session)
        _ask_of_sheets(unit, changes_in(entry.details))
        backwards = [change.reversed() for change in reversed(changes_in(entry.details))]
        for change in backwards:
            _apply(unit.session, change)
        unit.recorder.changes += backwards
    return unit.changes


def _ask_of_sheets(unit: Unit, changes: Sequence[RowChange]) -> None:
    """Ask what the operation asked of each sheet that it changed: nobody undoes what others wrote on the own sheet."""
    found = {_sheet_of(unit.session, change) for change in changes}
    for action in unit.asked & ON_SHEETS:
        for sheet in filter(None, found):
            ask_of_sheet(unit, action, sheet)


def _sheet_of(session: Session, change: RowChange) -> Sheet | None:
    """Return the sheet that a change is of: its own row, or that of a part of it."""
    table = Base.metadata.tables[change.table]
    if table is Sheet.__table__:
        return session.get(Sheet, change.id)
    if "sheet_id" not in table.c:
        return None
    told = (change.before or {}) | (change.after or {})
    number = told.get("sheet_id") or session.scalar(select(table.c.sheet_id).where(table.c.id == change.id))
    return session.get(Sheet, number) if number else None


def _apply(session: Session, change: RowChange) -> None:
    """Bring one row from `before` to `after`; refuse when it is not as the operation had left it."""
    table = Base.metadata.tables[change.table]
    found = session.connection().execute(select(table).where(table.c.id == change.id)).mappings().one_or_none()
    present, expected = dict(found) if found else None, _values(table, change.before)
    if (present and {key: present[key] for key in expected or {}}) != expected:
        raise UserError(
            "L'operazione non si può annullare: i dati sono stati modificati in seguito.",
            "Correggerli a mano.",
        )
    session.connection().execute(_statement(table, change))


def _statement(table: Table, change: RowChange) -> UpdateBase:
    values = _values(table, change.after)
    if values is None:
        return delete(table).where(table.c.id == change.id)
    version = {"version": table.c.version + 1} if "version" in table.c else {}
    if change.before is None:
        return insert(table).values(**values, **({"version": 1} if version else {}))
    return update(table).where(table.c.id == change.id).values(**values, **version)


def _values(table: Table, raw: dict[str, object] | None) -> dict[str, object] | None:
    return None if raw is None else {key: decode(table.c[key], value) for key, value in raw.items()}


def _read(row: AuditEntry) -> Entry:
    return Entry(**{name: getattr(row, name) for name in Entry.__slots__})
