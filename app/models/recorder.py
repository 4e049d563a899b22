"""What a session changed, row by row: what the audit and undo are made of."""

import base64
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Any

from sqlalchemy import Column, LargeBinary, event, inspect
from sqlalchemy.orm import ORMExecuteState, Session, UOWTransaction

from app.domain.audit.chain import RowChange
from app.domain.audit.replay import TOLD_BY_HASH
from app.domain.audit.replay import VERSION as _VERSION
from app.models.base import Base, Versioned
from app.models.certified_lock import refuse_certified
from app.models.storable import refuse_unstorable
from app.models.types import read_moment, written_moment

UNRECORDED = frozenset({"audit_entries", "archive_info", "sheet_outcomes"})


class BulkChange(RuntimeError):  # noqa: N818 (errors say the fact)
    """A use case tried a bulk statement, which the audit would miss: a bug of ours."""


class Recorder:
    """Listens to one session and keeps the changes of its rows, in order.

    `beside` is what the audit keeps to answer for every column and nobody else looks at: the rows of which only the
    version grew, because something of theirs changed.
    """

    def __init__(self, session: Session) -> None:
        self.changes: list[RowChange] = []
        self.beside: list[RowChange] = []
        event.listen(session, "before_flush", _before_flush)
        event.listen(session, "after_flush", self._after_flush)
        event.listen(session, "do_orm_execute", _refuse_bulk)

    def _after_flush(self, session: Session, context: UOWTransaction) -> None:
        deleted = _deleted(context)
        kept = session.dirty.difference(
            deleted
        )  # an orphan is deleted and yet among the dirty ones: told once, as gone
        # SQLAlchemy gives the dirty rows in the order of a set: the same work is told, and hashed, in one order
        modified = sorted((row for row in kept if session.is_modified(row)), key=_place)
        changed = [_changed(row) for row in modified]
        self.beside += [_raised(row) for row, told in zip(modified, changed, strict=True) if not told and _counts(row)]
        made = [_made(row) for row in session.new]
        gone = [_gone(row) for row in deleted]
        self.changes += [one for one in (*changed, *made, *gone) if one is not None]


def encode(value: Any) -> Any:
    """Return `value` as plain JSON."""
    match value:
        case None | bool() | int() | str():
            return value
        case Decimal():
            return str(value)
        case Enum():
            return value.value
        case datetime():
            return written_moment(value)
        case date():
            return value.isoformat()
        case bytes():
            return base64.b64encode(value).decode()
    message = f"the audit cannot keep {type(value).__name__}"
    raise TypeError(message)


def decode(column: Column[Any], raw: Any) -> Any:
    """Return what `encode` wrote for a value of `column`."""
    if raw is None:
        return None
    if isinstance(column.type, LargeBinary):
        return base64.b64decode(raw)
    kind = column.type.python_type
    if issubclass(kind, datetime):
        return read_moment(written_moment(read_moment(raw)))  # older entries hold fractions that the column never kept
    if issubclass(kind, date):
        return kind.fromisoformat(raw)
    return kind(raw)


def _before_flush(session: Session, _context: UOWTransaction, _instances: object) -> None:
    refuse_unstorable(session)
    refuse_certified(session)
    _raise_versions(session)


def _raise_versions(session: Session) -> None:
    for row in session.dirty:
        if isinstance(row, Versioned) and session.is_modified(row):
            row.version += 1


def _refuse_bulk(state: ORMExecuteState) -> None:
    if state.is_insert or state.is_update or state.is_delete:
        message = "change rows one by one: the audit does not see bulk statements"
        raise BulkChange(message)


def _deleted(context: UOWTransaction) -> list[Any]:
    """Return the rows that this flush deletes: orphans too, which `session.deleted` does not name."""
    return [state.obj() for state, (is_deleted, is_listed) in context.states.items() if is_deleted and not is_listed]


def _columns(row: Base) -> list[str]:
    """Return what is told of a row; of a snapshot's body the hash is, so that names and scores stay in one place."""
    keys = (attribute.key for attribute in inspect(row).mapper.column_attrs)
    return [key for key in keys if key != _VERSION and (row.__tablename__, key) not in TOLD_BY_HASH]


def _place(row: Base) -> tuple[str, int]:
    return row.__tablename__, _id(row)


def _is_recorded(row: Base) -> bool:
    return row.__tablename__ not in UNRECORDED


def _made(row: Base) -> RowChange | None:
    if not _is_recorded(row):
        return None
    return RowChange(row.__tablename__, _id(row), None, {key: encode(getattr(row, key)) for key in _columns(row)})


def _gone(row: Base) -> RowChange | None:
    if not _is_recorded(row):
        return None
    return RowChange(row.__tablename__, _id(row), {key: encode(_old(row, key)) for key in _columns(row)}, None)


def _changed(row: Base) -> RowChange | None:
    before, after = {}, {}
    for key in _columns(row):
        history = inspect(row).attrs[key].history
        if history.has_changes():
            before[key] = encode(history.deleted[0] if history.deleted else None)
            after[key] = encode(history.added[0] if history.added else None)
    if before == after or not _is_recorded(row):
        return None
    return RowChange(row.__tablename__, _id(row), before, after)


def _counts(row: Base) -> bool:
    return isinstance(row, Versioned) and _is_recorded(row)


def _raised(row: Base) -> RowChange:
    """Tell that only the version of a row grew."""
    return RowChange(row.__tablename__, _id(row), {}, {})


def _old(row: Base, key: str) -> Any:
    history = inspect(row).attrs[key].history
    return history.deleted[0] if history.deleted else getattr(row, key)


def _id(row: Base) -> int:
    return int(inspect(row).mapper.primary_key_from_instance(row)[0])
