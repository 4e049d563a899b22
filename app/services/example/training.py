"""The training of the example: the hours that the ente asks, those planned for everybody, what each person did."""

from dataclasses import replace
from decimal import Decimal

from sqlalchemy import select

from app.domain.changes import Topic
from app.domain.law.limits import LimitDraft
from app.domain.periods import Period, year_period
from app.domain.training.editing import TrainingActivityDraft
from app.domain.training.hours import THRESHOLD
from app.models.people import Employee
from app.services.cycles import open_cycle
from app.services.example.source import draft_of, training_file
from app.services.law.limits import keep_limit
from app.services.training.keeping import put_activity, put_planned
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace


def write_plan(workspace: Workspace, year: int) -> None:
    """Set the hours that the ente asks from `year` on, and plan those of everybody in service."""
    source = training_file(year)
    keep_limit(workspace, LimitDraft(THRESHOLD, year, Decimal(source["threshold"])))
    own = source["planned_of"]
    with unit_of_work(workspace, f"Piano della formazione {year} del comune di esempio", Topic.STRUCTURE) as unit:
        unit.can_undo = False
        cycle = open_cycle(unit.session, year)
        for person in _in_service(unit, year_period(year)):
            put_planned(unit, cycle, person.id, Decimal(own.get(person.matricola, source["planned"])))


def write_done(workspace: Workspace, year: int) -> None:
    """Write what each person did: of an activity for all, those in service on its day."""
    with unit_of_work(workspace, f"Formazione {year} del comune di esempio", Topic.STRUCTURE) as unit:
        unit.can_undo = False
        cycle = open_cycle(unit.session, year)
        for row in training_file(year)["activity"]:
            draft, named = draft_of(TrainingActivityDraft, row, "people"), row.get("people")
            for person in _in_service(unit, Period(row["on_date"], row["on_date"])):
                if named is None or person.matricola in named:
                    put_activity(unit, cycle, person, replace(draft, employee_ids=(person.id,)))


def _in_service(unit: Unit, days: Period) -> list[Employee]:
    people = unit.session.scalars(select(Employee).order_by(Employee.matricola))
    return [one for one in people if one.service.overlaps(days)]
