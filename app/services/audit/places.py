"""Where in the window the rows that an operation changed are seen."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.audit.chain import RowChange
from app.domain.issues import Link
from app.models.evidences import Evidence
from app.models.objectives import Indicator, ObjectiveRevision, Phase
from app.models.schema import Base

KINDS: Mapping[str, str] = {
    "employees": "employee",
    "areas": "area",
    "sectors": "sector",
    "offices": "office",
    "objectives": "objective",
    "sheets": "sheet",
    "evaluation_rounds": "round",
    "municipality": "municipality",
}
"""The tables whose rows are themselves a place."""
OWNERS = (
    ("sheet_id", "sheets"),
    ("objective_id", "objectives"),
    ("employee_id", "employees"),
    ("area_id", "areas"),
    ("sector_id", "sectors"),
    ("round_id", "evaluation_rounds"),
)
"""The columns that say of which place a row is a part, the nearest first."""


_OF_OBJECTIVES: Mapping[str, type[Indicator | Phase | ObjectiveRevision | Evidence]] = {
    "indicator_id": Indicator,
    "phase_id": Phase,
    "revision_id": ObjectiveRevision,
    "evidence_id": Evidence,
}
"""The columns that lead to a part of an objective."""


def places_of(session: Session, changes: Iterable[RowChange]) -> tuple[Link, ...]:
    """Return the places of rows, each once, in order; what is not in the archive any more has none."""
    owners = dict.fromkeys(owner for change in changes if (owner := owner_of(session, change)) is not None)
    return tuple(Link(KINDS[table], number) for table, number in owners if _is_there(session, table, number))


def owner_of(session: Session, change: RowChange) -> tuple[str, int] | None:
    """Return table and id of the place that a row is, or is a part of."""
    if change.table in KINDS:
        return change.table, change.id
    told = whole_row(session, change)
    for column, parent in _OF_OBJECTIVES.items():
        if (number := told.get(column)) and not told.get("objective_id"):
            told = {"objective_id": session.scalar(select(parent.objective_id).where(parent.id == number))}
    return next(((table, int(told[column])) for column, table in OWNERS if told.get(column)), None)


def whole_row(session: Session, change: RowChange) -> dict[str, Any]:
    """Return all that is known of a row: what is stored, and what the change says of it."""
    table = Base.metadata.tables[change.table]
    stored = session.connection().execute(select(table).where(table.c.id == change.id)).mappings().one_or_none()
    return {**(change.before or {}), **(change.after or {}), **(stored or {})}


def _is_there(session: Session, table: str, number: int) -> bool:
    rows = Base.metadata.tables[table]
    return session.connection().execute(select(rows.c.id).where(rows.c.id == number)).first() is not None
