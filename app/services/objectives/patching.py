"""Edits of cells and fields: what is stored now, with only that changed; a pasted block is one operation.

A screen that saves at each committed field never sends the rest of what it shows: that may be a moment old.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import fields, replace
from typing import TYPE_CHECKING, Any, TypeVar

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import IndicatorId, ObjectiveId, PhaseId
from app.domain.italian import plural
from app.domain.objectives.assignment import AssignmentDraft
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.objectives.objective import ObjectiveDraft, UnitRef
from app.domain.objectives.phase import PhaseDraft
from app.domain.objectives.records import MonitoringDraft, ResourceDraft
from app.domain.permissions import Action, InScope
from app.models.base import Base
from app.models.objectives import Objective, ObjectiveAssignment
from app.services.objectives.assignments import add_assignment, write_assignment
from app.services.objectives.detail import draft_of
from app.services.objectives.editing import add_objective, write_objective
from app.services.objectives.indicators import INDICATOR
from app.services.objectives.parts import Part, PartKind, PartOf, write_part
from app.services.objectives.phases import PHASE
from app.services.objectives.records import MONITORING, RESOURCE
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

Values = Mapping[str, Any]
Draft = TypeVar("Draft", bound="DataclassInstance")
Identity = TypeVar("Identity", bound=int)


def change_objective(workspace: Workspace, identity: ObjectiveId, values: Values) -> Changes:
    return change_objectives(workspace, {identity: values})


def change_objectives(
    workspace: Workspace,
    rows: Mapping[ObjectiveId, Values],
    new: Collection[ObjectiveDraft] = (),
    *,
    place: UnitRef | None = None,
    year: int = 0,
) -> Changes:
    """Change some fields of some objectives and add the new ones to `year`.

    `weight` is the one that the objective has in the unit `place`.
    """

    def write(unit: Unit, identity: ObjectiveId, values: Values) -> None:
        write_objective(unit, _patched(draft_of(unit.get(Objective, identity)), values, place))

    def add(unit: Unit) -> None:
        for draft in new:
            add_objective(unit, year, draft)

    return _change_rows(workspace, "Modifica obiettivo", write, rows, add=add, added=len(new))


def change_indicators(
    workspace: Workspace, rows: Mapping[IndicatorId, Values], new: Collection[IndicatorDraft] = ()
) -> Changes:
    """Change some cells of some indicators and add the new ones, as one operation (so do the functions below)."""
    return _change_parts(workspace, INDICATOR, rows, new)


def change_phases(workspace: Workspace, rows: Mapping[PhaseId, Values], new: Collection[PhaseDraft] = ()) -> Changes:
    return _change_parts(workspace, PHASE, rows, new)


def change_assignments(
    workspace: Workspace, rows: Mapping[int, Values], new: Collection[AssignmentDraft] = ()
) -> Changes:
    def write(unit: Unit, identity: int, values: Values) -> None:
        write_assignment(unit, replace(_stored(unit, ObjectiveAssignment, AssignmentDraft, identity), **values))

    def add(unit: Unit) -> None:
        for draft in new:
            add_assignment(unit, draft)

    return _change_rows(workspace, "Modifica assegnazione", write, rows, Topic.SHEETS, add=add, added=len(new))


def change_resources(workspace: Workspace, rows: Mapping[int, Values], new: Collection[ResourceDraft] = ()) -> Changes:
    return _change_parts(workspace, RESOURCE, rows, new)


def change_monitorings(
    workspace: Workspace, rows: Mapping[int, Values], new: Collection[MonitoringDraft] = ()
) -> Changes:
    return _change_parts(workspace, MONITORING, rows, new)


def _change_parts(
    workspace: Workspace, kind: PartKind[Part, PartOf], rows: Mapping[Identity, Values], new: Collection[PartOf]
) -> Changes:
    def write(unit: Unit, identity: Identity, values: Values) -> None:
        stored = _stored(unit, kind.row, kind.draft, identity)
        unit.touched(write_part(kind, unit, replace(stored, **values)).id)

    def add(unit: Unit) -> None:
        for draft in new:
            unit.touched(write_part(kind, unit, draft).id)

    label = f"Modifica {kind.word}"
    return _change_rows(workspace, label, write, rows, *kind.topics, add=add, added=len(new), action=kind.question)


def _change_rows(
    workspace: Workspace,
    label: str,
    write: Callable[[Unit, Identity, Values], None],
    rows: Mapping[Identity, Values],
    *topics: Topic,
    add: Callable[[Unit], None] = lambda _: None,
    added: int = 0,
    action: Action | InScope = Action.EDIT_ARCHIVE,
) -> Changes:
    """Change all the rows and add the new ones, or nothing at all, as one operation that is undone as one."""
    with unit_of_work(workspace, label, Topic.OBJECTIVES, *topics, action=action) as unit:
        for identity, values in rows.items():
            write(unit, identity, values)
        add(unit)
        if len(rows) + added > 1:
            new = f", {plural(added, 'nuova', 'nuove')}" if added else ""
            unit.label = f"{label}: {plural(len(rows) + added, 'riga', 'righe')}{new}"
    return unit.changes


def _patched(draft: ObjectiveDraft, values: Values, place: UnitRef | None) -> ObjectiveDraft:
    others = {key: value for key, value in values.items() if key != "weight"}
    if "weight" not in values:
        return replace(draft, **others)
    if place not in {share.unit for share in draft.units}:
        raise UserError("L'obiettivo non appartiene a questa unità.", "Ripartire da ciò che la pagina mostra ora.")
    weight = values["weight"]
    units = tuple(replace(share, weight=weight) if share.unit == place else share for share in draft.units)
    return replace(draft, units=units, **others)


def _stored(unit: Unit, kind: type[Base], draft: type[Draft], identity: int) -> Draft:
    """Return the row as its draft: the fields of a draft are columns of its table."""
    row = unit.get(kind, identity)
    return draft(**{field.name: getattr(row, field.name) for field in fields(draft)})
