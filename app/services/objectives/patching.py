"""Edits of one cell or one field: what is stored now, with only that changed.

A screen that saves at each committed field never sends the rest of what it shows: that may be a moment old.
"""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, TypeVar

from app.domain.changes import Changes
from app.domain.errors import UserError
from app.domain.ids import IndicatorId, ObjectiveId, PhaseId
from app.domain.objectives.assignment import AssignmentDraft
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.objectives.objective import ObjectiveDraft
from app.domain.objectives.phase import PhaseDraft
from app.domain.objectives.records import MonitoringDraft, ResourceDraft
from app.models.base import Base
from app.models.objectives import (
    Indicator,
    Monitoring,
    Objective,
    ObjectiveAssignment,
    ObjectiveResource,
    Phase,
)
from app.services.objectives.assignments import update_assignment
from app.services.objectives.detail import draft_of
from app.services.objectives.editing import update_objective
from app.services.objectives.indicators import update_indicator
from app.services.objectives.phases import update_phase
from app.services.objectives.records import save_monitoring, save_resource
from app.services.workspace import Workspace, reading

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Values = Mapping[str, Any]
Draft = TypeVar("Draft", bound="DataclassInstance")


def change_objective(workspace: Workspace, identity: ObjectiveId, values: Values) -> Changes:
    with reading(workspace) as session:
        objective = session.get(Objective, identity)
        if objective is None:
            raise _gone()
        draft: ObjectiveDraft = draft_of(objective)
    return update_objective(workspace, replace(draft, **values))


def change_indicator(workspace: Workspace, identity: IndicatorId, values: Values) -> Changes:
    return update_indicator(workspace, replace(_stored(workspace, Indicator, IndicatorDraft, identity), **values))


def change_phase(workspace: Workspace, identity: PhaseId, values: Values) -> Changes:
    return update_phase(workspace, replace(_stored(workspace, Phase, PhaseDraft, identity), **values))


def change_assignment(workspace: Workspace, identity: int, values: Values) -> Changes:
    stored = _stored(workspace, ObjectiveAssignment, AssignmentDraft, identity)
    return update_assignment(workspace, replace(stored, **values))


def change_resource(workspace: Workspace, identity: int, values: Values) -> Changes:
    return save_resource(workspace, replace(_stored(workspace, ObjectiveResource, ResourceDraft, identity), **values))


def change_monitoring(workspace: Workspace, identity: int, values: Values) -> Changes:
    return save_monitoring(workspace, replace(_stored(workspace, Monitoring, MonitoringDraft, identity), **values))


def _stored(workspace: Workspace, kind: type[Base], draft: type[Draft], identity: int) -> Draft:
    """Return the row as its draft: the fields of a draft are columns of its table."""
    with reading(workspace) as session:
        row = session.get(kind, identity)
        if row is None:
            raise _gone()
        return draft(**{field.name: getattr(row, field.name) for field in fields(draft)})


def _gone() -> UserError:
    return UserError("Quello che si voleva modificare non c'è più.", "Aggiornare la pagina e riprovare.")
