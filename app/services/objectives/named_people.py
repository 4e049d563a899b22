"""Objectives given to the people whom the plan names for them, once the archive has those people."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session, selectinload

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.exact import ZERO
from app.domain.ids import EmployeeId
from app.domain.italian import plural
from app.domain.objectives import ObjectiveState
from app.domain.objectives.objective import UnitRef
from app.domain.objectives.vocabulary import ResourceKind
from app.domain.permissions import Action
from app.domain.plan_text.people import StaffName, StaffNames
from app.models.cycles import Cycle
from app.models.objectives import Objective, ObjectiveAssignment, ObjectiveResource
from app.models.people import Employee
from app.services.access import reading
from app.services.cycles import cycle_of, open_cycle
from app.services.objectives.involved import Involved, involved
from app.services.objectives.own_units import give_first_weights
from app.services.objectives.service_periods import Limits, served
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class NamedPeople:
    """What `assign_named` would do: how many assignments, to how many people, of how many objectives."""

    assignments: int = 0
    people: int = 0
    objectives: int = 0


class _Named(NamedTuple):
    """A resource of an objective that names people: those found with the part of their time, and the other words."""

    objective: Objective
    resource: ObjectiveResource
    found: Mapping[EmployeeId, Involved]
    rest: str


def named_people(workspace: Workspace, year: int) -> NamedPeople:
    """Count what `assign_named` would do, before anything is written."""
    with reading(workspace, Action.EDIT_ARCHIVE) as session:
        cycle = cycle_of(session, year)
        named = [] if cycle is None else list(_named(session, cycle, served(session, year)))
        new = {(one.objective.id, employee) for one in named for employee in _new(one)}
        return NamedPeople(len(new), len({person for _, person in new}), len({objective for objective, _ in new}))


def assign_named(workspace: Workspace, year: int) -> Changes:
    """Give the objectives of a year to the people whom their human resources name, or mean all together («tutto il
    personale dell'Area»), and the archive has.

    Each within the days of the own service, from the day that the plan says («dal 1° giugno») and with the part
    of the time that it says («Anna Melis 40%»). Who had no
    weights yet gets them as from `assign_own_units`. The names taken leave the resources; the others stay.
    """
    with unit_of_work(workspace, "Assegnazione a chi nomina il piano", Topic.OBJECTIVES, Topic.SHEETS) as unit:
        cycle = open_cycle(unit.session, year)
        days = served(unit.session, year)
        given: set[EmployeeId] = set()
        for one in list(_named(unit.session, cycle, days)):
            for employee in _new(one):
                told = one.found[employee]
                start, end = told.limits
                one.objective.assignments.append(
                    ObjectiveAssignment(
                        employee_id=employee,
                        weight=ZERO,
                        time_share=told.time_share,
                        valid_from=start,
                        valid_to=end,
                    )
                )
                given.add(employee)
            _leave(one)
            unit.touched(one.objective.id)
        if not given:
            raise UserError(
                "Nessun obiettivo nomina, fra le sue risorse, una persona in servizio che non l'abbia già.",
                "Assegnarli da «Assegna a…», o al personale delle loro unità.",
            )
        unit.session.flush()
        give_first_weights(unit, cycle, given)
        unit.label = f"{unit.label}: {plural(len(given), 'persona', 'persone')}"
    return unit.changes


def _named(session: Session, cycle: Cycle, days: dict[EmployeeId, Limits]) -> Iterator[_Named]:
    staff = session.scalars(select(Employee).where(Employee.id.in_(list(days))))
    names = StaffNames(StaffName(one.id, one.last_name, one.first_name) for one in staff)
    loads = (selectinload(Objective.resources), selectinload(Objective.assignments), selectinload(Objective.units))
    wanted = select(Objective).where(Objective.cycle_id == cycle.id, Objective.state != ObjectiveState.WITHDRAWN)
    for objective in session.scalars(wanted.options(*loads).order_by(Objective.position, Objective.code)):
        for resource in objective.resources:
            if resource.kind is not ResourceKind.HUMAN:
                continue
            units = [UnitRef(one.area_id, one.sector_id) for one in objective.units]
            found, rest = involved(session, cycle.year, units, names, resource.description)
            if found:
                yield _Named(objective, resource, found, rest)


def _new(one: _Named) -> list[EmployeeId]:
    known = {row.employee_id for row in one.objective.assignments}
    return [employee for employee in one.found if employee not in known]


def _leave(one: _Named) -> None:
    """Take the people found out of the words: a resource that named only them, and costs nothing, goes."""
    if one.rest or one.resource.amount or one.resource.chapter:
        one.resource.description = one.rest or one.resource.description
    else:
        one.objective.resources.remove(one.resource)
