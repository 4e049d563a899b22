"""What the audit holds about one objective."""

import json
from datetime import datetime

from sqlalchemy import ColumnElement, or_, select
from sqlalchemy.orm import Session

from app.domain.ids import ObjectiveId
from app.domain.italian import format_date
from app.domain.objectives.detail import ObjectiveHistoryRow
from app.domain.permissions import Action, InScope
from app.models.audit import AuditEntry
from app.models.base import Base
from app.models.objectives import Indicator, Monitoring, ObjectiveAssignment, ObjectiveResource, Phase
from app.models.proposals import DecisionProposal
from app.models.readings import IndicatorReading, PhaseReading
from app.services.access import reading
from app.services.workspace import Workspace

CHILDREN: tuple[type[Base], ...] = (
    Indicator, Phase, ObjectiveAssignment, ObjectiveResource, Monitoring, DecisionProposal,
)  # fmt: skip
READINGS: tuple[tuple[type[Base], type[Base], str], ...] = (
    (Indicator, IndicatorReading, "indicator_id"),
    (Phase, PhaseReading, "phase_id"),
)
LIMIT = 200


def objective_history(workspace: Workspace, identity: ObjectiveId) -> list[ObjectiveHistoryRow]:
    """Return the last operations that touched the objective or what it carries, newest first, to who reads the audit.

    To others nothing: the names of operations may be of people and of scores.
    """
    with reading(workspace, InScope(Action.READ)) as session:
        found = (
            select(AuditEntry.id, AuditEntry.at, AuditEntry.actor, AuditEntry.label)
            .where(or_(*_marks(session, identity)))
            .order_by(AuditEntry.id.desc())
            .limit(LIMIT)
        )
        return [
            ObjectiveHistoryRow(entry, _moment(at), actor, label) for entry, at, actor, label in session.execute(found)
        ]


def _marks(session: Session, identity: ObjectiveId) -> list[ColumnElement[bool]]:
    """Return what the canonical JSON of an entry holds when it is about the objective or one of its parts."""
    marks = [_mark("objectives", identity), f'"objective_id":{identity},']
    for kind in CHILDREN:
        owner = kind.__table__.c.objective_id
        marks += [
            _mark(kind.__tablename__, child)
            for child in session.scalars(select(kind.__table__.c.id).where(owner == identity).limit(LIMIT))
        ]
    for part, kind, column in READINGS:
        own = select(part.__table__.c.id).where(part.__table__.c.objective_id == identity)
        found = select(kind.__table__.c.id).where(kind.__table__.c[column].in_(own)).limit(LIMIT)
        marks += [_mark(kind.__tablename__, child) for child in session.scalars(found)]
    return [AuditEntry.details.contains(mark, autoescape=True) for mark in marks]


def _mark(table: str, identity: int) -> str:
    return f'"id":{json.dumps(identity)},"table":"{table}"'


def _moment(at: str) -> str:
    local = datetime.fromisoformat(at).astimezone()
    return f"{format_date(local.date())} {local:%H:%M}"
