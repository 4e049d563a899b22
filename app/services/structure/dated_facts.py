"""The dated facts of a person (postings, appointments, chosen evaluators): kept and deleted in one way."""

from collections.abc import Callable
from typing import TypeVar

from app.domain.changes import Changes, Topic
from app.models.people import Employee, EqAppointment, EvaluatorOverride, Posting
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace

Fact = TypeVar("Fact", Posting, EqAppointment, EvaluatorOverride)


def save_fact(workspace: Workspace, label: str, put: Callable[[Unit], Fact]) -> Changes:
    """Keep what `put` keeps as one operation, called `label` with the name of the person."""
    with unit_of_work(workspace, label, Topic.STRUCTURE) as unit:
        _name(unit, put(unit))
    return unit.changes


def delete_fact(workspace: Workspace, label: str, kind: type[Fact], identity: int) -> Changes:
    """Delete a fact as one operation, called `label` with the name of the person."""
    with unit_of_work(workspace, label, Topic.STRUCTURE) as unit:
        row = unit.get(kind, identity)
        _name(unit, row)
        unit.session.delete(row)
    return unit.changes


def _name(unit: Unit, row: Posting | EqAppointment | EvaluatorOverride) -> None:
    unit.label = f"{unit.label} di {unit.get(Employee, row.employee_id).full_name}"
    unit.touched(row.id)
