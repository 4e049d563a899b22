"""Which sheets read what is known outside them: certified figures, events that take points away, days of absence.

All the sheets of the year for a figure of a unit or of the ente: few are written in a year, and none is then forgotten.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import and_, false, or_, select, true
from sqlalchemy.orm import Session

from app.domain.audit.chain import RowChange
from app.models.base import Base
from app.models.evaluation import EvaluationRound, Sheet

OF_FACTS = frozenset({"absences", "certified_figures", "penalty_events"})
"""What is known outside the sheets and multiplies, bounds or lowers what they are worth."""

_COLUMNS = ("cycle_id", "employee_id", "official_id")
Place = tuple[int | None, int | None, int | None]


def reading_facts(session: Session, told: Sequence[RowChange]) -> Any:
    """Return what the sheets satisfy that read the facts among some changes; None when there are none."""
    changes = [one for one in told if one.table in OF_FACTS]
    if not changes:
        return None
    return or_(false(), *(_of_one(*place) for place in set(_places(session, changes))))


def _places(session: Session, changes: Iterable[RowChange]) -> Iterator[Place]:
    """Yield year, employee and official of each fact, as it was and as it is; absences have days and no year."""
    for change in changes:
        table = Base.metadata.tables[change.table]
        names = [name for name in _COLUMNS if name in table.c]
        now = session.execute(select(*(table.c[name] for name in names)).where(table.c.id == change.id)).first()
        known = dict(zip(names, now, strict=True)) if now is not None else {}
        for side in (change.before, change.after):
            if side is not None:
                row = {**known, **side}
                yield row.get("cycle_id"), row.get("employee_id"), row.get("official_id")


def _of_one(cycle: int | None, employee: int | None, official: int | None) -> Any:
    in_year = true() if cycle is None else EvaluationRound.cycle_id == cycle
    if employee is not None:
        return and_(in_year, Sheet.employee_id == employee)
    return in_year if official is None else and_(in_year, Sheet.official_id == official)
