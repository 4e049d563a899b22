"""The dated facts of a person (postings, appointments, absences, chosen evaluators): kept and deleted in one way."""

from collections.abc import Callable
from typing import TypeVar

from app.domain.changes import Changes, Topic
from app.models.people import Absence, Employee, EqAppointment, EvaluatorOverride, Posting
from app.services.transaction import Draft, Unit, save, unit_of_work
from app.services.workspace import Workspace

Fact = TypeVar("Fact", Posting, EqAppointment, Absence, EvaluatorOverride)


def save_fact(workspace: Workspace, label: str, put: Callable[[Unit, Draft], Fact], draft: Draft) -> Changes:
    """Keep a fact as one operation, called `label` with the name of the person."""

    def put_named(unit: Unit, draft: Draft) -> Fact:
        return _named(unit, put(unit, draft))

    return save(workspace, label, put_named, draft)


def delete_fact(workspace: Workspace, label: str, kind: type[Fact], identity: int) -> Changes:
    """Delete a fact as one operation, called `label` with the name of the person."""
    with unit_of_work(workspace, label, Topic.STRUCTURE) as unit:
        unit.touched(identity)
        unit.session.delete(_named(unit, unit.get(kind, identity)))
    return unit.changes


def _named(unit: Unit, row: Fact) -> Fact:
    unit.label = f"{unit.label} di {unit.get(Employee, row.employee_id).full_name}"
    return row
